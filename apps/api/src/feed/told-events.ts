import type { EventLog, StoredEvent } from '#libs/event-store';
import { pointOf } from '#libs/event-store';
import { toEventResponse } from '../history/event.response.js';
import type { Positions } from '../http/answers/position-token.js';
import { type Caller, isStaff } from '../http/callers/caller.js';
import { type Message, textOf } from './server-sent.js';

/** Events as the readers of streams are told them: opened and put into words once for all who are told at the same time. */
export class ToldEvents {
  /** By event and by what decides how it is told. Gone once they are told: what was opened now may be erased when the next one asks. */
  readonly #underWay = new WeakMap<StoredEvent, Map<string, Promise<Message>>>();

  constructor(
    private readonly log: Pick<EventLog, 'revealFollowed'>,
    private readonly positions: Positions,
  ) {}

  /** The messages of some events of the caller's tenant. */
  tell(caller: Reader, events: readonly StoredEvent[]): Promise<Message[]> {
    const way = wayOfTelling(caller);
    const untold = events.filter((event) => !this.#underWay.get(event)?.has(way));
    if (untold.length > 0) this.#begin(caller, untold);
    return Promise.all(events.map((event) => this.#underWay.get(event)!.get(way)!));
  }

  #begin(caller: Reader, events: readonly StoredEvent[]): void {
    const { tenant, shard } = caller;
    const way = wayOfTelling(caller);
    const revealed = this.log.revealFollowed(shard, tenant, events);
    for (const [index, event] of events.entries()) {
      const told = this.#underWay.get(event) ?? new Map<string, Promise<Message>>();
      this.#underWay.set(event, told);
      const message = revealed.then((all) => this.#message(all[index]!, caller));
      told.set(way, message);
      const forget = () => void setImmediate(() => told.delete(way));
      message.then(forget, forget);
    }
  }

  #message(event: StoredEvent, caller: Reader): Message {
    const id = this.positions.token(pointOf(event));
    return { id, text: textOf(id, event.type, toEventResponse(event, this.positions, caller)) };
  }
}

type Reader = Pick<Caller, 'tenant' | 'shard' | 'origin' | 'kind' | 'onlyCustomer'>;

/** To the same readers, as far as an event is put into other words for some than for others. */
const wayOfTelling = (caller: Reader) => `${isStaff(caller) ? 'staff' : 'customer'} ${caller.origin}`;

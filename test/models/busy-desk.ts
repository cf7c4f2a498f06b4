import { MemoryLog } from '#test/harness/logs/memory-log';
import { massage, massageCreated, room, roomCreated } from '#test/rules/front-desk';
import { type Ask, decideOn, isLocked, subjectOf } from '#test/rules/front-desk-asks';
import { Refused } from '../../libs/booking/src/domain/deciding/refused.js';
import type { StatedVersion } from '../../libs/booking/src/domain/deciding/stated-version.js';
import { follow } from './follow-asks.js';
import { foresee } from './foresee.js';
import { FrontDeskModel } from './front-desk-model.js';
import { offeredInstead } from './offered-instead.js';
import { type Draft, evening, hours, roomIds, serviceIds, usesOf } from './random-asks.js';
import { type Foreseen } from './stays.js';

const hour = 3_600_000;
const quarter = hour / 4;
const day = 24 * hour;

const isAsked = ({ details }: Refused) => 'asked' in details && details.asked !== undefined;

/** What has been tried: how often each kind of ask came to what. */
export type Tried = Map<string, number>;

/** Serves asks by the product's decisions, on a log, and holds each outcome against the model. */
export class BusyDesk {
  readonly #log = new MemoryLog();
  readonly #model = new FrontDeskModel();
  #now = evening - 8 * hour;
  #asks = 0;
  #turns = 0;

  constructor(private readonly tried: Tried) {
    const created = roomIds.map((id, at) => {
      const content = { timeZone: 'UTC', capacity: [1, 2, 3][at]!, openingHours: hours[at % 2]! };
      this.#model.rooms.set(id, { ...room, ...content, isArchived: false, blackouts: new Map() });
      return roomCreated(content, id);
    });
    const offered = serviceIds.map((id, at) => {
      const approval = at === 1 ? ('required' as const) : ('automatic' as const);
      const agreed = { timeZone: 'UTC', approval, bufferBefore: at === 1 ? 15 : 0 };
      const content = { ...agreed, uses: usesOf[id]!, durations: [60, 30], maxUnitsPerBooking: 2 };
      this.#model.offers.set(id, { ...massage, ...content, isArchived: false });
      return massageCreated(content, id);
    });
    this.#log.record([...created, ...offered], this.#now, 'desk');
  }

  /** `pass` lets others come in between looking and settling, as often as it takes. */
  async serve(draft: Draft, pass: () => Promise<void>): Promise<void> {
    if (draft.kind === 'time') {
      const toNextStart = () => Math.max(evening, Math.ceil(this.#now / (2 * quarter)) * 2 * quarter) - this.#now;
      this.#now += draft.by === 'next start' ? toNextStart() : draft.by;
      return;
    }
    const ask = this.#asked(draft);
    if (!ask) return;
    for (;;) {
      await pass();
      const decidedAt = this.#now;
      const attempt = this.#log.decide((read) => decideOn(read, ask, this.#now));
      if (!isLocked(ask)) await pass();
      if (!this.#log.stands(attempt, this.#now)) continue;
      const { outcome } = attempt;
      if (outcome instanceof Refused) this.#askForOthers(ask, outcome);
      this.#judge(ask, outcome instanceof Refused ? null : outcome.events, outcome, decidedAt);
      this.#log.settle(attempt, this.#now, ask.actor);
      return;
    }
  }

  #judge(ask: Ask, events: Parameters<typeof follow>[2] | null, outcome: unknown, decidedAt: number) {
    const { stated } = ask;
    const version = this.#log.version(subjectOf(ask));
    const isStale = stated.by === 'expectedVersion' && stated.version !== version;
    const foreseen = foresee(this.#model, ask, isStale, this.#now);
    const came: Foreseen = events === null ? 'is refused' : events.length > 0 ? 'passes' : 'changes nothing';
    const reason = outcome instanceof Refused ? ` ${outcome.reason}` : '';
    const what = `${ask.ask} ${came}${reason}`;
    this.tried.set(what, (this.tried.get(what) ?? 0) + 1);
    this.#turns += 1;
    const wrong =
      came === 'passes' && foreseen === 'passes'
        ? follow(this.#model, ask, events!, this.#now, this.#turns, decidedAt)
        : [];
    expect({ ask, came, wrong: [...wrong, ...this.#model.faults(this.#now)] }).toEqual({
      ask,
      came: foreseen,
      wrong: [],
    });
  }

  /** What a refusal offers passes when it is asked for, and who is offered nothing may have nothing. */
  #askForOthers(ask: Ask, refusal: Refused) {
    if (!('start' in ask && 'units' in ask)) return;
    const offered = this.#log.look((read) => offeredInstead(read, refusal, this.#now));
    if (offered !== null && isAsked(refusal) && ask.override?.length === 0) this.#lookForOthers(ask, offered);
    const personal = offered === null ? [ask.start + hour] : [];
    for (const start of offered ?? personal) {
      const comes = foresee(this.#model, { ...ask, start }, false, this.#now);
      expect({ ask, refusal: refusal.reason, start, comes }).toMatchObject({
        comes: offered ? 'passes' : 'is refused',
      });
      const what = `${ask.ask} is offered ${offered ? 'something else' : 'nothing'}`;
      this.tried.set(what, (this.tried.get(what) ?? 0) + 1);
    }
  }

  /** No start that is nearer than the last one offered would pass; where few are offered only some of a day are looked at. */
  #lookForOthers(ask: Extract<Ask, { readonly units: number }>, offered: readonly number[]) {
    const isFull = offered.length === 5;
    const distance = (start: number) => Math.abs(start - ask.start);
    const furthest = isFull ? Math.max(...offered.map(distance)) : day;
    const stride = isFull ? 1 : 16;
    for (let nth = isFull ? 1 : 1 + (this.#asks % stride); nth * quarter < furthest; nth += stride) {
      for (const start of [ask.start - nth * quarter, ask.start + nth * quarter]) {
        if (offered.includes(start)) continue;
        const comes = foresee(this.#model, { ...ask, start }, false, this.#now);
        expect({ ask, offered, leftOut: start, comes }).not.toMatchObject({ comes: 'passes' });
        const what = `${ask.ask} is offered nothing worse`;
        this.tried.set(what, (this.tried.get(what) ?? 0) + 1);
      }
    }
  }

  #asked(draft: Exclude<Draft, { kind: 'time' }>): Ask | null {
    const { kind, ask, more, about } = draft;
    this.#asks += 1;
    const id = kind === 'new' ? `bkg_${this.#asks}` : this.#subject(kind, about);
    if (id === undefined) return null;
    const blackouts = [...(this.#model.rooms.get(id)?.blackouts.keys() ?? [])];
    const blackoutId = ask === 'close' ? `blk_${this.#asks}` : blackouts[about % blackouts.length];
    if (ask === 'reopen' && blackoutId === undefined) return null;
    const asked = { ...more, ask, id, actor: `client ${this.#asks}`, blackoutId } as unknown as Ask;
    const version = this.#log.version(subjectOf(asked));
    const stated: StatedVersion = draft.stated === 'any' ? { by: 'any' } : { by: 'expectedVersion', version };
    return { ...asked, stated };
  }

  #subject(kind: 'stay' | 'room' | 'offer', about: number): string | undefined {
    const ids: readonly string[] =
      kind === 'stay' ? [...this.#model.stays.keys()] : kind === 'room' ? roomIds : serviceIds;
    return ids[about % ids.length];
  }
}

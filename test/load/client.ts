import type { Command, Wanted } from '#test/checker/history';
import { Dice } from '#test/fuzz/dice';
import { anyOffer } from './desk.js';
import { type Heard, isDone, isRefused } from './heard.js';
import type { Request, Sender } from './sender.js';
import { pointIn } from './told.js';

/** A booking of this client's, as it knows it. */
interface Own {
  readonly id: string;
  readonly customerId: string;
  readonly units: number;
  readonly serviceId: string;
  readonly calendarIds: readonly string[];
  version: number;
  position: string;
  isHeld: boolean;
}

const most = 8;

/** Somebody who books, holds, confirms, moves and cancels, one after the other, and goes by what it is told. */
export class Client {
  readonly #dice: Dice;
  readonly #own: Own[] = [];
  #count = 0;

  constructor(
    private readonly name: string,
    seed: number,
    private readonly sender: Sender,
  ) {
    this.#dice = new Dice(seed);
  }

  async once(): Promise<void> {
    const own = this.#own.length === 0 ? undefined : this.#dice.pick(this.#own);
    if (!own || (this.#own.length < most && this.#dice.happens(0.45))) return this.#take();
    if (this.#dice.happens(0.15)) return this.#read(own);
    if (own.isHeld && this.#dice.happens(0.6)) return this.#change(own, 'confirm');
    return this.#change(own, this.#dice.happens(0.4) ? 'move' : 'cancel');
  }

  async #take(): Promise<void> {
    const wanted = this.#offer();
    const { serviceId } = wanted;
    const isHeld = this.#dice.happens(0.4);
    const customerId = `${this.name}-${this.#dice.below(8)}`;
    const command = this.#command(isHeld ? 'hold' : 'book', wanted, null, customerId);
    const body = {
      serviceId,
      start: instant(wanted.start),
      units: wanted.units,
      customer: { id: customerId, name: 'Ada', email: 'ada@example.com' },
      // Some run out while they are still wanted.
      ...(isHeld && { hold: { seconds: 1 + this.#dice.below(20) } }),
    };
    const heard = await this.#send(command, { method: 'POST', path: '/v1/bookings', body });
    if (!heard || !isDone(heard)) return;
    const { units, calendarIds } = wanted;
    const { id, version, position } = heard.body as Required<typeof heard.body>;
    this.#own.push({ id, version, position, isHeld, customerId, serviceId, units, calendarIds });
  }

  async #change(own: Own, what: 'confirm' | 'move' | 'cancel'): Promise<void> {
    // Now and then it has not heard of its own last change.
    const isStale = own.version > 1 && this.#dice.happens(0.05);
    const expectedVersion = own.version - (isStale ? 1 : 0);
    const { start, end } = this.#offer();
    const { serviceId, units, calendarIds } = own;
    const wanted = what === 'move' ? { serviceId, start, end, units, calendarIds } : null;
    const command = this.#command(what, wanted, own.id, own.customerId, expectedVersion);
    const path = `/v1/bookings/${own.id}/${what === 'move' ? 'reschedule' : what}`;
    const body = { expectedVersion, ...(wanted && { start: instant(start) }) };
    const heard = await this.#send(command, { method: 'POST', path, body });
    if (heard && isDone(heard) && what !== 'cancel') {
      own.version = heard.body.version!;
      own.position = heard.body.position!;
      own.isHeld = heard.body.status === 'held';
      return;
    }
    // What is cancelled, or is otherwise than it thought, it lets alone; a time that is taken it has asked for in vain.
    const stays = heard !== null && (isStale || lost.has(heard.body.code ?? ''));
    if (!stays) this.#own.splice(this.#own.indexOf(own), 1);
  }

  async #read(own: Own): Promise<void> {
    const knows = { version: own.version, at: pointIn(own.position) };
    const command = { ...this.#command('read', null, own.id, own.customerId), knows };
    const path = `/v1/bookings/${own.id}?minPosition=${encodeURIComponent(own.position)}`;
    const heard = await this.sender.try(command, { method: 'GET', path }, this.#dice.below(2));
    // It has gone with the past that had it.
    if (heard && isRefused(heard)) this.#own.splice(this.#own.indexOf(own), 1);
  }

  /** Now and then twice at once, as by a double click, or once more though it was answered. */
  async #send(command: Command, request: Request): Promise<Heard | null> {
    const at = this.#dice.below(2);
    const isDouble = this.#dice.happens(0.05);
    const isRepeated = this.#dice.happens(0.05);
    const [heard, other] = await Promise.all([
      this.sender.persist(command, request, at),
      isDouble ? this.sender.persist(command, request, at + 1) : null,
    ]);
    const known = [heard, other].find((one) => one && isDone(one)) ?? heard;
    if (isRepeated && known && isDone(known)) await this.sender.persist(command, request, at + 1);
    return known;
  }

  #command(
    what: Command['what'],
    wanted: Wanted | null,
    about: string | null,
    customer: string,
    stated: number | null = null,
  ): Command {
    this.#count += 1;
    const id = `${this.name}-${String(this.#count).padStart(6, '0')}`;
    return { id, what, about, wanted, customer, stated };
  }

  #offer() {
    return anyOffer((limit) => this.#dice.below(limit));
  }
}

/** Refusals of a move after which the booking stands where it was. */
const lost = new Set(['slot-taken', 'slot-held', 'capacity-exhausted']);

const instant = (at: number): string => new Date(at).toISOString();

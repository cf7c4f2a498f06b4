import type { DayFilter, Looked, SlotWatch } from '#libs/booking';
import { Bell, type EventLog, type Point } from '#libs/event-store';
import type { Message } from '../../feed/server-sent.js';
import { ToldDays } from './told-days.js';

/** What is followed: whoever asks the same is told the same. */
export interface Followed extends Omit<DayFilter, 'ignoreBooking'> {
  readonly shard: number;
  readonly tenant: string;
  readonly serviceId: string;
  readonly tellsFree: boolean;
}

export interface Means {
  readonly log: Pick<EventLog, 'world'>;
  readonly watch: Pick<SlotWatch, 'reach' | 'look' | 'isStill' | 'patience'>;
  readonly token: (at: Point) => string;
  /** Between two looks, in milliseconds. */
  readonly pace: () => number;
  /** Looks wait for their turn. */
  readonly inTurn: <Found>(look: () => Promise<Found>) => Promise<Found>;
  readonly failed: (error: unknown) => void;
}

/** After a look that failed, in milliseconds. */
const respite = 1_000;

/**
 * Listeners are told in groups of this size, this many milliseconds apart: a thousand told at once, 60 kB each, keep everybody
 * who books waiting for half a second.
 */
const atATime = { listeners: 25, apart: 10 };

const dayMs = 86_400_000;

/** What is offered, looked at for all who follow it, as long as there are some. */
export class LiveView {
  readonly #told: ToldDays;
  readonly #bells = new Set<Bell>();
  readonly #bell: Bell;
  #looked: Looked | null = null;
  #opening: Promise<boolean> | undefined;
  #telling = Promise.resolve();

  constructor(
    private readonly followed: Followed,
    private readonly means: Means,
  ) {
    this.#told = new ToldDays(new Date(followed.fromDay * dayMs).toISOString().slice(0, 10));
    this.#bell = new Bell(means.log.world);
  }

  get isLeft(): boolean {
    return this.#bells.size === 0;
  }

  /** How far it has looked. */
  get position(): string | null {
    return this.#looked && this.means.token(this.#looked.asOf);
  }

  /** Something was stored. */
  wake(): void {
    this.#bell.ring();
  }

  /** Another one follows, until the signal ends that. What is returned rings where there is something to be told. */
  join(signal: AbortSignal): Bell {
    const bell = new Bell(this.means.log.world);
    if (!signal.aborted) this.#bells.add(bell);
    signal.addEventListener('abort', () => {
      this.#bells.delete(bell);
      bell.ring();
      if (this.isLeft) this.wake();
    });
    return bell;
  }

  /** Once it has looked, as of `wanted` at the earliest. Returns whether there is such a service. */
  async opened(wanted: number): Promise<boolean> {
    this.#opening ??= this.#open();
    if (!(await this.#opening)) return false;
    return this.#looked!.asOf.position >= wanted || this.#look();
  }

  async *messages(bell: Bell, signal: AbortSignal): AsyncGenerator<readonly Message<Buffer>[]> {
    for (let heard = 0; !signal.aborted; ) {
      const message = this.#told.bytesSince(heard);
      heard = this.#told.change;
      if (message) yield [message];
      else await bell.rung();
    }
  }

  async #open(): Promise<boolean> {
    const isThere = await this.#look();
    if (isThere) void this.#follow();
    return isThere;
  }

  async #follow(): Promise<void> {
    const { watch, pace, failed } = this.means;
    while (!this.isLeft) {
      await this.#bell.rung(Math.max(0, watch.patience(this.#looked!)));
      // All wake at the same moment, so that one look at the log does for all of them.
      await this.#pause(pace() - (this.means.log.world.monotonic() % pace()));
      if (this.isLeft) return;
      try {
        if (!(await watch.isStill(this.followed, this.#looked!))) await this.#look();
        await this.#telling;
      } catch (error) {
        failed(error);
        await this.#pause(respite);
        this.wake();
      }
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => void this.means.log.world.after(ms, resolve));
  }

  async #look(): Promise<boolean> {
    const { followed, means } = this;
    const { duration, units, calendarIds, fromDay, toDay, serviceId, tellsFree } = followed;
    const filter = { duration, units, calendarIds, fromDay, toDay };
    const zone = this.#looked?.found.service.timeZone;
    const reached = await means.watch.reach(followed);
    const looked = await means.inTurn(() => means.watch.look(followed, reached, serviceId, filter, zone));
    if (!looked) return false;
    // Another look was faster.
    if (this.#looked?.past === looked.past && looked.asOf.position < this.#looked.asOf.position) return true;
    this.#looked = looked;
    if (this.#told.take(looked.found, means.token(looked.asOf), tellsFree)) this.#telling = this.#tell();
    return true;
  }

  async #tell(): Promise<void> {
    for (const [nth, bell] of [...this.#bells].entries()) {
      if (nth > 0 && nth % atATime.listeners === 0) await this.#pause(atATime.apart);
      bell.ring();
    }
  }
}

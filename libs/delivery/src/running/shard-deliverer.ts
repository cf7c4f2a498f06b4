import { Bell, OtherHistory, sleep } from '#libs/event-store';
import { Leases, Trouble } from '#libs/projection';
import { limits } from '../network/sender.js';
import type { Lane } from '../queue/lane.js';
import { keepDeliveryDays } from '../sql/attempts.js';
import { Superseded } from '../sql/record-deliveries.js';
import { forgetDeleted } from '../sql/subscribers.js';
import { consumer, countEvery, type Pace, patience, recordBusyEvery, recordIdleEvery } from './pace.js';
import type { DeliveryParts } from './parts.js';
import { Sending } from './sending.js';
import { ShardLanes } from './shard-lanes.js';

const day = 86_400_000;

/** Tells the subscribers of one shard, as long as it has the lease. */
export class ShardDeliverer {
  readonly #bell: Bell;
  readonly #leases: Leases;
  readonly #trouble: Trouble;
  #sending: Sending | null = null;
  readonly #nextAt = { look: 0, count: 0 };
  /** The day, counted from 1970, for which there are tables. */
  #keptDay = 0;
  #recordedAt = 0;
  #isToRecord = false;
  /** The log has lost something that was in memory here. */
  #hasLost = false;
  #isStopping = false;
  /** It is to be another's, which is left alone with it for so many milliseconds. */
  #leavesFor: number | null = null;
  #loop: Promise<void> | null = null;

  constructor(
    private readonly shard: number,
    private readonly parts: DeliveryParts,
    holder: string,
    /** How long it leaves to others what nobody has, in milliseconds. */
    private readonly hesitation: () => number,
    private readonly pace: Pace,
    /** Of all shards. */
    private readonly total: { taken: number; failed: number },
  ) {
    this.#bell = new Bell(parts.clock);
    this.#leases = new Leases(shard, parts.pool, parts.clock, [consumer], holder, pace.lease);
    this.#trouble = new Trouble(`deliveries of shard ${shard}`, parts.logger, parts.clock);
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  /** Returns once what came of the requests is written down. One that has no answer in time is sent again by whoever comes next. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#bell.ring();
    await this.#loop;
    await this.#handOver(0).catch(() => {});
  }

  /** Another process is to have this shard, as soon as what is under way is over; this one looks for it again after `pause`. */
  leave(pause: number): void {
    this.#leavesFor = pause;
    this.#bell.ring();
  }

  async #handOver(pause: number): Promise<void> {
    const waiting = new AbortController();
    await Promise.race([this.#sending?.ended(), sleep(this.parts.clock, patience, waiting.signal)]);
    waiting.abort();
    await this.#record().catch(() => {});
    await this.#sending?.writeCounts().catch(() => {});
    this.#drop();
    await this.#leases.release(pause);
  }

  /** The log has grown, or somebody has changed something. */
  ring(isChange = false): void {
    if (isChange) this.#nextAt.look = 0;
    this.#bell.ring();
  }

  /** What is known of the log may be of a past that it has no more. */
  forget(): void {
    this.#hasLost = this.#sending !== null || this.#hasLost;
    this.#drop();
    this.#bell.ring();
  }

  /** Whether it is this one that tells, and goes on doing so. */
  get tells(): boolean {
    return this.#sending !== null && this.#leavesFor === null;
  }

  /** Of whom it tells, where it is this one that does. */
  get lanes(): readonly Lane[] {
    return this.#sending?.lanes.all ?? [];
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      if (this.#trouble.pause === 0) {
        await this.#turn().then(
          () => this.#trouble.over(),
          (error: Error) => this.#failed(error),
        );
      }
      await this.#rest();
    }
  }

  /** A long stretch of the log is read in many turns, so that the lease is renewed in between. */
  async #turn(): Promise<void> {
    if (this.#leases.pause === 0) await this.#leases.renew(this.hesitation());
    if (!this.#leases.holds(consumer)) return this.#drop();
    if (this.#leavesFor !== null) return this.#handOver(this.#leavesFor);
    await this.#keepDays();
    this.#sending ??= await this.#load();
    const sending = this.#sending;
    if (this.#isDue('look', this.pace.look)) {
      await sending.lanes.lookForChanges();
      await sending.replaying.look();
    }
    if (await sending.lanes.readOn()) this.#bell.ring();
    if (await sending.lanes.readBehind()) this.#bell.ring();
    sending.begin();
    if (this.#mayRecord(sending)) await this.#record();
    if (this.#isDue('count', countEvery)) await sending.writeCounts();
  }

  async #keepDays(): Promise<void> {
    const now = this.parts.clock.now();
    const today = Math.floor(now / day);
    if (today === this.#keptDay) return;
    await keepDeliveryDays(this.parts.pool, now);
    await forgetDeleted(this.parts.pool, this.shard);
    this.#keptDay = today;
  }

  async #load(): Promise<Sending> {
    const lanes = await ShardLanes.load(this.shard, this.parts, this.#hasLost);
    this.#hasLost = false;
    this.#nextAt.look = 0;
    return new Sending(this.shard, this.parts, lanes, {
      mayBegin: () => this.#mayBegin,
      ended: () => {
        this.#isToRecord = true;
        this.#bell.ring();
      },
      counted: (isTaken) => {
        this.total[isTaken ? 'taken' : 'failed'] += 1;
      },
      failed: (error) => this.#failed(error),
    });
  }

  get #mayBegin(): boolean {
    const stays = !this.#isStopping && this.#leavesFor === null;
    return stays && this.#trouble.pause === 0 && this.#leases.left(consumer) > limits.whole;
  }

  /** Everything in memory is void: another one goes on, or the log has another past. */
  #drop(): void {
    this.#sending?.end();
    this.#sending = null;
    this.#leavesFor = null;
  }

  #mayRecord({ lanes }: Sending): boolean {
    const since = this.parts.clock.monotonic() - this.#recordedAt;
    if (!this.#isToRecord) return since >= recordIdleEvery;
    return !lanes.isUnsettled || since >= recordBusyEvery;
  }

  async #record(): Promise<void> {
    if (!this.#sending || this.#leases.left(consumer) === 0) return;
    this.#isToRecord = false;
    this.#recordedAt = this.parts.clock.monotonic();
    await this.#sending.record().catch((error) => {
      this.#isToRecord = true;
      throw error;
    });
  }

  #isDue(what: 'look' | 'count', every: number): boolean {
    const now = this.parts.clock.monotonic();
    if (now < this.#nextAt[what]) return false;
    this.#nextAt[what] = now + every;
    return true;
  }

  #failed(error: Error): void {
    if (error instanceof OtherHistory) this.forget();
    if (error instanceof Superseded) this.#drop();
    if (error instanceof Superseded) this.#leases.doubt();
    this.#trouble.met(error);
  }

  /** Until something happens, or something is due. What is due already waits for something that happens. */
  async #rest(): Promise<void> {
    const { clock } = this.parts;
    const due = this.lanes.map(({ dueAt }) => dueAt - clock.now()).filter((pause) => pause > 0);
    const timely = this.#sending ? [this.#nextAt.look - clock.monotonic(), ...due] : [];
    const pause = this.#trouble.pause || Math.min(this.#leases.pause, ...timely);
    await this.#bell.rung(Math.max(1, pause));
  }
}

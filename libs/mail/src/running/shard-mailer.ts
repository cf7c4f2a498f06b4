import { Bell, OtherHistory, type Point, sleep } from '#libs/event-store';
import { Leases, Trouble } from '#libs/projection';
import { forgetCounts, forgetKnown } from '../sql/counts.js';
import { findDue, nextDueAfter } from '../sql/due.js';
import { Superseded } from '../sql/positions.js';
import { forgetToldLetters } from '../sql/told-letters.js';
import { limits } from '../transport/smtp-transport.js';
import type { Desk } from './desk.js';
import { consumer, leaseDuration, patience, tidyEvery } from './pace.js';
import type { MailParts } from './parts.js';
import { ShardReading } from './shard-reading.js';
import { Writing } from './writing.js';

const duePerTenant = 20;

/** Writes because of what happens in one shard, as long as it has the lease. */
export class ShardMailer {
  readonly #bell: Bell;
  readonly #leases: Leases;
  readonly #trouble: Trouble;
  readonly #writing: Writing;
  #reading: ShardReading | null = null;
  /** When there is something due to be looked at, by the log's time. */
  #dueAt = 0;
  #tidiesAt = 0;
  #isStopping = false;
  /** It is to be another's, which is left alone with it for so many milliseconds. */
  #leavesFor: number | null = null;
  #loop: Promise<void> | null = null;

  constructor(
    private readonly shard: number,
    private readonly parts: MailParts,
    private readonly desk: Desk,
    holder: string,
    /** How long it leaves to others what nobody has, in milliseconds. */
    private readonly hesitation: () => number,
    /** Where the shard ended when this process began to watch it. */
    private readonly head: Point,
  ) {
    const { pool, log, logger } = parts;
    this.#bell = new Bell(log.world);
    this.#leases = new Leases(shard, pool, log.world, [consumer], holder, leaseDuration);
    this.#trouble = new Trouble(`mails of shard ${shard}`, logger, log.world);
    this.#writing = new Writing(shard, parts, desk, {
      mayBegin: () => this.#mayBegin,
      ended: () => {
        this.#dueAt = 0;
        this.#bell.ring();
      },
      failed: (error) => this.#failed(error),
    });
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  /**
   * Returns once what came of the mails is written down. One that has no answer in time is sent again by whoever comes next, once
   * the lease has run out by itself.
   */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#bell.ring();
    await this.#loop;
    const isOver = await this.#comesToAnEnd();
    await this.#reading?.record().catch(() => {});
    this.#drop();
    if (isOver) await this.#leases.release(0).catch(() => {});
  }

  /** Another process is to have this shard; this one looks for it again after `pause`. */
  leave(pause: number): void {
    this.#leavesFor = pause;
    this.#bell.ring();
  }

  ring(): void {
    this.#bell.ring();
  }

  /** What is known of the log may be of a past that it has no more. */
  forget(): void {
    this.#reading = null;
    this.#bell.ring();
  }

  /** Whether it is this one that writes, and goes on doing so. */
  get writes(): boolean {
    return this.#reading !== null && this.#leavesFor === null;
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      if (this.#trouble.pause === 0) {
        await this.#turn().then(
          () => this.#trouble.over(),
          (error: Error) => this.#failed(error),
        );
      }
      if (!this.#isStopping) await this.#rest();
    }
  }

  async #turn(): Promise<void> {
    const { log, pool } = this.parts;
    if (this.#leases.pause === 0) await this.#leases.renew(this.hesitation());
    if (!this.#leases.holds(consumer)) return this.#drop();
    if (this.#leavesFor !== null) return this.#handOver(this.#leavesFor);
    if (log.world.monotonic() >= this.#tidiesAt) await this.#tidy();
    if (!this.#reading) {
      this.#reading = await ShardReading.open(this.shard, this.parts, this.head);
      this.#dueAt = 0;
    }
    const read = await this.#reading.readOn();
    this.#dueAt = Math.min(this.#dueAt, read.dueAt);
    if (read.isMore) this.#bell.ring();
    const now = log.now();
    if (now < this.#dueAt || this.desk.trouble.pause > 0) return;
    const due = await findDue(pool, this.shard, now, duePerTenant);
    const isFresh = this.#writing.take(due);
    this.#dueAt = isFresh ? now : await this.#nextDue(now);
  }

  /** What somebody asks for through another process rings no bell. */
  async #nextDue(now: number): Promise<number> {
    const next = await nextDueAfter(this.parts.pool, this.shard, now);
    return Math.min(next ?? Number.POSITIVE_INFINITY, now + longestRest);
  }

  async #tidy(): Promise<void> {
    const { log, pool } = this.parts;
    this.#tidiesAt = log.world.monotonic() + tidyEvery;
    await forgetToldLetters(pool, this.shard, log.now());
    await forgetCounts(pool, this.shard, log.now());
    await forgetKnown(pool, this.shard, log.now());
  }

  /** Not while a mail is under way: whoever comes next would send it a second time. */
  async #handOver(pause: number): Promise<void> {
    if (!(await this.#comesToAnEnd())) return;
    await this.#reading?.record().catch(() => {});
    this.#drop();
    await this.#leases.release(pause);
  }

  /** Whether all that is under way is over soon. */
  async #comesToAnEnd(): Promise<boolean> {
    const waiting = new AbortController();
    const late = sleep(this.parts.log.world, patience, waiting.signal).then(() => false);
    const isOver = await Promise.race([this.#writing.ended().then(() => true), late]);
    waiting.abort();
    return isOver;
  }

  get #mayBegin(): boolean {
    const stays = !this.#isStopping && this.#leavesFor === null && this.#reading !== null;
    return stays && this.#trouble.pause === 0 && this.#leases.left(consumer) > limits.whole;
  }

  #drop(): void {
    this.#reading = null;
    this.#leavesFor = null;
    this.#writing.forget();
  }

  #failed(error: Error): void {
    if (error instanceof OtherHistory || error instanceof Superseded) this.#drop();
    if (error instanceof Superseded) this.#leases.doubt();
    this.#trouble.met(error);
  }

  /** Until something happens, or something is due. */
  async #rest(): Promise<void> {
    const { log } = this.parts;
    const due = this.#reading ? Math.max(this.#dueAt - log.now(), this.desk.trouble.pause) : Number.POSITIVE_INFINITY;
    // What is due already waits for its turn, at the end of something that is under way.
    const timely = due > 0 ? due : this.#writing.isBusy ? longestRest : shortestRest;
    const pause = Math.max(this.#trouble.pause, Math.min(this.#leases.pause, timely, longestRest));
    await this.#bell.rung(Math.max(1, pause));
  }
}

/** Also where nobody rings: somebody else's bell may not be heard. */
const longestRest = 5_000;
const shortestRest = 100;

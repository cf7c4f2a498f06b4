import { OtherHistory } from '#libs/event-store';
import { day } from '../letters/schedule.js';
import { type Due, deleteDue, putOffDue } from '../sql/due.js';
import { Superseded } from '../sql/positions.js';
import { findToldLetters } from '../sql/told-letters.js';
import type { Desk } from './desk.js';
import type { MailParts } from './parts.js';
import { type Done, writeLetter } from './write-letter.js';

interface Owner {
  /** Whether a mail that is handed in now would be over before the lease could be another's. */
  mayBegin(): boolean;
  /** One is over. */
  ended(): void;
  failed(error: Error): void;
}

const keyOf = ({ tenant, subject }: Due): string => `${tenant} ${subject}`;

/** For so long one that failed for a reason of its own is left alone, in milliseconds. */
const pauseAfterFailure = 60_000;

/** What of one shard is being written. */
export class Writing {
  readonly #waiting = new Map<string, Map<string, Due>>();
  readonly #flying = new Map<string, Promise<void>>();
  readonly #begin = new Map<string, () => boolean>();

  constructor(
    private readonly shard: number,
    private readonly parts: MailParts,
    private readonly desk: Desk,
    private readonly owner: Owner,
  ) {}

  get isBusy(): boolean {
    return this.#flying.size > 0;
  }

  /** Whoever is not written to already stands in line. Returns whether somebody is. */
  take(due: readonly Due[]): boolean {
    const fresh = due.filter((each) => !this.#flying.has(keyOf(each)));
    this.#waiting.clear();
    for (const each of fresh) {
      const line = this.#waiting.get(each.tenant) ?? new Map<string, Due>();
      this.#waiting.set(each.tenant, line.set(each.subject, each));
    }
    for (const tenant of [...this.#waiting.keys()]) this.desk.turns.want(tenant, this.#beginOf(tenant));
    return fresh.length > 0;
  }

  /** Nobody stands in line any more. */
  forget(): void {
    this.#waiting.clear();
  }

  /** Returns once nothing is under way. */
  async ended(): Promise<void> {
    while (this.#flying.size > 0) await Promise.all(this.#flying.values());
  }

  /** The same each time, so that it stands in line once. */
  #beginOf(tenant: string): () => boolean {
    const known = this.#begin.get(tenant) ?? (() => this.#beginOne(tenant));
    this.#begin.set(tenant, known);
    return known;
  }

  #beginOne(tenant: string): boolean {
    const line = this.#waiting.get(tenant);
    const next = line?.values().next().value;
    if (!line || !next || !this.owner.mayBegin() || this.desk.trouble.pause > 0) {
      this.#begin.delete(tenant);
      return false;
    }
    line.delete(next.subject);
    const flight = this.#write(next).finally(() => {
      this.#flying.delete(keyOf(next));
      this.desk.turns.done(tenant);
      this.owner.ended();
    });
    this.#flying.set(keyOf(next), flight);
    return true;
  }

  async #write(due: Due): Promise<void> {
    try {
      const done = await this.#toAll(due);
      const { pool } = this.parts;
      if (done.some(({ outcome }) => outcome === 'server')) return;
      const until = done.flatMap((each) => each.until ?? []);
      await (until.length > 0
        ? putOffDue(pool, this.shard, due, Math.min(...until))
        : deleteDue(pool, this.shard, due));
    } catch (error) {
      await this.#failed(due, error as Error).catch(() => {});
    }
  }

  /** What fails by itself is left alone for a while, and given up once nobody would be told of it any more. */
  async #failed(due: Due, error: Error): Promise<void> {
    if (error instanceof Superseded || error instanceof OtherHistory) return this.owner.failed(error);
    const { pool, log, logger } = this.parts;
    logger.error(`mails of ${due.subject} of ${due.tenant}: ${error.message}`);
    const until = log.now() + pauseAfterFailure;
    await (until > due.happenedAt + day ? deleteDue(pool, this.shard, due) : putOffDue(pool, this.shard, due, until));
  }

  /** One audience after the other: each has a row of its own, so that one that fails takes nothing from the others. */
  async #toAll(due: Due): Promise<Done[]> {
    const place = { shard: this.shard, tenant: due.tenant, subject: due.subject };
    const standing = await this.parts.correspondence.look(place);
    if (!standing) return [];
    const kept = await findToldLetters(this.parts.pool, place);
    const done: Done[] = [];
    const failures: unknown[] = [];
    for (const audience of standing.audiences) {
      if (done.length > 0 && !this.owner.mayBegin()) return [...done, left];
      const errand = { place, due, audience, kept: kept.get(audience) ?? null, standing };
      try {
        const one = await writeLetter(this.parts, errand);
        this.desk.note(one);
        done.push(one);
        if (one.outcome === 'server') break;
      } catch (error) {
        if (error instanceof Superseded || error instanceof OtherHistory) throw error;
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return done;
  }
}

/** What is for whoever has the lease next. */
const left: Done = { outcome: 'server', why: '', until: null };

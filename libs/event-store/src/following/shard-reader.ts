import { databaseFailure } from '#libs/database';
import type { Scanned } from '../catalogue/scanned.js';
import type { StoredEvent } from '../catalogue/stored-event.js';
import { type Point, pointOf } from '../point.js';
import type { World } from '../world/world.js';
import { Bell } from './bell.js';
import { type Bounds, type Followed, positionOf, RecentEvents } from './recent-events.js';
import type { Concerned } from './whose.js';

/** What was read of a shard at once. */
export interface ReadPage {
  readonly events: readonly Scanned<StoredEvent>[];
  /** Of the data of each event. */
  readonly bytes: readonly number[];
  /** Whether there was nothing behind it. */
  readonly isEnd: boolean;
}

/** The log as a reader of one shard needs it. */
export interface ReadShard {
  read(after: number | Point): Promise<ReadPage>;
  /** Whom events concern that were read behind `after`; null where nobody asks. */
  concerned(after: number, events: readonly Scanned<StoredEvent>[]): Promise<readonly Concerned[] | null>;
  onGrown(listener: () => void): () => void;
}

/** One that has heard all that there is and waits. */
export interface Listening {
  /** How far it has heard. */
  at: number | Point;
  /** Whether it is woken for an event. */
  wants(event: Followed): boolean;
  /** It is moved on over events that it does not want. */
  passed(at: Point): void;
  wake(): void;
}

const shortestPoll = 20;
const longestPoll = 1_000;

/** Each writes to its reader, some 20 to 50 µs: after so many others have their turn. */
const wokenAtOnce = 100;

/** What is kept for those who fall behind a little: 64 shards take 64 MiB at most. */
const kept: Bounds = { events: 2_000, bytes: 1 << 20 };

/**
 * Reads a shard once for all who follow it in this process, however many they are: one query for each time that the shard
 * grows. Woken by the doorbell; a poll that grows from 20 ms to 1 s while nothing comes is the net below it. It holds nothing
 * for anybody: who waits is woken, or moved on over what it does not want, and takes from what was read last; who is slower
 * than that reads for itself. What is no failure of the database ends it, and all who follow.
 */
export class ShardReader {
  readonly recent: RecentEvents;
  readonly #bell: Bell;
  readonly #listening = new Set<Listening>();
  readonly done: Promise<void>;
  #isEnding = false;
  #failure: { readonly cause: unknown } | null = null;

  constructor(
    shard: number,
    from: number | Point,
    private readonly log: ReadShard,
    private readonly world: World,
  ) {
    this.#bell = new Bell(world);
    this.recent = new RecentEvents(shard, from, kept);
    this.done = this.#run();
  }

  /** Why it has ended, where nobody told it to. */
  get failure() {
    return this.#failure;
  }

  end(): void {
    this.#isEnding = true;
    this.#bell.ring();
  }

  listen(listening: Listening): void {
    this.#listening.add(listening);
  }

  unlisten(listening: Listening): void {
    this.#listening.delete(listening);
  }

  async #run(): Promise<void> {
    const unsubscribe = this.log.onGrown(() => this.#bell.ring());
    let pause = shortestPoll;
    try {
      while (!this.#isEnding) {
        const page = await this.#read().catch(nothingNow);
        if (this.#isEnding) return;
        if (page.events.length > 0) {
          pause = shortestPoll;
          await this.#hand(page.events);
        }
        if (!page.isEnd) continue;
        await this.#bell.rung(pause);
        pause = Math.min(longestPoll, pause * 2);
      }
    } catch (cause) {
      this.#failure = { cause };
    } finally {
      unsubscribe();
      for (const listening of this.#listening) listening.wake();
    }
  }

  async #read(): Promise<{ readonly events: readonly Followed[]; readonly isEnd: boolean }> {
    const { end } = this.recent;
    const { isEnd, ...page } = await this.log.read(end);
    const concerned = await this.log.concerned(positionOf(end), page.events);
    return { events: followedOf(page, concerned), isEnd };
  }

  async #hand(events: readonly Followed[]): Promise<void> {
    const before = positionOf(this.recent.end);
    this.recent.add(events);
    const end = pointOf(events.at(-1)!.event);
    let woken = 0;
    for (const listening of [...this.#listening]) {
      if (!this.#listening.has(listening)) continue;
      if (positionOf(listening.at) === before && !isWanted(listening, events)) {
        listening.at = end;
        listening.passed(end);
        continue;
      }
      listening.wake();
      woken += 1;
      if (woken % wokenAtOnce === 0) await this.world.turn();
    }
  }
}

export const followedOf = (
  { events, bytes }: Pick<ReadPage, 'events' | 'bytes'>,
  concerned: readonly Concerned[] | null,
): readonly Followed[] =>
  events.map((event, index) => ({
    event,
    bytes: bytes[index]!,
    ...(concerned && { concerned: concerned[index]! }),
  }));

/** Whoever fails on being asked is woken, and fails alone. */
const isWanted = (listening: Listening, events: readonly Followed[]): boolean => {
  try {
    return events.some((event) => listening.wants(event));
  } catch {
    return true;
  }
};

const nothingNow = (error: unknown): { readonly events: readonly Followed[]; readonly isEnd: boolean } => {
  if (databaseFailure(error) === 'ours') throw error;
  return { events: [], isEnd: true };
};

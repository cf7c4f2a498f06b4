import { databaseFailure } from '#libs/database';
import { readableOf, type Scanned } from '../catalogue/scanned.js';
import type { StoredEvent } from '../catalogue/stored-event.js';
import { type Point, pointOf } from '../point.js';
import { Bell } from './bell.js';

/** Which events of a shard a follower wants, and from where on. */
export interface Following {
  /** Where it goes on, or a position behind which it begins, whatever stands there. */
  readonly after: number | Point;
  /** Types of events; without it all. */
  readonly types?: readonly string[];
  /** First parts of streams' names: `room` of `room/…`; without it all. */
  readonly categories?: readonly string[];
  /** Whatever else they have to be; without it all. It is asked of events too that this process cannot read. */
  readonly wants?: (event: StoredEvent) => boolean;
  /** Ends the following; what has been yielded is all that was. */
  readonly signal: AbortSignal;
  /** Events read at once. */
  readonly pageSize?: number;
}

/**
 * What a follower gets: events in their order, perhaps none, and how far the log has been read for them. Resume behind
 * this point: nothing up to it is missing and nothing is repeated.
 */
export interface Page extends Point {
  readonly events: readonly StoredEvent[];
}

/** Positions are missing in the log: an alarm, and the end of following. */
export class HoleInLog extends Error {
  constructor(
    readonly shard: number,
    readonly after: number,
    readonly found: number,
  ) {
    super(`shard ${shard} of the log has a hole: after position ${after} comes ${found}`);
  }
}

interface Followed {
  scanShard(shard: number, after: number | Point, limit: number): Promise<readonly Scanned<StoredEvent>[]>;
  onAppend(listener: (shard: number, head: number) => void): () => void;
}

const shortestPoll = 20;
const longestPoll = 1_000;

/**
 * The events of a shard as they are stored, for as long as the signal does not end it. Woken by the doorbell; a poll that
 * grows from 20 ms to 1 s while nothing comes is the net below it. The database's failures pass: it reads on where it was.
 * What this process cannot read ends the following of those who want it, after what comes before it.
 * Throws HoleInLog, UnreadableEvent, OtherHistory where a failover or a restore took back what it had read, and whatever
 * else is this process's own mistake.
 */
export async function* follow(log: Followed, shard: number, following: Following): AsyncGenerator<Page, void> {
  const { signal, pageSize = 1_000 } = following;
  const wants = filterOf(following);
  const bell = new Bell();
  const unsubscribe = log.onAppend((grown) => grown === shard && bell.ring());
  const end = () => bell.ring();
  signal.addEventListener('abort', end);
  let { after } = following;
  let pause = shortestPoll;
  try {
    while (!signal.aborted) {
      const events = await log.scanShard(shard, after, pageSize).catch(nothingNow);
      if (signal.aborted) return;
      if (events.length > 0) {
        const { readable, unreadable } = readableOf(events, wants);
        const last = unreadable ? eventBefore(events, unreadable.place) : events.at(-1)!;
        pause = shortestPoll;
        if (last) {
          after = pointOf(last);
          yield { events: readable, ...after };
        }
        if (unreadable) throw unreadable;
      } else {
        await bell.rung(pause);
        pause = Math.min(longestPoll, pause * 2);
      }
    }
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', end);
  }
}

/** Throws HoleInLog where the events do not follow each other and `after` without a gap. */
export const assertContiguous = (shard: number, after: number, events: readonly StoredEvent[]): void => {
  for (const [index, { position }] of events.entries()) {
    const before = after + index;
    if (position !== before + 1) throw new HoleInLog(shard, before, position);
  }
};

const eventBefore = (events: readonly StoredEvent[], { position }: Pick<StoredEvent, 'position'>) =>
  events.find((event) => event.position === position - 1);

const nothingNow = (error: unknown): readonly Scanned<StoredEvent>[] => {
  if (databaseFailure(error) === 'ours') throw error;
  return [];
};

const filterOf = ({ types, categories, wants = () => true }: Following) => {
  const wantedTypes = types && new Set(types);
  const wantedCategories = categories && new Set(categories);
  return (event: StoredEvent) =>
    (!wantedTypes || wantedTypes.has(event.type)) &&
    (!wantedCategories || wantedCategories.has(event.stream.slice(0, event.stream.indexOf('/')))) &&
    wants(event);
};

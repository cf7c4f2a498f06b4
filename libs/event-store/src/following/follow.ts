import { databaseFailure } from '#libs/database';
import { readableOf } from '../catalogue/scanned.js';
import type { StoredEvent } from '../catalogue/stored-event.js';
import { type Point, pointOf } from '../point.js';
import type { World } from '../world/world.js';
import { Bell } from './bell.js';
import type { Bounds, Followed } from './recent-events.js';
import type { Listening, ShardReader } from './shard-reader.js';

/** Which events of a shard a follower wants, and from where on. */
export interface Following {
  /** Where it goes on, or a position behind which it begins, whatever stands there. */
  readonly after: number | Point;
  /** Types of events; without it all. */
  readonly types?: readonly string[];
  /** First parts of streams' names: `room` of `room/…`; without it all. */
  readonly categories?: readonly string[];
  /** Those alone that concern one person, by the id that events say it with. */
  readonly person?: string;
  /** Whatever else they have to be; without it all. It is asked of events too that this process cannot read. */
  readonly wants?: (event: StoredEvent) => boolean;
  /** Told how far it has come wherever it is moved on over events that it does not want, which is no page. */
  readonly passed?: (at: Point) => void;
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

/** What followers of one shard share. */
export interface SharedReading {
  /** The reader of the shard, while there is one. */
  readonly reader: ShardReader | null;
  /** Where there is none, one is made that goes on from there. */
  beginReader(at: number | Point): void;
  readonly isClosed: boolean;
  /** Reads for one follower alone, who waits for its turn among others that are behind; null: nobody is read for any more. */
  readAlone(
    at: number | Point,
    page: Bounds,
    asks: boolean,
  ): Promise<{ readonly events: readonly Followed[]; readonly isEnd: boolean } | null>;
  readonly world: World;
  /** Another one follows, until it calls what this returns; `asks`: whom events concern. */
  join(asks: boolean): () => void;
}

const shortestPoll = 20;
const longestPoll = 1_000;

/** A slow consumer holds as much, and 64 KiB of many is less than the memory of a process. */
const bytesOfPage = 64 << 10;

/**
 * The events of a shard as they are stored, until the signal or the end of the log's use ends it. One that is behind reads in pages of its
 * own until it has come to the end, or to what the shard's reader has read last; from there on that one reads for all.
 * The database's failures pass: it reads on where it was.
 * What this process cannot read ends the following of those who want it, after what comes before it.
 * Throws HoleInLog, UnreadableEvent, OtherHistory where a failover or a restore took back what it had read, and whatever
 * else is this process's own mistake.
 */
export async function* follow(shared: SharedReading, following: Following): AsyncGenerator<Page, void> {
  const { signal, pageSize = 1_000, person, passed = () => {} } = following;
  const asks = person !== undefined;
  const wants = filterOf(following);
  const size: Bounds = { events: pageSize, bytes: bytesOfPage };
  const bell = new Bell(shared.world);
  const end = () => bell.ring();
  const leave = shared.join(asks);
  signal.addEventListener('abort', leave);
  signal.addEventListener('abort', end);
  const waiting: Listening = { at: following.after, wants, passed, wake: end };
  let pause = shortestPoll;
  let reader: ShardReader | null = null;
  try {
    while (!signal.aborted && !shared.isClosed) {
      if (reader?.failure) throw reader.failure.cause;
      reader = shared.reader;
      let events = reader && recentOf(reader, waiting.at, size, asks);
      if (!events) {
        const page = await shared.readAlone(waiting.at, size, asks).catch(nothingNow);
        if (signal.aborted) return;
        if (!page) {
          await bell.rung(pause);
          pause = Math.min(longestPoll, pause * 2);
          continue;
        }
        pause = shortestPoll;
        events = page.events;
        if (page.isEnd) shared.beginReader(events.length > 0 ? pointOf(events.at(-1)!.event) : waiting.at);
      }
      if (events.length > 0) {
        const page = pageOf(events, wants);
        if (page.last) {
          waiting.at = page.last;
          yield { events: page.readable, ...page.last };
        }
        if (page.unreadable) throw page.unreadable;
      } else if (reader) {
        await listened(reader, waiting, bell);
      }
    }
  } finally {
    leave();
    signal.removeEventListener('abort', leave);
    signal.removeEventListener('abort', end);
  }
}

/** Null: not there, or read before somebody asked whom they concern. */
const recentOf = (reader: ShardReader, at: number | Point, size: Bounds, asks: boolean): readonly Followed[] | null => {
  const events = reader.recent.behind(at, size);
  return events && asks && events.some(({ concerned }) => concerned === undefined) ? null : events;
};

const listened = async (reader: ShardReader, waiting: Listening, bell: Bell) => {
  reader.listen(waiting);
  await bell.rung();
  reader.unlisten(waiting);
};

/** What is wanted of some events, and only what comes before one of these that cannot be read. */
const pageOf = (followed: readonly Followed[], wants: (event: Followed) => boolean) => {
  const events = followed.map(({ event }) => event);
  const wanted = new Set(followed.filter(wants).map(({ event }) => event));
  const { readable, unreadable } = readableOf(events, (event) => wanted.has(event));
  const last = unreadable ? events.find(({ position }) => position === unreadable.place.position - 1) : events.at(-1)!;
  return { readable, unreadable, last: last && pointOf(last) };
};

/** Throws HoleInLog where the events do not follow each other and `after` without a gap. */
export const assertContiguous = (shard: number, after: number, events: readonly StoredEvent[]): void => {
  for (const [index, { position }] of events.entries()) {
    const before = after + index;
    if (position !== before + 1) throw new HoleInLog(shard, before, position);
  }
};

const nothingNow = (error: unknown): null => {
  if (databaseFailure(error) === 'ours') throw error;
  return null;
};

const filterOf = ({ types, categories, person, wants = () => true }: Following) => {
  const wantedTypes = types && new Set(types);
  const wantedCategories = categories && new Set(categories);
  return ({ event, concerned }: Followed) =>
    (!wantedTypes || wantedTypes.has(event.type)) &&
    (!wantedCategories || wantedCategories.has(event.stream.slice(0, event.stream.indexOf('/')))) &&
    (person === undefined || !concerned || concerned.includes(person)) &&
    wants(event);
};

import type { PoolClient } from 'pg';
import { inTransaction } from '#libs/database';
import type { ReplayedEvent, Scanned } from '#libs/event-store';
import { foldAsFar } from '../fold-as-far.js';
import { faultOf, isDataFault } from '../parking/fault-of.js';
import { type FailedSubject, mostParked, TooManyParked } from '../parking/parked-subject.js';
import { thisBuild } from '../parking/this-build.js';
import { parkSubjects } from '../sql/parking/park-subjects.js';
import { parkedSubjects } from '../sql/parking/parked-subjects.js';
import { beginLoading } from '../sql/rebuilding/begin-loading.js';
import { RowLoader } from '../sql/rebuilding/copy-rows.js';
import { markLoaded, type RebuildPart } from '../sql/rebuilding/rebuild-parts.js';
import { inSavepoint } from '../sql/savepoint.js';
import { upsertRows } from '../sql/upsert-rows.js';
import { watchQueries } from '../sql/watch-queries.js';
import { placeOf } from '../take-each.js';
import type { Place } from './place.js';

type Stream = readonly Scanned<ReplayedEvent>[];
type Put = (rows: readonly unknown[][], stream: Stream) => Promise<void>;

/**
 * Folds each stream of a part to its rows and loads them, all or none. One stream at a time is in memory; one that cannot
 * be folded is parked from where it fails. Where the table does not take the rows of one, all of the part are written
 * stream by stream, so that it is found out which. Throws TooManyParked.
 */
export const loadPart = async (place: Place, part: RebuildPart): Promise<void> => {
  try {
    await load(place, part, copyAll);
  } catch (error) {
    if (!isDataFault(error)) throw error;
    await load(place, part, writeEach);
  }
};

type Way = (
  client: PoolClient,
  place: Place,
  part: RebuildPart,
  failed: FailedSubject[],
  read: (put: Put, rest: () => Promise<void>) => Promise<void>,
) => Promise<void>;

/** While others append, each piece is waited for until it stands in the table: the server's work is most of it. */
const copyAll: Way = (client, { built, pace }, { shard }, _, read) =>
  RowLoader.load(client, built.table, shard, (loader) =>
    read(
      async (rows) => {
        for (const row of rows) loader.add(row);
      },
      () => (pace.isShared ? loader.settle() : loader.flush()),
    ),
  );

const writeEach: Way = (client, { built }, { shard }, failed, read) => {
  const watched = watchQueries(client);
  const put: Put = async (rows, stream) => {
    await inSavepoint(client, () => upsertRows(watched, built.table, shard, rows)).catch((error) => {
      const fault = faultOf(error);
      if (!fault) throw error;
      failed.push({ ...placeOf(stream[0]!), ...fault });
    });
  };
  return read(put, async () => {});
};

const load = (place: Place, part: RebuildPart, way: Way): Promise<void> =>
  inTransaction(place.pool, async (client) => {
    await beginLoading(client);
    const failed: FailedSubject[] = [];
    const count = { events: 0, rows: 0 };
    await way(client, place, part, failed, (put, rest) => fold(place, part, failed, count, put, rest));
    await park(client, place.built, part.shard, failed);
    if (!(await markLoaded(client, place.built, part, count))) throw new Error('another process rebuilds the same');
  });

const fold = async (
  { log, built, progression, pace, signal }: Place,
  part: RebuildPart,
  failed: FailedSubject[],
  count: { events: number; rows: number },
  put: Put,
  rest: () => Promise<void>,
) => {
  let stream: Scanned<ReplayedEvent>[] = [];
  const end = async () => {
    if (stream.length === 0) return;
    const folded = foldAsFar(built, stream);
    if (folded.failed) failed.push(folded.failed);
    count.rows += folded.rows.length;
    await put(folded.rows, stream);
  };
  const take = async (events: Stream) => {
    const before = count.rows;
    count.events += events.length;
    for (const event of events) {
      if (stream.length > 0 && !isSameStream(stream[0]!, event)) {
        await end();
        stream = [];
      }
      stream.push(event);
    }
    progression.add(events.length, count.rows - before);
    await rest();
  };
  for await (const events of log.scanStreams(part)) {
    signal?.throwIfAborted();
    await pace.takeAll(events, take);
  }
  const before = count.rows;
  await end();
  progression.add(0, count.rows - before);
};

const park = async (client: PoolClient, built: Place['built'], shard: number, failed: readonly FailedSubject[]) => {
  if (failed.length === 0) return;
  const before = await parkedSubjects(client, shard, [built]);
  if (before.length + failed.length > mostParked) throw new TooManyParked(failed.at(-1)!);
  await parkSubjects(client, shard, built, latestOf(failed), thisBuild());
};

/** One that can neither be folded to its end nor written as far as it can. */
const latestOf = (failed: readonly FailedSubject[]) => [
  ...new Map(failed.map((each) => [`${each.tenant} ${each.subject}`, each])).values(),
];

const isSameStream = (one: ReplayedEvent, other: ReplayedEvent) =>
  one.stream === other.stream && one.tenant === other.tenant;

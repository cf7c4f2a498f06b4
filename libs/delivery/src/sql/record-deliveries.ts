import type { ClientBase, Pool } from 'pg';
import { inHastyTransaction } from '#libs/database';
import type { Point } from '#libs/event-store';
import type { Disabling, Wait } from '../endpoint/endpoint.js';
import type { Parked } from '../queue/parked.js';
import { type AttemptRow, insertAttempts } from './attempts.js';

/** Another deliverer has gone on from there: whatever this one knows is old. */
export class Superseded extends Error {}

/** What has changed of one subscriber since it was recorded last. */
export interface Moved {
  readonly tenant: string;
  readonly subscriber: string;
  /** Where it stands by itself; null: it is at the head again; undefined: as before. */
  readonly own?: Point | null;
  readonly parked: readonly Parked[];
  readonly unparked: readonly string[];
  /** Null: it waits no longer; undefined: as before. */
  readonly wait?: Wait | null;
  /** It is disabled, unless somebody has changed it meanwhile. */
  readonly disabled?: { readonly because: Disabling; readonly revision: number };
  readonly isReset?: boolean;
  /** Replays that are done or have become a position. */
  readonly replayed: readonly string[];
}

export interface Recorded {
  readonly shard: number;
  /** The number of this transaction: one more than the last one's. */
  readonly number: number;
  readonly head: Point;
  readonly moved: readonly Moved[];
  readonly attempts: readonly AttemptRow[];
}

/** Rows of those at the head are kept for as long, so that there is one to go back to when a failover takes events back. */
const keptFor = '1 hour';
const recordsBetweenTidying = 50;

/**
 * All of it or nothing. It need not wait for the disk: what a crash of the database takes is sent again. Throws Superseded.
 */
export const recordDeliveries = (db: Pool, recorded: Recorded): Promise<void> =>
  inHastyTransaction(db, async (client) => {
    await insertPosition(client, recorded, '', '', recorded.head);
    for (const moved of recorded.moved) await recordMoved(client, recorded, moved);
    await insertAttempts(client, recorded.shard, recorded.attempts);
    if (recorded.number % recordsBetweenTidying === 0) await tidy(client, recorded.shard);
    await assertNewest(client, recorded);
  });

const insertPosition = (client: ClientBase, at: Recorded, tenant: string, subscriber: string, point: Point) =>
  client
    .query({
      name: 'slotlog-insert-delivery-position',
      text: `insert into slotlog.delivery_positions (shard, tenant, subscriber, number, position, mark)
        values ($1, $2, $3, $4, $5, $6)`,
      values: [at.shard, tenant, subscriber, at.number, point.position, point.mark],
    })
    .catch((error) => {
      throw error.code === '23505' ? new Superseded('another deliverer was faster', { cause: error }) : error;
    });

/** The key alone would let one pass that comes so late that the rows of its number were tidied away. */
const assertNewest = async (client: ClientBase, { shard, number }: Recorded) => {
  const { rows } = await client.query<{ number: number }>({
    name: 'slotlog-newest-delivery-positions',
    text: `select number from slotlog.delivery_positions
      where shard = $1 and tenant = '' and subscriber = '' order by number desc limit 2`,
    values: [shard],
  });
  const [newest, before] = rows;
  const isInLine = newest?.number === number && (number === 1 ? !before : before?.number === number - 1);
  if (!isInLine) throw new Superseded('another deliverer goes on');
};

const recordMoved = async (client: ClientBase, at: Recorded, moved: Moved) => {
  const { shard } = at;
  const { tenant, subscriber } = moved;
  const mine = [shard, tenant, subscriber];
  if (moved.own !== undefined) {
    await client.query(
      'delete from slotlog.delivery_positions where shard = $1 and tenant = $2 and subscriber = $3 and number < $4',
      [...mine, at.number],
    );
    if (moved.own) await insertPosition(client, at, tenant, subscriber, moved.own);
  }
  for (const parked of moved.parked) await upsertParked(client, mine, parked);
  if (moved.unparked.length > 0)
    await client.query(
      `delete from slotlog.delivery_parked
        where shard = $1 and tenant = $2 and subscriber = $3 and subject = any ($4::text[])`,
      [...mine, moved.unparked],
    );
  if (moved.wait !== undefined) await writeWait(client, mine, moved.wait);
  if (moved.disabled)
    await client.query(
      `update slotlog.subscribers set status = 'disabled', disabled_because = $4, changed_at = clock_timestamp()
        where shard = $1 and tenant = $2 and id = $3 and revision = $5`,
      [...mine, moved.disabled.because, moved.disabled.revision],
    );
  if (moved.isReset)
    await client.query(
      'update slotlog.subscribers set last_reset = now() where shard = $1 and tenant = $2 and id = $3',
      mine,
    );
  if (moved.replayed.length > 0)
    await client.query(
      `delete from slotlog.delivery_replays
        where shard = $1 and tenant = $2 and subscriber = $3 and id = any ($4::text[])`,
      [...mine, moved.replayed],
    );
};

const upsertParked = (client: ClientBase, mine: readonly unknown[], parked: Parked) =>
  client.query(
    `insert into slotlog.delivery_parked
        (shard, tenant, subscriber, subject, from_version, from_position, attempts, due_at, reason)
      values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::float8 / 1000), $9)
      on conflict (shard, tenant, subscriber, subject) do update set from_version = excluded.from_version,
        from_position = excluded.from_position, attempts = excluded.attempts, due_at = excluded.due_at, reason = excluded.reason`,
    [...mine, parked.subject, parked.fromVersion, parked.fromPosition, parked.attempts, parked.dueAt, parked.reason],
  );

const writeWait = (client: ClientBase, mine: readonly unknown[], wait: Wait | null) =>
  wait
    ? client.query(
        `insert into slotlog.subscriber_waits (shard, tenant, subscriber, since, until, attempts, subjects)
          values ($1, $2, $3, to_timestamp($4::float8 / 1000), to_timestamp($5::float8 / 1000), $6, $7)
          on conflict (shard, tenant, subscriber) do update set since = excluded.since, until = excluded.until,
            attempts = excluded.attempts, subjects = excluded.subjects`,
        [...mine, wait.since, wait.until, wait.attempts, wait.subjects],
      )
    : client.query('delete from slotlog.subscriber_waits where shard = $1 and tenant = $2 and subscriber = $3', [
        ...mine,
      ]);

const tidy = (client: ClientBase, shard: number) =>
  client.query(
    `delete from slotlog.delivery_positions old
      where old.shard = $1 and old.tenant = '' and old.subscriber = '' and old.moved_at < now() - $2::interval
        and old.number < (
          select max(p.number) - 1 from slotlog.delivery_positions p
            where p.shard = $1 and p.tenant = '' and p.subscriber = '')`,
    [shard, keptFor],
  );

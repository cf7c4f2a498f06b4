import type { ClientBase, Pool } from 'pg';
import { inHastyTransaction } from '#libs/database';
import type { Point } from '#libs/event-store';
import { isLeased } from '#libs/projection';
import { consumer } from '../running/pace.js';
import { type Due, upsertDue } from './due.js';

/** Another process has gone on from there: whatever this one knows is old. */
export class Superseded extends Error {}

/** How far a shard has been read, and in which log. */
export interface Reading extends Point {
  /** One more with each move, 0: nobody ever read. */
  readonly number: number;
  readonly logId: string;
}

/** The newest first: where a failover took events back, one of these is in the log still. */
export const findReadings = async (db: Pool, shard: number): Promise<Reading[]> => {
  const { rows } = await db.query<Reading>(
    `select number::float8 as number, log_id as "logId", position, mark from slotlog.mail_positions
      where shard = $1 order by number desc limit 500`,
    [shard],
  );
  return rows;
};

const movesBetweenTidying = 50;

/** Moves on with what is due because of what was read: both or nothing. A crash of the database takes both. Throws Superseded. */
export const moveOn = (db: Pool, shard: number, reading: Reading, due: readonly Due[]): Promise<void> =>
  inHastyTransaction(db, async (client) => {
    await insertReading(client, shard, reading);
    await upsertDue(client, shard, due);
    if (reading.number % movesBetweenTidying === 0) await tidy(client, shard, reading.number);
    await assertNewest(client, shard, reading.number);
  });

/** Begins at the head of another log, or for the first time: what was due before is due no more. Throws Superseded. */
export const beginAtHead = (db: Pool, shard: number, reading: Reading): Promise<void> =>
  inHastyTransaction(db, async (client) => {
    await insertReading(client, shard, reading);
    await client.query('delete from slotlog.mail_due where shard = $1', [shard]);
    await assertNewest(client, shard, reading.number);
  });

const insertReading = (client: ClientBase, shard: number, { number, logId, position, mark }: Reading) =>
  client
    .query(`insert into slotlog.mail_positions (shard, number, log_id, position, mark) values ($1, $2, $3, $4, $5)`, [
      shard,
      number,
      logId,
      position,
      mark,
    ])
    .catch((error) => {
      throw error.code === '23505' ? new Superseded('another process was faster', { cause: error }) : error;
    });

/** The key alone would let one pass that comes so late that the rows of its number were tidied away. */
const assertNewest = async (client: ClientBase, shard: number, number: number) => {
  const { rows } = await client.query<{ number: number }>(
    `select number::float8 as number from slotlog.mail_positions where shard = $1 order by number desc limit 2`,
    [shard],
  );
  const [newest, before] = rows;
  const isInLine = newest?.number === number && (!before || before.number === number - 1);
  if (!isInLine) throw new Superseded('another process goes on');
};

/** Rows are kept for an hour, so that there is one to go back to. */
const tidy = (client: ClientBase, shard: number, number: number) =>
  client.query(
    `delete from slotlog.mail_positions where shard = $1 and number < $2 and moved_at < now() - interval '1 hour'`,
    [shard, number - 1],
  );

/**
 * Nobody is written to from now on: whoever does again begins at the head, whatever happens until then. Nothing where another
 * process writes: a server that lacks the settings takes nothing from one that has them.
 */
export const stopReading = async (db: Pool): Promise<void> => {
  if (await isLeased(db, consumer)) return;
  const { rows } = await db.query<{ shard: number }>('select distinct shard from slotlog.mail_positions');
  for (const { shard } of rows) {
    await db.query('delete from slotlog.mail_positions where shard = $1', [shard]);
    await db.query('delete from slotlog.mail_due where shard = $1', [shard]);
  }
};

import type { Pool } from 'pg';

/** A runner, the projections that it feeds, and how many shards it moves. */
export interface RunnerRecord {
  readonly holder: string;
  readonly feeds: string;
  readonly shards: number;
}

/**
 * Says that a runner is there, for `milliseconds`. Returns how many shards each other one moves that feeds the same. Those
 * that went without a word are forgotten after a minute.
 */
export const meetRunners = async (
  pool: Pool,
  { holder, feeds, shards }: RunnerRecord,
  milliseconds: number,
): Promise<number[]> => {
  const { rows } = await pool.query<{ shards: number }>({
    name: 'slotlog-meet-runners',
    text: `
      with own as (
        insert into slotlog.runners (shard, holder, feeds, shards, expires_at)
          values (0, $1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
          on conflict (shard, holder) do update set shards = excluded.shards, expires_at = excluded.expires_at
      ), gone as (
        delete from slotlog.runners past where past.shard = 0 and past.holder <> $1
          and past.expires_at < clock_timestamp() - interval '1 minute'
      )
      select other.shards from slotlog.runners other
        where other.shard = 0 and other.feeds = $2 and other.holder <> $1 and other.expires_at > clock_timestamp()`,
    values: [holder, feeds, shards, milliseconds],
  });
  return rows.map((other) => other.shards);
};

export const leaveRunners = (pool: Pool, holder: string) =>
  pool.query('delete from slotlog.runners where shard = 0 and holder = $1', [holder]);

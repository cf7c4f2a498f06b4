import type { Pool } from 'pg';

/** Another runner as it was met: how many shards it moves, and what is new each time it says that it is there. */
export interface MetRunner {
  readonly holder: string;
  readonly shards: number;
  readonly word: string;
}

/** A runner, the projections that it feeds, and how many shards it moves. */
export interface RunnerRecord {
  readonly holder: string;
  readonly feeds: string;
  readonly shards: number;
}

/**
 * Says that a runner is there, for `milliseconds`. Returns the others that feed the same, whether or not they are still
 * there: that is for who watches them. Those that went without a word are forgotten after an hour by the database's clock.
 */
export const meetRunners = async (
  pool: Pool,
  { holder, feeds, shards }: RunnerRecord,
  milliseconds: number,
): Promise<MetRunner[]> => {
  const { rows } = await pool.query<MetRunner>({
    name: 'slotlog-meet-runners',
    text: `
      with own as (
        insert into slotlog.runners (shard, holder, feeds, shards, expires_at)
          values (0, $1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
          on conflict (shard, holder) do update set shards = excluded.shards, expires_at = excluded.expires_at
      ), gone as (
        delete from slotlog.runners past where past.shard = 0 and past.holder <> $1
          and past.expires_at < clock_timestamp() - interval '1 hour'
      )
      select other.holder, other.shards, other.expires_at::text as word from slotlog.runners other
        where other.shard = 0 and other.feeds = $2 and other.holder <> $1`,
    values: [holder, feeds, shards, milliseconds],
  });
  return rows;
};

export const leaveRunners = (pool: Pool, holder: string) =>
  pool.query('delete from slotlog.runners where shard = 0 and holder = $1', [holder]);

import type { Pool } from 'pg';
import type { Place } from '../subscriber.js';

/** `back`: everything behind a position, in its order. The others are sent beside the order, and marked. */
export interface Replay {
  readonly id: string;
  readonly tenant: string;
  readonly subscriber: string;
  readonly kind: 'back' | 'range' | 'single';
  readonly afterPosition: number;
  readonly toPosition: number;
}

/** Whether it is to be done: of ranges and ways back there is one at a time. */
export const askForReplay = async (
  db: Pool,
  { shard, tenant, id: subscriber }: Place,
  replay: Omit<Replay, 'tenant' | 'subscriber'>,
): Promise<boolean> => {
  const { rowCount } = await db.query(
    `insert into slotlog.delivery_replays (shard, tenant, subscriber, id, kind, after_position, to_position)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [shard, tenant, subscriber, replay.id, replay.kind, replay.afterPosition, replay.toPosition],
  );
  return rowCount === 1;
};

/** What is asked for in a shard, the oldest first. */
export const askedReplays = async (db: Pool, shard: number): Promise<Replay[]> => {
  const { rows } = await db.query<Replay>({
    name: 'slotlog-asked-replays',
    text: `select id, tenant, subscriber, kind, after_position as "afterPosition", to_position as "toPosition"
      from slotlog.delivery_replays where shard = $1 order by asked_at limit 200`,
    values: [shard],
  });
  return rows;
};

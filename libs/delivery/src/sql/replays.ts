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

/** Of one subscriber so many at a time: whoever asks for more waits behind nobody but itself. */
const ofEach = 20;

/** What is asked for in a shard by those who are sent anything at all, the oldest first. */
export const askedReplays = async (db: Pool, shard: number): Promise<Replay[]> => {
  const { rows } = await db.query<Replay>({
    name: 'slotlog-asked-replays',
    text: `select id, tenant, subscriber, kind, after_position as "afterPosition", to_position as "toPosition"
      from (
        select r.*, row_number() over (partition by r.tenant, r.subscriber order by r.asked_at) as nth
          from slotlog.delivery_replays r
          join slotlog.subscribers s on s.shard = $1 and s.tenant = r.tenant and s.id = r.subscriber
          where r.shard = $1 and s.status = 'active' and not s.is_deleted
      ) asked
      where nth <= $2 order by asked_at`,
    values: [shard, ofEach],
  });
  return rows;
};

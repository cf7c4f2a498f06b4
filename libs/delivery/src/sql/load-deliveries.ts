import type { Pool } from 'pg';
import type { Point } from '#libs/event-store';
import type { Wait } from '../endpoint/endpoint.js';
import type { Parked } from '../queue/parked.js';

interface Owned {
  readonly tenant: string;
  readonly subscriber: string;
}

/** How a shard stands, as its new deliverer finds it. */
export interface Deliveries {
  /** The number of the last transaction of a deliverer, 0: there was none. */
  readonly number: number;
  /** Where those at the head stand; null: nobody ever was there. */
  readonly head: Point | null;
  readonly own: readonly (Owned & Point)[];
  readonly parked: readonly (Owned & Parked)[];
  readonly waits: readonly (Owned & Wait)[];
}

/** All that is kept of a shard beside the subscribers themselves. Positions first: what changed since has a newer number. */
export const loadDeliveries = async (db: Pool, shard: number): Promise<Deliveries> => {
  const { rows: positions } = await db.query<Owned & Point & { number: number }>(
    `select distinct on (tenant, subscriber) tenant, subscriber, number, position, mark
      from slotlog.delivery_positions where shard = $1 order by tenant, subscriber, number desc`,
    [shard],
  );
  const { rows: parked } = await db.query<Owned & Parked>(
    `select tenant, subscriber, subject, from_version as "fromVersion", from_position as "fromPosition", attempts, reason,
        (extract(epoch from due_at) * 1000)::float8 as "dueAt"
      from slotlog.delivery_parked where shard = $1`,
    [shard],
  );
  const { rows: waits } = await db.query<Owned & Wait>(
    `select tenant, subscriber, attempts, subjects,
        (extract(epoch from since) * 1000)::float8 as since, (extract(epoch from until) * 1000)::float8 as until
      from slotlog.subscriber_waits where shard = $1`,
    [shard],
  );
  const head = positions.find(({ subscriber }) => subscriber === '');
  return {
    number: head?.number ?? 0,
    head: head ? { position: head.position, mark: head.mark } : null,
    own: positions.filter(({ subscriber }) => subscriber !== ''),
    parked,
    waits,
  };
};

/** Where those at the head stood before, the newest first: one of these is in the log still, whatever a failover took back. */
export const headsBefore = async (db: Pool, shard: number, upTo: number): Promise<Point[]> => {
  const { rows } = await db.query<Point>(
    `select position, mark from slotlog.delivery_positions
      where shard = $1 and tenant = '' and subscriber = '' and position <= $2 order by number desc limit 500`,
    [shard, upTo],
  );
  return rows;
};

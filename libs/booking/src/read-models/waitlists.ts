import type { Pool } from 'pg';
import { rowPerStream, standsAt } from '#libs/projection';
import { evolveWaitlist, type Waitlist, type WaitlistEvent } from '../domain/bookings/waitlist/waitlist.js';
import { availabilityProjections } from './availability.js';
import type { Scope } from './scope.js';

export const projectWaitlists = rowPerStream<Waitlist, WaitlistEvent>({
  name: 'waitlists',
  version: 1,
  category: 'waitlist',
  table: 'waitlists_v1',
  evolve: evolveWaitlist,
  columns: { waiting: ({ entries }) => entries.filter(({ offered }) => offered === null).length },
});

/** A service that somebody waits for, and the position at which that and what is free of it stood. */
export interface Awaited {
  readonly tenant: string;
  readonly serviceId: string;
  readonly position: number;
}

export const findAwaited = async (pool: Pool, shard: number): Promise<Awaited[]> => {
  const { rows } = await pool.query<Awaited>({
    name: 'slotlog-awaited',
    text: `select tenant, id as "serviceId", at.position
      from slotlog.waitlists_v1 cross join (${standsAt([projectWaitlists, ...availabilityProjections])}) at
      where shard = $1 and waiting > 0`,
    values: [shard],
  });
  return rows;
};

export const getWaitlist = async (pool: Pool, { shard, tenant }: Scope, serviceId: string): Promise<Waitlist> => {
  const { rows } = await pool.query<{ state: Waitlist }>(
    'select state from slotlog.waitlists_v1 where shard = $1 and tenant = $2 and id = $3',
    [shard, tenant, serviceId],
  );
  return rows[0]!.state;
};

import type { Pool } from 'pg';
import { rowPerKey } from '#libs/projection';
import type { DisplacementEvent } from '../domain/claims/displacement.js';

/** Whose change has left bookings that are still to be displaced. */
export const projectDisplacements = rowPerKey({
  name: 'displacements',
  version: 1,
  category: 'displacement',
  table: { name: 'displacements_v1', key: ['tenant', 'calendar_id'], columns: ['is_under_way'] },
  rowOf: ({ tenant, stream, type }) => {
    const [, calendarId] = stream.split('/');
    const begun: DisplacementEvent['type'] = 'DisplacementBegun';
    return { key: [tenant, calendarId], columns: [type === begun] };
  },
});

export interface UnderWay {
  readonly tenant: string;
  readonly calendarId: string;
}

/** Some of those of a shard, without the `paused`. */
export const findDisplacements = async (
  pool: Pool,
  shard: number,
  paused: readonly string[],
  limit: number,
): Promise<UnderWay[]> => {
  const { rows } = await pool.query<UnderWay>(
    `select tenant, calendar_id as "calendarId" from slotlog.displacements_v1
      where shard = $1 and is_under_way and tenant || ' ' || calendar_id <> all ($2::text[]) limit $3`,
    [shard, paused, limit],
  );
  return rows;
};

import type { Pool } from 'pg';
import { parkedStreams, rowPerKey } from '#libs/projection';
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

/** Some of those of a shard, without the `paused`. What a row cannot tell is asked of the log: one that is parked may be under way. */
export const findDisplacements = async (
  pool: Pool,
  shard: number,
  paused: readonly string[],
  limit: number,
): Promise<UnderWay[]> => {
  const { rows } = await pool.query<UnderWay>(
    `select tenant, "calendarId" from (
        select tenant, calendar_id as "calendarId" from slotlog.displacements_v1 where shard = $1 and is_under_way
        union
        select p.tenant, split_part(p.subject, '/', 2) from (${parkedStreams('$1', null, [projectDisplacements])}) p
      ) found
      where tenant || ' ' || "calendarId" <> all ($2::text[]) limit $3`,
    [shard, paused, limit],
  );
  return rows;
};

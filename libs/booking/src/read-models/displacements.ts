import type { Pool } from 'pg';
import { type Projection, upsertRows } from '#libs/projection';
import type { DisplacementEvent } from '../domain/displacement.js';

const displacementsTable = {
  name: 'displacements_v1',
  key: ['tenant', 'calendar_id'],
  columns: ['is_under_way'],
};

/** Whose change has left bookings that are still to be displaced. */
export const projectDisplacements: Projection = {
  name: 'displacements',
  version: 1,
  handles: ['displacement'],
  project: async (client, shard, events) => {
    const latest = new Map(
      events.map(({ tenant, stream, type }) => {
        const [, calendarId] = stream.split('/') as [string, string];
        const begun: DisplacementEvent['type'] = 'DisplacementBegun';
        return [`${tenant} ${stream}`, [tenant, calendarId, type === begun]];
      }),
    );
    await upsertRows(client, displacementsTable, shard, [...latest.values()]);
  },
};

export interface UnderWay {
  readonly tenant: string;
  readonly calendarId: string;
}

export const findDisplacements = async (pool: Pool, shard: number, limit: number): Promise<UnderWay[]> => {
  const { rows } = await pool.query<UnderWay>(
    `select tenant, calendar_id as "calendarId" from slotlog.displacements_v1
      where shard = $1 and is_under_way limit $2`,
    [shard, limit],
  );
  return rows;
};

import type { Pool } from 'pg';

/** The name of a stream of a tenant. */
export interface StreamOfTenant {
  readonly tenant: string;
  readonly stream: string;
}

/**
 * What the last event of some streams that has anything at a path of its data has there, among those up to a position: text,
 * in the order given, null where none has. Only that leaves the database, however much the events say.
 */
export const lastSaid = async (
  pool: Pool,
  shard: number,
  streams: readonly StreamOfTenant[],
  path: readonly string[],
  upTo: number,
): Promise<(string | null)[]> => {
  const { rows } = await pool.query<{ said: string | null }>({
    name: 'slotlog-last-said',
    text: `
      select s.said
        from unnest($2::text[], $3::text[]) with ordinality k(tenant, stream, ord)
        left join lateral (
          select e.data #>> $4::text[] as said from slotlog.events e
            where e.shard = $1 and e.tenant = k.tenant and e.stream = k.stream and e.position <= $5
              and e.data #>> $4::text[] is not null
            order by e.version desc limit 1
        ) s on true
        order by k.ord`,
    values: [shard, streams.map(({ tenant }) => tenant), streams.map(({ stream }) => stream), path, upTo],
  });
  return rows.map(({ said }) => said);
};

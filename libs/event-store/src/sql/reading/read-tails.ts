import type { ClientBase, Pool } from 'pg';
import type { LoggedEvent } from '../../catalogue/stored-event.js';
import type { Expectation } from '../../writing/settlement.js';

/** The events of one stream after a known one; where that one is not in the log, all of them. */
export interface Tail {
  readonly otherPast: boolean;
  readonly events: LoggedEvent[];
}

/**
 * What is new in some streams since the state that the caller has of them, in the order given and all in one statement.
 * A probe per stream by lateral joins: with `= any` the cached plan reads the whole shard.
 */
export const readTails = async (
  db: Pool | ClientBase,
  shard: number,
  known: readonly Expectation[],
): Promise<Tail[]> => {
  if (known.length === 0) return [];
  const { rows } = await db.query<LoggedEvent & { ord: number; same: boolean; position: number | null }>({
    name: 'slotlog-read-tails',
    text: `
      select k.ord::int as ord, p.version = k.version as same, e.position, e.stream, e.version, e.id, e.type,
          e.schema_version as "schemaVersion", floor(extract(epoch from e.recorded_at) * 1000)::float8 as "recordedAt",
          e.actor, e.data
        from unnest($2::text[], $3::text[], $4::int[], $5::uuid[]) with ordinality k(tenant, stream, version, event, ord)
        cross join lateral (
          select coalesce((
            select e.version from slotlog.events e
              where e.shard = $1 and e.tenant = k.tenant and e.stream = k.stream and e.version = k.version and e.id = k.event
          ), 0) as version
        ) p
        left join lateral (
          select * from slotlog.events e
            where e.shard = $1 and e.tenant = k.tenant and e.stream = k.stream and e.version > p.version
            order by e.version
        ) e on true
        order by k.ord, e.version`,
    values: [
      shard,
      known.map(({ tenant }) => tenant),
      known.map(({ stream }) => stream),
      known.map(({ version }) => version),
      known.map(({ event }) => event),
    ],
  });
  const tails: Tail[] = known.map(() => ({ otherPast: false, events: [] }));
  for (const { ord, same, ...event } of rows) {
    const index = ord - 1;
    if (!same) tails[index] = { ...tails[index]!, otherPast: true };
    if (event.position !== null) tails[index]!.events.push(event);
  }
  return tails;
};

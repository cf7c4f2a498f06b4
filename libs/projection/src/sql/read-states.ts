import type { PoolClient } from 'pg';

/** Tenant and id of a thing. */
export interface RowKey {
  readonly tenant: string;
  readonly id: string;
}

/** The states in the rows of these things, in their order; null where there is no row. A probe of the key for each. */
export const readStates = async <State>(
  client: PoolClient,
  table: string,
  shard: number,
  keys: readonly RowKey[],
): Promise<(State | null)[]> => {
  const { rows } = await client.query<{ index: number; state: State }>({
    name: `slotlog-read-states-${table}`,
    text: `
      select wanted.index::int as index, found.state
        from unnest($2::text[], $3::text[]) with ordinality wanted(tenant, id, index)
        cross join lateral (
          select row.state from slotlog.${table} row
            where row.shard = $1 and row.tenant = wanted.tenant and row.id = wanted.id limit 1
        ) found`,
    values: [shard, keys.map(({ tenant }) => tenant), keys.map(({ id }) => id)],
  });
  const found = new Map(rows.map(({ index, state }) => [index - 1, state]));
  return keys.map((_, index) => found.get(index) ?? null);
};

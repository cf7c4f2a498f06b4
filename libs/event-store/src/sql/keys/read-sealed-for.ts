import type { Pool } from 'pg';
import { readHead } from '../reading/read-heads.js';

/** Positions of one statement: some tens of milliseconds. */
const positionsAtOnce = 20_000;

/**
 * The data of all events of a tenant in which something is sealed for a person, as they are stored; `person` is the hash in the
 * name of the stream. Reads the whole shard up to where it ends now: who is meant stands in no index.
 */
export async function* readSealedFor(
  pool: Pool,
  shard: number,
  tenant: string,
  person: string,
): AsyncGenerator<object, void> {
  const head = await readHead(pool, shard);
  for (let after = 0; after < head; after += positionsAtOnce) {
    const { rows } = await pool.query<{ data: object }>(
      `select e.data from slotlog.events e
        where e.shard = $1 and e.position > $2 and e.position <= $3 and e.tenant = $4 and e.data::text like $5
        order by e.position`,
      [shard, after, Math.min(after + positionsAtOnce, head), tenant, `%"${person}.%`],
    );
    for (const { data } of rows) yield data;
  }
}

import type { Pool, PoolClient } from 'pg';
import { bookingProjections } from '../../../libs/booking/src/read-models/booking-projections.js';
import type { StoredEvent } from '../../../libs/event-store/src/catalogue/stored-event.js';
import { type Row, State } from '../store/state.js';

const events = `
  select shard, position, tenant, stream, version, id, type, schema_version as "schemaVersion",
         floor(extract(epoch from recorded_at) * 1000)::float8 as "recordedAt", actor, correlation_id as "correlationId",
         causation_id as "causationId", command_id as "commandId", data
  from slotlog.events order by shard, position`;

/** As read models hand them over. */
const asText = ['state', 'day'];

/** What Postgres has at one moment, in the words of the model: policies go on meanwhile. */
export const readState = async (pool: Pool): Promise<State> => {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const state = await stateOf(client);
    await client.query('commit');
    client.release();
    return state;
  } catch (error) {
    client.release(true);
    throw error;
  }
};

const stateOf = async (client: PoolClient): Promise<State> => {
  const state = new State();
  const rows = async (text: string) => (await client.query<Row>(text)).rows;
  for (const event of (await rows(events)) as unknown as StoredEvent[]) state.add(event);
  const put = async (table: string, text: string, keyOf: (row: Row, nth: number) => string) => {
    for (const [nth, row] of (await rows(text)).entries()) state.table(table).set(keyOf(row, nth), row);
  };
  const nth = (_: Row, at: number) => `${at}`;
  await put('checkpoints', 'select projection, version, position from slotlog.checkpoints', nth);
  await put('parked', 'select consumer as name, tenant, subject, reason from slotlog.parked_subjects', nth);
  for (const { table } of bookingProjections) {
    const columns = [...table.key, ...table.columns];
    const texts = columns.map((column) => (asText.includes(column) ? `${column}::text` : column));
    const keyOf = (row: Row) => table.key.map((column) => row[column]).join(' ');
    await put(table.name, `select ${texts.join(', ')} from slotlog.${table.name}`, keyOf);
  }
  return state;
};

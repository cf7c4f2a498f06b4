import type pg from 'pg';

export async function findAppRole(client: pg.ClientBase | pg.Pool): Promise<boolean> {
  const { rowCount } = await client.query(`select from pg_roles where rolname = 'slotlog_app'`);
  return rowCount === 1;
}

import type pg from 'pg';

export async function findAppRole(client: pg.ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(`select from pg_roles where rolname = 'slotlog_app'`);
  return rowCount === 1;
}

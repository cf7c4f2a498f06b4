import type pg from 'pg';

export async function hasOtherClients(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query(`
    select exists (
      select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
    ) as found
  `);
  return rows[0].found;
}

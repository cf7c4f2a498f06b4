import type { ClientBase, Pool } from 'pg';

/** The names of the other clients of this database, as they call themselves. */
export async function listClients(db: Pool | ClientBase): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(`
    select application_name as name from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
  `);
  return rows.map(({ name }) => name);
}

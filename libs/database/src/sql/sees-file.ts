import type pg from 'pg';

/** Whether the server finds a file of this name in its data folder. */
export async function seesFile(client: pg.ClientBase, name: string): Promise<boolean> {
  const { rows } = await client.query('select (pg_stat_file($1, true)).size is not null as seen', [name]);
  return rows[0].seen;
}

import pg from 'pg';
import { sqlStateOf } from '../database-failure.js';

const racedBy = new Set(['42P04', '23505']);

/** Makes the database unless it exists or another process makes it at the same time. */
export async function createDatabase(client: pg.ClientBase, name: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount) return;
  await client.query(`create database ${pg.escapeIdentifier(name)}`).catch((error) => {
    if (!racedBy.has(sqlStateOf(error) ?? '')) throw error;
  });
}

import pg from 'pg';
import type { SqlFile } from '../sql-file.js';
import { MigrationFailed } from './migration-source.js';

const lineAt = (text: string, position: string | undefined): number | undefined =>
  position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;

/** Runs all statements of a file. */
export async function runSqlFile(client: pg.ClientBase, library: string, file: SqlFile): Promise<void> {
  try {
    await client.query(file.text);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new MigrationFailed(library, file.name, lineAt(file.text, error.position), error);
  }
}

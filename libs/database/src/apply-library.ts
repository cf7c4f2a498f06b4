import type pg from 'pg';
import { inTransactionOn } from './in-transaction.js';
import { MigrationChanged, type MigrationSource } from './migration-source.js';
import { runSqlFile } from './run-sql-file.js';
import { findApplied } from './sql/find-applied.js';
import { recordMigration } from './sql/record-migration.js';
import { readMigrations, readSqlFile, readSqlFiles, type SqlFile } from './sql-file.js';

/** The row goes in first: whoever runs the same file without our lock collides on it before anything happens. */
const applyMigration = (client: pg.ClientBase, library: string, file: SqlFile): Promise<void> =>
  inTransactionOn(client, async () => {
    await recordMigration(client, library, file.name, file.checksum);
    await runSqlFile(client, library, file);
  });

async function readRepeated(source: MigrationSource, roleExists: boolean): Promise<SqlFile[]> {
  const functions = source.functions === undefined ? [] : await readSqlFiles(source.functions);
  const grants = source.grants !== undefined && roleExists ? [await readSqlFile(source.grants)] : [];
  return [...functions, ...grants];
}

/**
 * Brings one library's part of the database up to date; answers the names of the migrations that it applied.
 * A database ahead of this code, as while a new version rolls out, keeps the newer functions and grants.
 */
export async function applyLibrary(client: pg.ClientBase, source: MigrationSource, roleExists: boolean) {
  const { library } = source;
  const files = await readMigrations(source.directory);
  const applied = new Map((await findApplied(client, library)).map((row) => [row.name, row]));
  const changed = files.find((file) => (applied.get(file.name)?.checksum ?? file.checksum) !== file.checksum);
  if (changed) throw new MigrationChanged(library, changed.name, applied.get(changed.name)!.appliedAt);

  const missing = files.filter((file) => !applied.has(file.name));
  for (const file of missing) await applyMigration(client, library, file);

  const known = new Set(files.map((file) => file.name));
  const ahead = [...applied.keys()].some((name) => !known.has(name));
  if (!ahead) {
    const repeated = await readRepeated(source, roleExists);
    await inTransactionOn(client, async () => {
      for (const file of repeated) await runSqlFile(client, library, file);
    });
  }
  return missing.map((file) => `${library}/${file.name}`);
}

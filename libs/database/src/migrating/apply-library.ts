import type pg from 'pg';
import { inTransactionOn } from '../in-transaction.js';
import { findApplied } from '../sql/find-applied.js';
import { findInstalled, findRoleNumber, recordInstalled } from '../sql/installed.js';
import { recordMigration } from '../sql/record-migration.js';
import { readMigrations, type SqlFile } from '../sql-file.js';
import { editionOf, knownEditions } from './editions.js';
import { MigrationChanged, type MigrationSource } from './migration-source.js';
import { runSqlFile } from './run-sql-file.js';

/** The row goes in first: whoever runs the same file without our lock collides on it before anything happens. */
const applyMigration = (client: pg.ClientBase, library: string, file: SqlFile): Promise<void> =>
  inTransactionOn(client, async () => {
    await recordMigration(client, library, file.name, file.checksum);
    await runSqlFile(client, library, file);
  });

/**
 * Installs functions and grants where the database has older ones; what is there already is not touched, as each rewriting
 * makes every session plan anew. Who knows the other one is the newer: a process never replaces what it has not heard of.
 */
async function install(client: pg.ClientBase, source: MigrationSource, roleExists: boolean): Promise<void> {
  const { library, editions } = source;
  const { functions, grants, checksum } = await editionOf(source);
  const installed = await findInstalled(client, library);
  const grantedTo = roleExists && grants !== null ? await findRoleNumber(client) : null;
  const isThere = installed?.checksum === checksum;
  if (isThere && (grantedTo === null || installed.grantedTo === grantedTo)) return;
  if (installed && !isThere && editions && !(await knownEditions(editions)).includes(installed.checksum)) return;
  await inTransactionOn(client, async () => {
    if (!isThere) for (const file of functions) await runSqlFile(client, library, file);
    if (grants && grantedTo !== null) await runSqlFile(client, library, grants);
    await recordInstalled(client, library, { checksum, grantedTo });
  });
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
  if (!ahead) await install(client, source, roleExists);
  return missing.map((file) => `${library}/${file.name}`);
}

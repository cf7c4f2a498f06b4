import pg from 'pg';
import { type AppRole, makeAppRole } from '../app-role.js';
import { createBookkeeping } from '../sql/create-bookkeeping.js';
import { findAppRole } from '../sql/find-app-role.js';
import { grantSchema } from '../sql/grant-schema.js';
import { lockMigrations } from '../sql/lock-migrations.js';
import { prepareSession } from '../sql/prepare-session.js';
import { applyLibrary } from './apply-library.js';
import type { MigrationSource } from './migration-source.js';

export interface MigrateOptions {
  readonly ownerUrl: string;
  /** The application's own login, where it is another one: it too may then take the role. */
  readonly appUrl?: string;
  /** In the order of their dependence. */
  readonly libraries: readonly MigrationSource[];
}

export interface Migrated {
  /** The role to run as; null where the owner may not make or grant it. */
  readonly appRole: AppRole | null;
  /** What this call applied, as `library/file`. */
  readonly applied: string[];
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'slotlog migrations',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function bringUpToDate(owner: pg.Client, app: pg.Client, libraries: readonly MigrationSource[]) {
  await prepareSession(owner);
  await lockMigrations(owner);
  await createBookkeeping(owner);
  const appRole = await makeAppRole(owner, [owner, app]);
  const roleExists = await findAppRole(owner);
  if (roleExists) await grantSchema(owner);
  const applied: string[] = [];
  for (const source of libraries) applied.push(...(await applyLibrary(owner, source, roleExists)));
  return { appRole, applied };
}

/**
 * Brings the database up to date. Any number of processes may do so at once: one works, the others wait and find
 * nothing to do. Throws `MigrationChanged` or `MigrationFailed`; what was applied before it stays applied.
 */
export async function migrate({ ownerUrl, appUrl = ownerUrl, libraries }: MigrateOptions): Promise<Migrated> {
  const owner = await connect(ownerUrl);
  try {
    const app = appUrl === ownerUrl ? owner : await connect(appUrl);
    try {
      return await bringUpToDate(owner, app, libraries);
    } finally {
      if (app !== owner) await app.end();
    }
  } finally {
    await owner.end();
  }
}

import type { Pool } from 'pg';
import { findApplied } from '../sql/find-applied.js';
import { readMigrations } from '../sql-file.js';
import type { MigrationSource } from './migration-source.js';

/** How a database's migrations stand against those of this code, each as `library/file`. */
export interface MigrationState {
  readonly missing: readonly string[];
  /** Applied in another wording than the file has now. */
  readonly changed: readonly string[];
  /** Applied by newer code. */
  readonly ahead: readonly string[];
}

export const migrationState = async (pool: Pool, libraries: readonly MigrationSource[]): Promise<MigrationState> => {
  const states = await Promise.all(libraries.map((library) => stateOf(pool, library)));
  return {
    missing: states.flatMap(({ missing }) => missing),
    changed: states.flatMap(({ changed }) => changed),
    ahead: states.flatMap(({ ahead }) => ahead),
  };
};

const stateOf = async (pool: Pool, { library, directory }: MigrationSource): Promise<MigrationState> => {
  const files = new Map((await readMigrations(directory)).map(({ name, checksum }) => [name, checksum]));
  const applied = new Map((await findApplied(pool, library)).map(({ name, checksum }) => [name, checksum]));
  const named = (names: Iterable<string>) => [...names].map((name) => `${library}/${name}`);
  return {
    missing: named([...files.keys()].filter((name) => !applied.has(name))),
    changed: named(
      [...applied].filter(([name, checksum]) => (files.get(name) ?? checksum) !== checksum).map(([name]) => name),
    ),
    ahead: named([...applied.keys()].filter((name) => !files.has(name))),
  };
};

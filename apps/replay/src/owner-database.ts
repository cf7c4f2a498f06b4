import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { openPool, sqlStateOf, startEmbeddedPostgres } from '#libs/database';
import { Failed } from './output/failed.js';

/**
 * Runs `work` on the database that the environment names, as its owner: DATABASE_OWNER_URL, DATABASE_URL or DATA_DIR, where
 * a server of our own is started or attached to as the API does it. `makes`: DATA_DIR may be new.
 */
export const withOwnerDatabase = async <T>(
  work: (owner: Pool, url: string) => Promise<T>,
  { makes = false, connections = 8 } = {},
): Promise<T> => {
  const { DATABASE_OWNER_URL, DATABASE_URL, DATA_DIR = '.slotlog' } = process.env;
  const given = DATABASE_OWNER_URL || DATABASE_URL;
  if (!given && !makes && !existsSync(join(DATA_DIR, 'postgres'))) {
    throw new Failed(`DATA_DIR (${DATA_DIR}) contains no database: set DATA_DIR, DATABASE_OWNER_URL or DATABASE_URL.`);
  }
  const embedded = given ? null : await startEmbeddedPostgres({ dataDir: DATA_DIR, log: () => undefined });
  const url = given || embedded!.url;
  // What reads a whole log takes as long as it takes.
  const owner = openPool({ url, max: connections, applicationName: 'slotlog replay', statementTimeoutMs: 0 });
  try {
    return await work(owner, url);
  } catch (error) {
    throw isNotMigrated(error)
      ? new Failed('This database does not contain Slotlog yet: start the server on it once.')
      : error;
  } finally {
    await owner.end();
    await embedded?.stop();
  }
};

/** A database that no server has started on yet has none of our tables. */
const isNotMigrated = (error: unknown) => sqlStateOf(error) === '42P01';

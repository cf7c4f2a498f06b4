import type { Pool } from 'pg';
import { openPool, startEmbeddedPostgres } from '#libs/database';

/** Runs `work` on the database that the environment names, as its owner: DATABASE_OWNER_URL, DATABASE_URL or DATA_DIR. */
export const withOwnerDatabase = async <T>(work: (owner: Pool) => Promise<T>): Promise<T> => {
  const { DATABASE_OWNER_URL, DATABASE_URL, DATA_DIR = '.slotlog' } = process.env;
  const given = DATABASE_OWNER_URL || DATABASE_URL;
  const embedded = given ? null : await startEmbeddedPostgres({ dataDir: DATA_DIR, log: () => undefined });
  const owner = openPool({ url: given || embedded!.url, max: 2, applicationName: 'slotlog replay' });
  try {
    return await work(owner);
  } finally {
    await owner.end();
    await embedded?.stop();
  }
};

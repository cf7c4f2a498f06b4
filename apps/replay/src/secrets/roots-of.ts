import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { Roots, WrongMasterKey } from '#libs/access';
import { Failed } from '../output/failed.js';

/** The file in which the embedded server keeps the master key, null where it is given as MASTER_KEY. */
export const masterKeyFile = (): string | null => {
  const { MASTER_KEY, DATABASE_OWNER_URL, DATABASE_URL, DATA_DIR = '.slotlog' } = process.env;
  return MASTER_KEY || DATABASE_OWNER_URL || DATABASE_URL ? null : join(DATA_DIR, 'master-key');
};

/** What the servers of this database are given: MASTER_KEY, or what the embedded server keeps in DATA_DIR. Throws Failed. */
export const givenMasterKey = async (): Promise<string> => {
  const file = masterKeyFile();
  const key = file ? (await readFile(file, 'utf8').catch(() => '')).trim() : process.env.MASTER_KEY;
  if (!key) throw new Failed('MASTER_KEY is not set: without it, sealed values cannot be read.');
  return key;
};

/** Throws Failed. */
export const rootsOf = async (owner: Pool): Promise<Roots> =>
  Roots.open(owner, await givenMasterKey()).catch((error) => {
    throw toldOf(error);
  });

/** A failure as an operator reads it. */
export const toldOf = (error: unknown) =>
  error instanceof WrongMasterKey ? new Failed('MASTER_KEY does not match this database.') : error;

/** What customers' keys are wrapped with; null where no master key is given. Throws Failed where it is the wrong one. */
export const wrappingKeyOf = async (owner: Pool): Promise<Buffer | null> => {
  const key = await givenMasterKey().catch((error) => {
    if (error instanceof Failed) return null;
    throw error;
  });
  if (key === null) return null;
  const roots = await Roots.open(owner, key).catch((error) => {
    throw toldOf(error);
  });
  return roots.of('customer keys');
};

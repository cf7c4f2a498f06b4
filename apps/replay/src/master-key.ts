import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { isMasterKey } from '#libs/access';
import { Failed } from './output/failed.js';

/** What the servers of this database seal with: MASTER_KEY, or what the embedded server keeps in DATA_DIR. Throws Failed. */
export const masterKeyOf = async (owner: Pool): Promise<string> => {
  const { MASTER_KEY, DATABASE_OWNER_URL, DATABASE_URL, DATA_DIR = '.slotlog' } = process.env;
  const isEmbedded = !(DATABASE_OWNER_URL || DATABASE_URL);
  const kept = isEmbedded ? await readFile(join(DATA_DIR, 'master-key'), 'utf8').catch(() => '') : '';
  const key = MASTER_KEY || kept.trim();
  if (!key) throw new Failed('MASTER_KEY is not set: without it nobody can tell whose data it is.');
  if (!(await isMasterKey(owner, key))) throw new Failed('MASTER_KEY is not the one of this database.');
  return key;
};

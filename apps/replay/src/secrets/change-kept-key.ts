import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { changeMasterKey, isMasterKey, WrongMasterKey } from '#libs/access';

/**
 * Changes the master key that is kept in a file. Meanwhile the new one stands beside it: whoever ends in between leaves
 * either the old one in force or both at hand, and doing it again finishes what was begun instead of drawing another. Throws
 * WrongMasterKey.
 */
export const changeKeptKey = async (owner: Pool, file: string, before: string, after: string): Promise<void> => {
  const beside = `${file}.new`;
  const keep = () => writeFile(beside, `${after}\n`, { mode: 0o600, flush: true });
  await changeMasterKey(owner, before, after, keep).catch(async (error) => {
    const begun = error instanceof WrongMasterKey ? await readFile(beside, 'utf8').catch(() => '') : '';
    if (!begun || !(await isMasterKey(owner, begun.trim()))) throw error;
  });
  await rename(beside, file);
};

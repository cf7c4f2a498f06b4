import type { Pool } from 'pg';
import type { Checked } from '../digests/verify-log.js';
import { type KeptKey, keptKeys } from '../sql/proving/kept-keys.js';
import { decrypt } from './cipher.js';
import { printOf } from './keyring.js';
import type { Subjects } from './subjects.js';

type Persons = Pick<Subjects, 'category' | 'keyDrawn'>;

const keysAtOnce = 1_000;
const toldAtMost = 100;

/**
 * Proves that what is sealed in a shard can be opened by whose key was drawn, and what was erased by nobody: for each person the
 * key that the log says, and none where it says that it was destroyed. Whether it is the very key that was drawn shows only with
 * the wrapping key.
 */
export const verifyKeys = async (
  pool: Pool,
  shard: number,
  persons: Persons,
  wrappingKey: Buffer | null,
): Promise<Checked> => {
  const faults: string[] = [];
  let after = { stream: '', tenant: '' };
  for (let rows: KeptKey[] = []; faults.length < toldAtMost; after = rows.at(-1)!) {
    rows = await keptKeys(pool, shard, persons.category, after, keysAtOnce);
    for (const kept of rows) {
      const fault = faultOf(kept, persons, wrappingKey);
      if (fault) faults.push(`the key of ${kept.stream} of ${kept.tenant} ${fault}`);
    }
    if (rows.length < keysAtOnce) break;
  }
  const check = wrappingKey
    ? 'keys of persons: each that was drawn is present, and none that was destroyed'
    : 'keys of persons: each that was drawn is present, but only MASTER_KEY can tell whether it is the same one';
  return { check, shard, faults: faults.slice(0, toldAtMost) };
};

const faultOf = (kept: KeptKey, { keyDrawn }: Persons, wrappingKey: Buffer | null): string | null => {
  const { type, version, generation, wrapped } = kept;
  if (type !== keyDrawn)
    return wrapped
      ? 'was destroyed, and somebody has put it back: as the owner, set it to null in the table of keys'
      : null;
  if (generation === null) return 'is missing: what it sealed cannot be read';
  if (!wrapped) return 'is destroyed, and no event says so: erase this person again, or get the key from a backup';
  if (generation !== version) return `is of generation ${generation}, and the last one that was drawn is ${version}`;
  return wrappingKey && !isDrawn(kept, wrapped, wrappingKey) ? 'is another one than was drawn' : null;
};

const isDrawn = ({ tenant, stream, version, print }: KeptKey, wrapped: Buffer, wrappingKey: Buffer): boolean => {
  try {
    return printOf(decrypt(wrappingKey, `${tenant}/${stream}.${version}`, wrapped)) === print;
  } catch {
    return false;
  }
};

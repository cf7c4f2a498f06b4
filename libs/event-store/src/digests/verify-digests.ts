import type { ClientBase, Pool } from 'pg';
import { findBrokenDigest } from '../sql/proving/find-broken-digest.js';
import { readTail } from '../sql/reading/read-tail.js';
import type { DigestHead } from './digest-head.js';

/** What is wrong with a shard's chain of digests, and at which position. */
export interface BrokenDigest {
  readonly shard: number;
  readonly position: number;
  readonly reason: 'changed' | 'undigested';
}

/**
 * Computes a shard's digests anew from what is stored. `changed`: the events up to that position, behind the digest
 * before, are not those that were appended; or digests were. `undigested`: events that no append stored lie behind the last
 * digest. Null: everything is as it was stored, as far as one can tell who has no older head (`compareHeads`).
 */
export const verifyDigests = async (
  db: Pool | ClientBase,
  shard: number,
  onProgress: (position: number) => void = () => undefined,
): Promise<BrokenDigest | null> => {
  let head: DigestHead | null = null;
  for (;;) {
    const looked = await findBrokenDigest(db, shard, head);
    if (looked.broken !== null) return { shard, position: looked.broken, reason: 'changed' };
    if (looked.head === null) break;
    head = looked.head;
    onProgress(head.position);
  }
  const beyond = await readTail(db, shard, head?.position ?? 0);
  return beyond === null ? null : { shard, position: beyond, reason: 'undigested' };
};

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { readDigest, readDigestHeads } from '../sql/proving/read-digests.js';
import { readHead } from '../sql/reading/read-heads.js';
import { readLogId } from '../sql/reading/read-log-id.js';

/** The heads of all shards at one moment, to be kept where who can change the log cannot change them. */
export interface KeptHeads {
  readonly log: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** `digest` in hex. */
  readonly heads: readonly { readonly shard: number; readonly position: number; readonly digest: string }[];
}

export interface SignedHeads extends KeptHeads {
  /** HMAC-SHA256 in hex over all of the above as JSON. */
  readonly signature: string;
}

/**
 * What does not fit between a log and heads that were kept earlier. `changed`: something up to that position, or its
 * digests. `cut`: the shard ends at `head` now, before it.
 */
export type HeadMismatch =
  | { readonly reason: 'signature' | 'other-log' }
  | { readonly reason: 'changed'; readonly shard: number; readonly position: number }
  | { readonly reason: 'cut'; readonly shard: number; readonly position: number; readonly head: number };

export const exportHeads = async (db: Pool | ClientBase): Promise<KeptHeads> => {
  const { id: log, now } = await readLogId(db);
  const heads = (await readDigestHeads(db)).map(({ digest, ...head }) => ({ ...head, digest: digest.toString('hex') }));
  return { log, at: new Date(now).toISOString(), heads };
};

/** @param key at least 32 bytes that are not in the database: who has them can sign heads of a log that was changed */
export const signHeads = async (db: Pool | ClientBase, key: Buffer): Promise<SignedHeads> => {
  const said = await exportHeads(db);
  return { ...said, signature: signatureOf(said, key) };
};

/**
 * Whether the log still is what it was when its heads were kept, up to the positions of then. Empty: it is. Without a
 * key no signature is looked at, and they are worth as much as the place where they were kept.
 */
export const compareHeads = async (
  db: Pool | ClientBase,
  key: Buffer | null,
  kept: KeptHeads | SignedHeads,
): Promise<HeadMismatch[]> => {
  if (key && !isSignedWith(key, kept)) return [{ reason: 'signature' }];
  if (kept.log !== (await readLogId(db)).id) return [{ reason: 'other-log' }];
  const mismatches: HeadMismatch[] = [];
  for (const { shard, position, digest } of kept.heads) {
    const stands = await readDigest(db, shard, position);
    if (stands?.toString('hex') === digest) continue;
    const head = await readHead(db, shard);
    mismatches.push(
      head < position ? { reason: 'cut', shard, position, head } : { reason: 'changed', shard, position },
    );
  }
  return mismatches;
};

const isSignedWith = (key: Buffer, kept: KeptHeads | SignedHeads): boolean => {
  const expected = Buffer.from(signatureOf(kept, key));
  const given = Buffer.from('signature' in kept ? kept.signature : '');
  return given.length === expected.length && timingSafeEqual(given, expected);
};

const signatureOf = ({ log, at, heads }: KeptHeads, key: Buffer): string => {
  const plain = heads.map(({ shard, position, digest }) => [shard, position, digest]);
  return createHmac('sha256', key)
    .update(JSON.stringify([log, at, plain]))
    .digest('hex');
};

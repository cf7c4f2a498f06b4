import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { readDigest, readDigestHeads } from './sql/read-digests.js';
import { readLogId } from './sql/read-log-id.js';

/** The heads of all shards at one moment, to be kept where who can change the log cannot change them. */
export interface SignedHeads {
  readonly log: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** `digest` in hex. */
  readonly heads: readonly { readonly shard: number; readonly position: number; readonly digest: string }[];
  /** HMAC-SHA256 in hex over all of the above as JSON. */
  readonly signature: string;
}

/** What does not fit between a log and heads that were signed earlier. */
export type HeadMismatch =
  | { readonly reason: 'signature' | 'other-log' }
  | { readonly reason: 'changed'; readonly shard: number; readonly position: number };

/** @param key 32 bytes that are not in the database: who has them can sign heads of a log that was changed */
export const signHeads = async (db: Pool | ClientBase, key: Buffer): Promise<SignedHeads> => {
  const { id: log, now } = await readLogId(db);
  const heads = (await readDigestHeads(db)).map(({ digest, ...head }) => ({ ...head, digest: digest.toString('hex') }));
  const said = { log, at: new Date(now).toISOString(), heads };
  return { ...said, signature: signatureOf(said, key) };
};

/** Whether the log still is what was signed, up to the positions of then. Empty: it is. */
export const compareHeads = async (
  db: Pool | ClientBase,
  key: Buffer,
  signed: SignedHeads,
): Promise<HeadMismatch[]> => {
  const { signature, ...said } = signed;
  const expected = Buffer.from(signatureOf(said, key));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return [{ reason: 'signature' }];
  if (said.log !== (await readLogId(db)).id) return [{ reason: 'other-log' }];
  const mismatches: HeadMismatch[] = [];
  for (const { shard, position, digest } of said.heads) {
    const stands = await readDigest(db, shard, position);
    if (stands?.toString('hex') !== digest) mismatches.push({ reason: 'changed', shard, position });
  }
  return mismatches;
};

const signatureOf = ({ log, at, heads }: Omit<SignedHeads, 'signature'>, key: Buffer): string => {
  const plain = heads.map(({ shard, position, digest }) => [shard, position, digest]);
  return createHmac('sha256', key)
    .update(JSON.stringify([log, at, plain]))
    .digest('hex');
};

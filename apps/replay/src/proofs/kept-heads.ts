import { readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { z } from 'zod';
import { compareHeads, type HeadMismatch, type KeptHeads, type SignedHeads } from '#libs/event-store';
import { Failed } from '../output/failed.js';

const keptHeads = z.object({
  log: z.string(),
  at: z.iso.datetime(),
  heads: z.array(z.object({ shard: z.int(), position: z.int(), digest: z.string().regex(/^[0-9a-f]{64}$/) })),
  signature: z.string().optional(),
});

/** Heads as `digest export` or `digest sign` wrote them, each with the file that they were kept in. */
export interface KeptFile {
  readonly file: string;
  readonly kept: KeptHeads | SignedHeads;
}

/** Throws Failed where one is something else. */
export const readKept = (files: readonly string[]): Promise<KeptFile[]> =>
  Promise.all(
    files.map(async (file) => {
      const text = await readFile(file, 'utf8').catch((error) => {
        throw new Failed(`${file} cannot be read: ${error.code}.`);
      });
      return { file, kept: parse(file, text) };
    }),
  );

const parse = (file: string, text: string): KeptHeads | SignedHeads => {
  try {
    return keptHeads.parse(JSON.parse(text)) as KeptHeads | SignedHeads;
  } catch {
    throw new Failed(`${file} is not what digest export or digest sign write.`);
  }
};

/** The key that heads are signed with: of a file, or DIGEST_KEY; null where there is none. Throws Failed. */
export const signingKey = async (file: string | undefined): Promise<Buffer | null> => {
  const text = file === undefined ? (process.env.DIGEST_KEY ?? '') : await readFile(file, 'utf8').catch(() => '');
  const key = text.trim();
  if (key.length === 0 && file === undefined) return null;
  if (key.length < 32) throw new Failed('A signing key must have at least 32 characters.');
  return Buffer.from(key);
};

/** What each of the files proves: no faults, the log is what it was then. The others say where a change lies. */
export const checkKept = async (owner: Pool, files: readonly KeptFile[], key: Buffer | null) => {
  const compared = await Promise.all(
    files.map(async ({ file, kept }) => ({ file, kept, found: await compareHeads(owner, key, kept) })),
  );
  const fitting = compared.flatMap(({ kept, found }) =>
    kept.heads.filter(({ shard }) => !found.some((each) => !('shard' in each) || each.shard === shard)),
  );
  const lastFitting = (shard: number, before: number) =>
    Math.max(
      0,
      ...fitting.filter((each) => each.shard === shard && each.position < before).map((each) => each.position),
    );
  return compared.map(({ file, kept, found }) => ({
    check: `as it was at ${kept.at}, by ${file}${key === null && 'signature' in kept ? ' (signature not checked)' : ''}`,
    faults: found.map((mismatch) => words(kept, mismatch, lastFitting)),
  }));
};

const words = (
  { log }: KeptHeads,
  mismatch: HeadMismatch,
  lastFitting: (shard: number, before: number) => number,
): string => {
  if (mismatch.reason === 'signature') return 'it is not signed with this key, so it proves nothing';
  if (mismatch.reason === 'other-log') return `it belongs to log ${log}, so it proves nothing about this one`;
  if (mismatch.reason === 'cut') {
    const { shard, position, head } = mismatch;
    return `shard ${shard}: it ends at position ${head} but once had ${position}: the last events were removed`;
  }
  const { shard, position } = mismatch as Extract<HeadMismatch, { reason: 'changed' }>;
  const after = lastFitting(shard, position);
  return `shard ${shard}: something from position ${after + 1} to ${position} was changed, together with the digests`;
};

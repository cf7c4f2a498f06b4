import type { Pool } from 'pg';
import type { Settled } from '../envelope.js';
import { IdempotencyKeyReused } from '../failures.js';
import { readStream } from '../sql/reading/read-stream.js';
import { advance, unwritten } from '../streams/folded-stream.js';
import { settled } from './conclude.js';
import type { Known } from './settlement.js';
import type { Command } from './verdict.js';

/**
 * The answer to a command that was settled before: what it made, folded from the log as it was then. The stream may have
 * another id than this request drew. Throws IdempotencyKeyReused where the request is another one, and
 * UnreadableEvent.
 */
export const replay = async (
  pool: Pool,
  shard: number,
  { catalogue, envelope, subject }: Command,
  { stream, version, fingerprint, recordedAt }: Known,
): Promise<Settled<unknown>> => {
  const { idempotency, tenant } = envelope;
  if (idempotency && idempotency.fingerprint !== fingerprint) throw new IdempotencyKeyReused(recordedAt);
  const events = await readStream(pool, shard, tenant, stream, { upTo: version });
  return { ...settled(advance(subject, unwritten(subject), catalogue.readChecked(events)), true), replayed: true };
};

import type { Pool } from 'pg';
import type { Settled } from '../envelope.js';
import { IdempotencyKeyReused, OutcomeUnknown } from '../failures.js';
import { readStream } from '../sql/reading/read-stream.js';
import { advance, unwritten } from '../streams/folded-stream.js';
import { settled } from './answer.js';
import type { Known } from './settlement.js';
import type { Command } from './verdict.js';

/**
 * The answer to a command that was settled before: what it made, folded from the log as it was then. The stream may have
 * another id than this request drew. Throws IdempotencyKeyReused where the request is another one, and
 * UnreadableEvent.
 */
export const replay = async (pool: Pool, shard: number, command: Command, known: Known): Promise<Settled<unknown>> => {
  const { idempotency } = command.envelope;
  if (idempotency && idempotency.fingerprint !== known.fingerprint) throw new IdempotencyKeyReused(known.recordedAt);
  return { ...(await foldAfresh(pool, shard, command, known)), replayed: true };
};

/** What is settled and could not be folded in memory, folded from the log. Throws OutcomeUnknown: it is settled all the same. */
export const answerAfresh = async (
  pool: Pool,
  shard: number,
  command: Command,
  at: Place,
  appended: boolean,
): Promise<Settled<unknown>> => {
  try {
    return { ...(await foldAfresh(pool, shard, command, at)), appended };
  } catch (cause) {
    throw new OutcomeUnknown('it is settled, and its answer could not be made', { cause });
  }
};

type Place = Pick<Known, 'stream' | 'version'>;

const foldAfresh = async (
  pool: Pool,
  shard: number,
  { catalogue, envelope, subject }: Command,
  { stream, version }: Place,
): Promise<Settled<unknown>> => {
  const events = await readStream(pool, shard, envelope.tenant, stream, { upTo: version });
  return settled(advance(subject, unwritten(subject), catalogue.readChecked(events)), true);
};

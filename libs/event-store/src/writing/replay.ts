import type { Pool } from 'pg';
import type { Settled } from '../envelope.js';
import { OutcomeUnknown } from '../failures.js';
import { foldPast } from '../fold-past.js';
import { readEventId } from '../sql/reading/read-event-id.js';
import { placeOf, settled } from './answer.js';
import type { Conclusion } from './conclude.js';
import { isLasting } from './fate/read-failure.js';
import type { Known } from './settlement.js';
import type { Command } from './verdict.js';

/** Tells those their answers who are settled, and whose answers are not in memory. */
export const answerFromLog = (
  pool: Pool,
  shard: number,
  { replays, unfolded }: Pick<Conclusion, 'replays' | 'unfolded'>,
): void => {
  for (const { member, known, isOwn } of replays) {
    const { command, settle, fail } = member.pending;
    (isOwn ? answerAfresh(pool, shard, command, known, true) : replay(pool, shard, command, known)).then(settle, fail);
  }
  for (const member of unfolded) {
    const { command, settle, fail } = member.pending;
    answerAfresh(pool, shard, command, placeOf(member), member.settlement.events.length > 0).then(settle, fail);
  }
};

/**
 * The answer to a command that was settled before: what it made, folded from the log as it was then. The stream may have
 * another id than this request drew. Throws UnreadableEvent, and OutcomeUnknown where it cannot be read now.
 */
const replay = async (pool: Pool, shard: number, command: Command, known: Known): Promise<Settled<unknown>> => {
  try {
    return { ...(await foldAfresh(pool, shard, command, known)), replayed: true };
  } catch (cause) {
    if (isLasting(cause)) throw cause;
    throw new OutcomeUnknown('it was settled before, and its answer cannot be read now', { cause });
  }
};

/** What is settled and could not be folded in memory, folded from the log. Throws OutcomeUnknown: it is settled all the same. */
const answerAfresh = async (
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

/** Where an answer stands; of what is known, also by which event. */
type Place = Pick<Known, 'stream' | 'version'> & Partial<Pick<Known, 'event' | 'position'>>;

const foldAfresh = async (
  pool: Pool,
  shard: number,
  { catalogue, envelope, subject }: Command,
  { stream, version, event, position }: Place,
): Promise<Settled<unknown>> => {
  const named = { ...subject, name: stream };
  const [folded] = await foldPast(pool, shard, catalogue, envelope.tenant, [named], { version });
  // Looked up behind the fold: a failover in between may have put something else there.
  const isThere = position === undefined || (await readEventId(pool, shard, position)) === event;
  if (!isThere || folded!.version < version) throw new OutcomeUnknown(`${stream} has lost its version ${version}`);
  return settled(folded!, true);
};

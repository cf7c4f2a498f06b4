import { IdempotencyKeyReused } from '../failures.js';
import { beginning, later, type Point, pointOf } from '../point.js';
import { advance, type FoldedStream, isPresumed } from '../streams/folded-stream.js';
import { type StreamCache, streamKey } from '../streams/stream-cache.js';
import { answer } from './answer.js';
import { type FailureTold, failureTold } from './fate/call-failure.js';
import type { Happening } from './fate/fate.js';
import type { Group, Member } from './group.js';
import { undergo } from './pending.js';
import { trueAt } from './refused-at.js';
import { type Known, lastEventOf, type Missing, type Outcome } from './settlement.js';

/** What an answered call comes to: who is done, who has to be decided again, and how far the shard has grown. */
export interface Conclusion {
  readonly again: readonly Member[];
  /** Answered by what an earlier call or request led to; its state has to be folded from the log. */
  readonly replays: readonly { readonly member: Member; readonly known: Known; readonly isOwn: boolean }[];
  /** Settled, and what it came to could not be folded in memory: to be folded from the log, too. */
  readonly unfolded: readonly Member[];
  /** Streams, by key, in which somebody else's events were found. */
  readonly missing: readonly string[];
  /** The last event that the group wrote, null where it wrote nothing. */
  readonly head: Point | null;
  /** What went wrong here: never what a call came to, which is in the log. */
  readonly troubles: readonly unknown[];
}

/**
 * Answers the members of a settled group and brings the cache up to date with what is stored and what was missing. Never
 * throws: a fold that fails keeps its stream out of the cache and its command from an answer out of memory, nothing else.
 */
export const conclude = (cache: StreamCache, group: Group, outcomes: readonly Outcome[]): Conclusion => {
  const stored = new Map<string, FoldedStream>();
  const again: Member[] = [];
  const replays: Conclusion['replays'][number][] = [];
  const unfolded: Member[] = [];
  const missing: string[] = [];
  const troubles: unknown[] = [];
  let head: Point | null = null;
  const grown = (position: number, id: string) => {
    head = later(head ?? beginning, pointOf({ position, id }));
  };
  for (const [index, member] of group.members.entries()) {
    const { pending } = member;
    const outcome = outcomes[index]!;
    const next = undergo(pending, happeningOf(outcome, member));
    const told = typeof next === 'object' ? next.tell : next;
    const stands = storedOf(member, outcome);
    if (stands && (told === 'success' || told === 'own-success')) {
      const { position, recordedAt } = stands.place;
      member.settlement = stands.settlement;
      try {
        if (position !== null) {
          grown(position, lastEventOf(stands.settlement)!);
          settle(stored, member, position, Math.floor(recordedAt));
        }
        answer(stored, member, () => trueAt(index, group.members, outcomes));
      } catch (error) {
        drop(cache, stored, member);
        unfolded.push(member);
        troubles.push(error);
      }
    } else if (outcome.outcome === 'known' && (told === 'replay' || told === 'own-success')) {
      replays.push({ member, known: outcome.known, isOwn: told === 'own-success' });
      if (told === 'own-success') grown(outcome.known.position, outcome.known.event);
    } else if (outcome.outcome === 'known' && told === 'key-reused') {
      pending.fail(new IdempotencyKeyReused(outcome.known.recordedAt));
    } else if (told === 'decide-under-lock') {
      pending.notBefore = Math.ceil(outcome.recordedAt);
      again.push(member);
    } else {
      pending.fail(failureTold(told as FailureTold, outcome));
    }
    if (outcome.outcome === 'behind') for (const each of outcome.missing) missing.push(catchUp(cache, group, each));
  }
  for (const [key, folded] of stored) keep(cache, key, folded, troubles);
  return { again, replays, unfolded, missing, head, troubles };
};

const happeningOf = (outcome: Outcome, { settlement }: Member): Happening => {
  if (outcome.outcome !== 'known') return { what: outcome.outcome };
  const { commandId, idempotency } = settlement.envelope;
  return { what: 'known', known: outcome.known, command: commandId, fingerprint: idempotency?.fingerprint ?? null };
};

/**
 * What is stored of a member and where its last event stands; null where that is not in memory. What an earlier sending of the
 * group has stored is: its caller is told from there, its streams are kept and its keys noted.
 */
const storedOf = ({ settlement, earlier }: Member, outcome: Outcome) => {
  if (outcome.outcome === 'stored') return { settlement, place: outcome };
  if (outcome.outcome !== 'known') return null;
  const sent = earlier.find((each) => lastEventOf(each) === outcome.known.event);
  return sent ? { settlement: sent, place: outcome.known } : null;
};

const settle = (stored: Map<string, FoldedStream>, member: Member, lastPosition: number, recordedAt: number) => {
  const { pending, settlement } = member;
  pending.command.vault?.settled(settlement.envelope.tenant, settlement.keys);
  fold(stored, member, lastPosition, recordedAt);
};

/** The streams that a member wrote, folded on over its events as they now stand in the log. */
const fold = (
  stored: Map<string, FoldedStream>,
  { pending, verdict, settlement: { envelope, events } }: Member,
  lastPosition: number,
  recordedAt: number,
) => {
  for (const [index, event] of events.entries()) {
    const key = streamKey(envelope.tenant, event.stream);
    const { stream, folded } = verdict.reading.pinned.get(event.stream)!;
    const base = stored.get(key) ?? folded;
    // Somebody of the group wrote it before, whose fold has failed: nothing that was only presumed gets into the cache.
    if (isPresumed(base)) throw new Error(`${event.stream} could not be folded over what is stored`);
    const position = lastPosition - events.length + 1 + index;
    const recorded = { ...event, position, recordedAt, actor: pending.command.envelope.actor };
    stored.set(key, advance(stream, base, [recorded]));
  }
};

const drop = (cache: StreamCache, stored: Map<string, FoldedStream>, { settlement }: Member) => {
  for (const { stream } of settlement.events) {
    const key = streamKey(settlement.envelope.tenant, stream);
    stored.delete(key);
    cache.drop(key);
  }
};

const keep = (cache: StreamCache, key: string, folded: FoldedStream, troubles: unknown[]) => {
  try {
    cache.keep(key, folded);
  } catch (error) {
    cache.drop(key);
    troubles.push(error);
  }
};

/** What cannot be read or folded fails who needs it, when that is loaded under the lock: here it would fail its neighbours too. */
const catchUp = (cache: StreamCache, { bases }: Group, missing: Missing): string => {
  const key = streamKey(missing.tenant, missing.stream);
  const { stream, folded } = bases.get(key)!;
  try {
    const { events, otherPast, version } = missing;
    const reached = events.at(-1)?.version ?? (otherPast ? 0 : folded.version);
    cache.catchUp(key, stream, folded, missing, reached < version);
  } catch {
    cache.drop(key);
  }
  return key;
};

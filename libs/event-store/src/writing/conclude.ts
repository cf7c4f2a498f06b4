import { UnreadableEvent } from '../catalogue/unreadable-event.js';
import type { Settled } from '../envelope.js';
import { advance, type FoldedStream, unwritten } from '../streams/folded-stream.js';
import type { States } from '../streams/reading.js';
import { type StreamCache, streamKey } from '../streams/stream-cache.js';
import type { Group, Member } from './group.js';
import { rangeKey } from './pending.js';
import type { Known, Missing, Outcome } from './settlement.js';
import { reach } from './verdict.js';

/** What an answered call comes to: who is done, who has to be decided again, and how far the shard has grown. */
export interface Conclusion {
  readonly again: readonly Member[];
  /** Answered by what an earlier request led to; its state has to be folded from the log. */
  readonly replays: readonly { readonly member: Member; readonly known: Known }[];
  /** Streams, by key, in which somebody else's events were found. */
  readonly missing: readonly string[];
  /** The last position that the group wrote, null where it wrote nothing. */
  readonly head: number | null;
}

/** Answers the members of a settled group and brings the cache up to date with what is stored and what was missing. */
export const conclude = (cache: StreamCache, group: Group, outcomes: readonly Outcome[]): Conclusion => {
  const stored = new Map<string, FoldedStream>();
  const again: Member[] = [];
  const replays: Conclusion['replays'][number][] = [];
  const missing: string[] = [];
  let head: number | null = null;
  for (const [index, member] of group.members.entries()) {
    const outcome = asOwn(outcomes[index]!, member);
    if (outcome.outcome === 'stored') {
      if (outcome.position !== null) {
        head = outcome.position;
        const recordedAt = Math.floor(outcome.recordedAt);
        fold(stored, member, head, recordedAt);
        member.pending.command.vault?.settled(member.settlement.envelope.tenant, member.settlement.keys);
      }
      answer(stored, member);
    } else if (outcome.outcome === 'known') {
      replays.push({ member, known: outcome.known });
    } else {
      member.pending.notBefore = Math.ceil(outcome.recordedAt);
      again.push(member);
      if (outcome.outcome === 'behind') missing.push(...outcome.missing.map((each) => catchUp(cache, group, each)));
    }
  }
  for (const [key, folded] of stored) cache.keep(key, folded);
  return { again, replays, missing, head };
};

/** A command found known after a call whose answer was lost was stored by that call, with these very events. */
const asOwn = (outcome: Outcome, { pending, settlement }: Member): Outcome => {
  if (outcome.outcome !== 'known' || !pending.resent || settlement.events.length === 0) return outcome;
  const { stream, version, position, recordedAt } = outcome.known;
  const isOurs = stream === settlement.subject.stream && version === settlement.subject.version;
  return isOurs ? { outcome: 'stored', position, recordedAt } : outcome;
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
    const position = lastPosition - events.length + 1 + index;
    const recorded = { ...event, position, recordedAt, actor: pending.command.envelope.actor };
    stored.set(key, advance(stream, stored.get(key) ?? folded, [recorded]));
  }
};

const answer = (stored: ReadonlyMap<string, FoldedStream>, member: Member) => {
  const { pending, verdict, settlement } = member;
  if (verdict.refusal) return pending.fail(member.presumes ? refusalOn(stored, member) : verdict.refusal.error);
  const { subject, envelope } = pending.command;
  const { stream } = settlement.subject;
  const folded =
    stored.get(streamKey(envelope.tenant, stream)) ?? verdict.reading.pinned.get(stream)?.folded ?? unwritten(subject);
  pending.settle(settled(folded, settlement.events.length > 0));
};

/** The refusal as of what is stored now: when it was decided, the newest events had no position and no time yet. */
const refusalOn = (stored: ReadonlyMap<string, FoldedStream>, { pending, verdict }: Member): unknown => {
  const { command, names } = pending;
  const states: States = {
    folded: ({ name }) =>
      stored.get(streamKey(command.envelope.tenant, name)) ??
      verdict.reading.pinned.get(name)?.folded ??
      verdict.reading.hinted.get(name)?.folded,
    names: (range) => names.get(rangeKey(range))?.names,
  };
  return (reach(command, states, verdict.at).refusal ?? verdict.refusal)?.error;
};

export const settled = (folded: FoldedStream, appended: boolean): Settled<unknown> => {
  const { state, version, position, recordedAt } = folded;
  return { state, version, position, recordedAt, appended, replayed: false };
};

/** What cannot be read fails who needs it, when that is loaded under the lock: here it would fail its neighbours too. */
const catchUp = (cache: StreamCache, { bases }: Group, missing: Missing): string => {
  const key = streamKey(missing.tenant, missing.stream);
  const { stream, folded } = bases.get(key)!;
  try {
    cache.catchUp(key, stream, folded, missing);
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error;
  }
  return key;
};

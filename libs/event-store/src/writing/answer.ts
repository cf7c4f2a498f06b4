import type { Settled } from '../envelope.js';
import type { Point } from '../point.js';
import { type FoldedStream, isPresumed, pointIn, unwritten } from '../streams/folded-stream.js';
import type { States } from '../streams/reading.js';
import { streamKey } from '../streams/stream-cache.js';
import type { Member } from './group.js';
import { rangeKey } from './pending.js';
import { noteRefusal } from './refused-at.js';
import type { Known } from './settlement.js';
import { reach, type Verdict } from './verdict.js';

/** Tells the caller of a settled member what it came to; `end`: where it is so. Throws where that is not in memory. */
export const answer = (stored: ReadonlyMap<string, FoldedStream>, member: Member, end: () => Point): void => {
  const { pending, verdict, settlement } = member;
  if (verdict.refusal) {
    const { error } = (member.presumes && refusalOn(stored, member)) || verdict.refusal;
    noteRefusal(error, end());
    pending.fail(error);
    return;
  }
  const folded = answered(stored, member);
  if (isPresumed(folded)) throw new Error(`${settlement.subject.stream} could not be folded over what is stored`);
  pending.settle(settled(folded, settlement.events.length > 0));
};

/** Where in the log the answer stands. */
export const placeOf = (member: Member): Pick<Known, 'stream' | 'version'> =>
  member.settlement.events.length > 0
    ? member.settlement.subject
    : { stream: member.settlement.subject.stream, version: answered(new Map(), member).version };

const answered = (stored: ReadonlyMap<string, FoldedStream>, { pending, verdict, settlement }: Member) => {
  const { subject, envelope } = pending.command;
  const { stream } = settlement.subject;
  return (
    stored.get(streamKey(envelope.tenant, stream)) ?? verdict.reading.pinned.get(stream)?.folded ?? unwritten(subject)
  );
};

/**
 * The refusal as of what is stored now: when it was decided, the newest events had no position and no time yet. Null
 * where it cannot be decided anew, or would be none.
 */
const refusalOn = (stored: ReadonlyMap<string, FoldedStream>, { pending, verdict }: Member): Verdict['refusal'] => {
  const { command, names } = pending;
  const states: States = {
    folded: ({ name }) =>
      stored.get(streamKey(command.envelope.tenant, name)) ??
      verdict.reading.pinned.get(name)?.folded ??
      verdict.reading.hinted.get(name)?.folded,
    names: (range) => names.get(rangeKey(range))?.names,
  };
  try {
    return reach(command, states, verdict.at).refusal;
  } catch {
    return null;
  }
};

export const settled = (folded: FoldedStream, appended: boolean): Settled<unknown> => {
  const { state, version, recordedAt } = folded;
  return { state, version, ...pointIn(folded), recordedAt, appended, replayed: false };
};

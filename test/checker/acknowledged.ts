import { type Asked, type CallOf, isDone, isRefused, nameOf } from './asked.js';
import type { Call, Done, What } from './history.js';
import type { Row } from './log-row.js';
import type { Past, Standing } from './past.js';

/** What a booking is afterwards. */
const becomes: Readonly<Partial<Record<What, readonly string[]>>> = {
  book: ['confirmed', 'pending'],
  hold: ['held'],
  confirm: ['confirmed', 'pending'],
  extend: ['held'],
  approve: ['confirmed'],
  decline: ['declined'],
  move: ['confirmed', 'pending', 'held'],
  cancel: ['cancelled'],
  complete: ['completed'],
  'no-show': ['no-show'],
};

/** Done by an attempt at this or not at all; what is as it is wanted to be already is moved, confirmed or cancelled without an event. */
const writes = new Set<What>(['book', 'hold']);

/** Nothing that somebody was told is done is missing or is otherwise, and whoever asks again is told the same. */
export const checkAcknowledged = (past: Past, asked: readonly Asked[]): string[] =>
  asked.flatMap((each) => {
    const done = each.calls.filter(isDone);
    return [...done.flatMap((call) => notThere(past, each, call)), ...notAlike(past, each, done)].map(
      (what) => `${nameOf(each.command)}: ${what}`,
    );
  });

const notThere = (past: Past, { command, calls }: Asked, { answer }: CallOf<Done>): string[] => {
  const { what, about, wanted, knows } = command;
  const { id, version, at } = answer;
  const told = `${id} at version ${version}, position ${at.position}`;
  const row = past.event(at);
  const [category, name] = row?.stream.split('/') ?? [];
  if (!row || name !== id || row.version !== version) return [`acknowledged, but not there: ${told}`];
  if (about !== null && about !== id) return [`about ${about}, answered with ${id}`];
  if (category !== 'booking') return [];
  const standing = past.standings(id)[version - 1];
  if (standing === undefined) return [`acknowledged, but no booking: ${told}`];
  const unlike = unlikeTold(standing, answer);
  if (unlike !== null) return [`acknowledged, but ${unlike}: ${told}`];
  if (what === 'read')
    return knows && version < knows.version ? [`reads ${told} where ${knows.version} was known`] : [];
  if (becomes[what] && !becomes[what].includes(standing.status))
    return [`acknowledged, but ${standing.status}: ${told}`];
  if (wanted && !isAt(standing, wanted)) return [`acknowledged, but at another time: ${told}`];
  const isOurs = calls.some(({ call }) => call === row.correlationId);
  return writes.has(what) && !isOurs ? [`acknowledged, but written by ${row.correlationId}: ${told}`] : [];
};

/** How a booking differs from what is told of it. A hold that has run out may be told as expired, though nobody has recorded it. */
const unlikeTold = (standing: Standing, { status, slot }: Done): string | null => {
  const mayBeOver = standing.expiresAt !== null && status === 'expired';
  if (status !== undefined && status !== standing.status && !mayBeOver) return `${standing.status}, not ${status}`;
  return slot && !isAt(standing, slot) ? 'at another time than it was told' : null;
};

type Slot = NonNullable<Done['slot']>;

const isAt = ({ start, end, units, calendarIds }: Standing, slot: Slot): boolean =>
  start === slot.start &&
  end === slot.end &&
  units === slot.units &&
  calendarIds.toSorted().join() === slot.calendarIds.toSorted().join();

/** As long as nothing is written, what is so already is told as it stands, which may be another thing each time. */
const notAlike = (past: Past, { command, calls }: Asked, done: readonly CallOf<Done>[]): string[] => {
  if (command.what === 'read') return [];
  const first = Math.min(...calls.flatMap(({ call }) => past.written(call)).map(({ position }) => position));
  const since = done.filter(({ answer: { at } }) => at.position >= first);
  const told = new Set(since.map(({ answer: { id, version, at } }) => `${id} ${version} ${at.position}`));
  return told.size > 1 ? [`told to be ${[...told].join(' and ')}`] : [];
};

/** However often it was sent, at most one attempt writes, and that once. */
export const checkExactlyOnce = (past: Past, asked: readonly Asked[]): string[] =>
  asked.flatMap(({ command, calls }) => {
    const writing = calls.filter(({ call }) => past.written(call).length > 0).map(({ call }) => call);
    const made = calls
      .flatMap(({ call }) => past.written(call))
      .filter(({ stream, version }) => stream.startsWith('booking/') && version === 1);
    return [
      ...(writing.length > 1 ? [`done ${writing.length} times, by ${writing.join(' and ')}`] : []),
      ...(made.length > 1 && writes.has(command.what) ? [`made ${made.length} bookings`] : []),
    ].map((what) => `${nameOf(command)}: ${what}`);
  });

const things = /^(booking|calendar|service)\//;

/**
 * What nobody heard of is there or not, and no answer says otherwise: an attempt that was refused, or failed with the word
 * that nothing is stored, has written nothing, and no attempt is refused behind what another one has written. One refused before
 * that is told the truth: the attempt that succeeded was still on its way, and nobody could know. Where all was so already
 * nothing is written, and whoever asks again is told how it is by then.
 */
export const checkUnknown = (past: Past, asked: readonly Asked[], known: (call: Call) => number): string[] =>
  asked.flatMap(({ command, calls }) => {
    const rows = calls.flatMap(({ call }) => past.written(call).filter(({ stream }) => things.test(stream)));
    const isTheirs = (row: Row | undefined) => calls.some(({ call }) => call === row?.correlationId);
    const from = Math.min(
      ...rows.map(({ position }) => position),
      ...calls.filter(isDone).flatMap(({ answer: { at } }) => (isTheirs(past.event(at)) ? [at.position] : [])),
    );
    const denied = calls
      .filter(({ answer: { kind } }) => kind === 'refused' || kind === 'failed')
      .filter(({ call }) => rows.some(({ correlationId }) => correlationId === call))
      .map(({ call, answer }) => `${call} was ${answer.kind}, and has written`);
    const behind = calls
      .filter(isRefused)
      .filter((call) => (call.answer.at?.position ?? known(call)) >= from)
      .map(
        ({ answer: { reason, at } }) =>
          `refused as ${reason} at ${at?.position ?? 'no position'}, though done at ${from}`,
      );
    return [...denied, ...behind].map((what) => `${nameOf(command)}: ${what}`);
  });

/** Whatever was written of bookings but by the server itself was asked for by somebody. */
export const checkAsked = (past: Past, calls: readonly Call[]): string[] => {
  const asked = new Set(calls.map(({ call }) => call));
  return past.rows
    .filter(({ actor, stream }) => !actor.startsWith('policy/') && stream.startsWith('booking/'))
    .filter(({ correlationId }) => !asked.has(correlationId))
    .map(({ type, position, correlationId }) => `${type} at ${position} was asked for by nobody: ${correlationId}`);
};

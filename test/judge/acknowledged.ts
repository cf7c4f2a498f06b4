import { numberOf } from './feed.js';
import type { Past, Standing } from './past.js';
import { type Heard, isDone, isRefused, type Wanted, type Wish } from './wish.js';

/** What a booking is afterwards. */
const becomes: Readonly<Record<Wish['what'], readonly string[]>> = {
  book: ['confirmed'],
  hold: ['held'],
  confirm: ['confirmed'],
  move: ['confirmed', 'held'],
  cancel: ['cancelled'],
  read: [],
};

/** Done by this attempt or not at all; a booking that is already as it is wanted to be is moved, confirmed or cancelled without an event. */
const writes = new Set<Wish['what']>(['book', 'hold']);

/** Nothing that somebody was told is done is missing, is otherwise, or is done twice; nothing that was refused is done. */
export const checkAcknowledged = (past: Past, wishes: readonly Wish[]): string[] =>
  wishes.flatMap((wish) => {
    const say = (what: string) => `${wish.what} ${wish.id}: ${what}`;
    const done = wish.answers.filter(isDone);
    return [
      ...done.flatMap((answer) => notThere(past, wish, answer)),
      ...notAlike(done),
      ...writtenTwice(past, wish, done.length > 0),
      ...refusedAfterwards(past, wish, done),
    ].map(say);
  });

const notThere = (past: Past, wish: Wish, { body: { id = '', version = 0, position = '' } }: Heard): string[] => {
  const event = past.event(position);
  const told = `${id} at version ${version}, ${position}`;
  if (event?.subject.id !== id || event.version !== version) return [`acknowledged, but not there: ${told}`];
  const standing = past.standings(id)[version - 1];
  if (standing === undefined) return [`acknowledged, but no booking: ${told}`];
  if (wish.bookingId !== null && wish.bookingId !== id) return [`about ${wish.bookingId}, answered with ${id}`];
  if (wish.what === 'read') return version < wish.atLeast ? [`reads ${told} where ${wish.atLeast} was known`] : [];
  if (!becomes[wish.what].includes(standing.status)) return [`acknowledged, but ${standing.status}: ${told}`];
  if (wish.wanted && !isAsWanted(standing, wish.wanted)) return [`acknowledged, but at another time: ${told}`];
  const isOurs = past.written(wish.id).some((written) => written.position === position);
  return writes.has(wish.what) && !isOurs ? [`acknowledged, but written by ${event.correlationId}: ${told}`] : [];
};

const isAsWanted = (standing: Standing, { calendarIds, start, end, units }: Wanted): boolean =>
  standing.start === start &&
  standing.end === end &&
  standing.units === units &&
  [...standing.calendarIds].sort().join() === [...calendarIds].sort().join();

/** Whoever sends the same again is told the same. */
const notAlike = (done: readonly Heard[]): string[] => {
  const told = new Set(done.map(({ body: { id, version, position } }) => `${id} ${version} ${position}`));
  return told.size > 1 ? [`told to be ${[...told].join(' and ')}`] : [];
};

/** However often it was sent, at most one attempt writes, and that once. */
const writtenTwice = (past: Past, { id }: Wish, isKnown: boolean): string[] => {
  const events = past.written(id);
  const attempts = new Set(events.map(({ correlationId }) => correlationId));
  if (attempts.size > 1) return [`done ${attempts.size} times, by ${[...attempts].join(' and ')}`];
  const bookings = events.filter(({ subject, version }) => subject.type === 'booking' && version === 1);
  if (bookings.length > 1) return [`made ${bookings.length} bookings${isKnown ? '' : ', and nobody was told'}`];
  return [];
};

/**
 * A refusal that was decided behind its own success met itself. One decided before it is true: the attempt that
 * succeeded was still on its way, and nobody could know.
 */
const refusedAfterwards = (past: Past, { id, what, answers }: Wish, done: readonly Heard[]): string[] => {
  if (what === 'read') return [];
  const from = Math.min(
    ...past.written(id).map(({ position }) => numberOf(position)),
    ...done.map(({ body }) => numberOf(body.position ?? '')),
  );
  return answers
    .filter(isRefused)
    .filter(({ body }) => body.position !== undefined && numberOf(body.position) >= from)
    .map(({ body }) => `refused as ${body.code} at ${body.position}, though done at ${from}`);
};

/** Whatever a key has written was asked for by somebody. */
export const checkAsked = (past: Past, wishes: readonly Wish[]): string[] => {
  const asked = new Set(wishes.map(({ id }) => id));
  return past.events
    .filter(({ actor, subject }) => actor.kind === 'api-key' && subject.type === 'booking')
    .filter(({ correlationId }) => !asked.has(correlationId.replace(/\.\d+$/, '')))
    .map(({ type, position, correlationId }) => `${type} at ${position} was asked for by nobody: ${correlationId}`);
};

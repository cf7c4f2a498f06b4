import type { Limit, LostWish, Refusals } from '#libs/booking';
import { toInstant } from '../http/answers/instant.js';
import { alternativesTo } from './alternatives.js';
import { type Asking, rereadAt, type Telling } from './asking.js';
import { conflictsFor, spokenConflict } from './conflicts.js';

/** What helps whoever lost a slot: other slots that they could have, and what has happened since this one was seen. */
const helpFor = async ({ asked, seen, changes, personal, isLate }: LostWish, asking: Asking) => ({
  ...(personal || isLate ? { alternatives: [] } : await alternativesTo(asked, seen, asking)),
  ...(changes.length > 0 && { changed: changes.map(toChanged) }),
});

/** Who may have nothing at all now is told when that changes; all others do what is usual for the reason. */
const retryOf = ({ personal }: Pick<LostWish, 'personal'>, asking: Asking) =>
  personal ? { retry: rereadAt(personal.until, asking) } : undefined;

const toChanged = ({ subject, type, recordedAt }: LostWish['changes'][number]) => ({
  type: subject.kind,
  id: subject.id,
  event: type,
  recordedAt: toInstant(recordedAt),
});

export const slotHeld: Telling<'slot-held'> = async (lost, asking) => ({
  detail: `${spokenConflict(lost)} It is free again at ${toInstant(lost.heldUntil)} unless the hold is confirmed.`,
  members: {
    heldUntil: toInstant(lost.heldUntil),
    conflicts: conflictsFor(lost.conflicts, asking),
    ...(await helpFor(lost, asking)),
  },
  retry: rereadAt(Math.max(lost.heldUntil, lost.personal?.until ?? 0), asking),
});

export const slotTaken: Telling<'slot-taken'> = async (lost, asking) => ({
  detail: spokenConflict(lost),
  members: { conflicts: conflictsFor(lost.conflicts, asking), ...(await helpFor(lost, asking)) },
  ...retryOf(lost, asking),
});

export const capacityExhausted: Telling<'capacity-exhausted'> = async (details, asking) => {
  const { conflicts, capacity, remaining, requested } = details;
  const help = await helpFor(details, asking);
  return {
    detail: `${remaining} of ${capacity} places ${remaining === 1 ? 'is' : 'are'} left; you asked for ${requested}.`,
    members: { capacity, remaining, requested, conflicts: conflictsFor(conflicts, asking), ...help },
    ...retryOf(details, asking),
  };
};

export const holdExpired: Telling<'hold-expired'> = async (details, asking) => ({
  detail: `The hold expired at ${toInstant(details.expiredAt)}, and its time is taken.`,
  members: { expiredAt: toInstant(details.expiredAt), ...(await helpFor(details, asking)) },
  ...retryOf(details, asking),
});

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const spokenLimits: Record<Limit['kind'], (limit: Limit) => string> = {
  'live-holds': ({ atMost }) => `The customer already has ${counted(atMost, 'live hold')}`,
  'per-customer': ({ atMost }) => `The customer already has ${counted(atMost, 'upcoming booking')} of this service`,
  'per-day': ({ atMost, period }) => `${period} already has ${counted(atMost, 'booking')}`,
  'per-week': ({ atMost, period }) => `Week ${period} already has ${counted(atMost, 'booking')}`,
  'own-waitlist': ({ atMost }) => `The customer already waits ${atMost} times`,
  waitlist: ({ atMost }) => `${counted(atMost, 'customer')} already wait for this service`,
};

/** Who may not have one more finds no other slot either. */
export const limitReached: Telling<'limit-reached'> = async (details, asking) => {
  const { limit, asked, seen, changes = [], personal, isLate } = details;
  const help = asked && seen ? await helpFor({ asked, seen, changes, personal, isLate }, asking) : { alternatives: [] };
  return {
    detail: `${spokenLimits[limit.kind](limit)}, the maximum.`,
    members: { limit, ...help },
    ...retryOf({ personal }, asking),
  };
};

/** Other calendars and days are as free as they were. */
export const unavailable: Telling<'unavailable'> = async ({ subject, ...lost }, asking) => ({
  detail: `The bookings of the ${subject.kind} ${subject.id} cannot be read now, so it is unknown whether it is free.`,
  members: await helpFor(lost, asking),
});

type Gone = Refusals['dependency-gone'];

const spoken: Record<Gone['how'], (name: string) => string> = {
  archived: (name) => `The ${name} is archived.`,
  blackout: (name) => `The ${name} is closed at that time.`,
  'hours-changed': (name) =>
    `The opening hours of the ${name} have changed, and it is no longer open for the whole time.`,
  displacing: (name) => `The ${name} has changed, and this booking has lost its time: it can be moved or cancelled.`,
};

export const dependencyGone: Telling<'dependency-gone'> = async (details, asking) => {
  const { subject, how, asked, seen, changes = [], personal, isLate } = details;
  const what = { type: subject.kind, id: subject.id };
  return {
    detail: spoken[how](`${subject.kind} ${subject.id}`),
    members: {
      missing: what,
      ...(asked && seen && (await helpFor({ asked, seen, changes, personal, isLate }, asking))),
    },
    ...retryOf({ personal }, asking),
  };
};

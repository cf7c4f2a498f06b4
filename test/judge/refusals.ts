import { type FeedEvent, numberOf } from './feed.js';
import { claimsAt, grace, mostClaimed, overlaps, type Past, type Standing } from './past.js';
import { type Body, type Heard, isRefused, type Wanted, type Wish } from './wish.js';

/** Where and when a refusal says that it is true. */
interface There {
  readonly past: Past;
  readonly position: number;
  /** When the event of that position was recorded. */
  readonly instant: number;
}

/** By so much the clocks of client and server may differ, in milliseconds. */
const aLittle = 1_000;

type Rule = (there: There, wish: Wish, heard: Heard) => string[];

/** Every refusal names an event that is there, and what it says is so behind that event. */
export const checkRefusals = (past: Past, wishes: readonly Wish[]): string[] =>
  wishes.flatMap((wish) =>
    wish.answers.filter(isRefused).flatMap((heard) => {
      const { code = `${heard.status}`, position } = heard.body;
      const say = (what: string) => `${wish.what} ${wish.id}: ${code} at ${position ?? 'no position'}: ${what}`;
      if (code === 'not-found') return past.standings(wish.bookingId ?? '').length > 0 ? [say('it is there')] : [];
      if (code === 'other-history') return past.event(wish.behind ?? '') ? [say('it is the same history')] : [];
      const rule = rules[code];
      if (!rule) return [say(`nothing of this kind was asked for: ${JSON.stringify(heard.body)}`)];
      const event = past.event(position ?? '');
      if (!event) return [say('there is no such event')];
      return wrongAt(past, event, rule, wish, heard).map(say);
    }),
  );

/**
 * A refusal stands at the position that its alternatives were read at, where that is the later one: what was in the way
 * may have gone between the decision and that. So it is true there, or at another position of the time that it took.
 */
const wrongAt = (past: Past, named: FeedEvent, rule: Rule, wish: Wish, heard: Heard): string[] => {
  let wrong: string[] | undefined;
  for (const event of past.backwardsFrom(named)) {
    const there = { past, position: numberOf(event.position), instant: Date.parse(event.recordedAt) };
    const wrongHere = rule(there, wish, heard);
    if (wrongHere.length === 0) return [];
    wrong ??= wrongHere;
    if (there.instant < heard.sentAt - aLittle) break;
  }
  return wrong ?? [];
};

/** What is wanted, or what the booking has already and wants to keep. */
const timeOf = ({ past, position }: There, { wanted, bookingId }: Wish): Wanted | undefined =>
  wanted ?? (bookingId === null ? undefined : past.standing(bookingId, position));

const claimsOfOthers = ({ past, position, instant }: There, { bookingId }: Wish, calendarId: string, time: Wanted) =>
  past.claims(calendarId, time, position, instant).filter((claim) => claim.bookingId !== bookingId);

/** Of the calendars, those without room, all claims counted and those alone that do not lapse by themselves. */
const fullAt = (there: There, wish: Wish, time: Wanted) => {
  const full = (counts: (claim: Standing) => boolean) =>
    time.calendarIds.filter((calendarId) => {
      const claims = claimsOfOthers(there, wish, calendarId, time).filter(counts);
      return mostClaimed(claims, time) + time.units > there.past.capacity(calendarId);
    });
  return { now: full(() => true), afterHolds: full(({ status }) => status !== 'held') };
};

/** Each booking that it names is in the way: made by then, there still, at that time, and not over before it was asked. */
const namesWhatIsThere: Rule = ({ past, position, instant }, wish, { body: { conflicts = [] } }) => {
  const time = wish.wanted;
  if (conflicts.length === 0) return ['names nothing that is in the way'];
  const asked = Math.min(...wish.answers.map(({ sentAt }) => sentAt));
  return conflicts.flatMap(({ bookingId, calendarId }) => {
    const standing = past.standing(bookingId, position);
    if (!standing)
      return [`${bookingId} is not there, but from ${past.standings(bookingId)[0]?.token ?? 'nowhere'} on`];
    if (!claimsAt(standing, instant)) return [`${bookingId} is ${standing.status} there`];
    if (!standing.calendarIds.includes(calendarId) || (time && !overlaps(standing, time)))
      return [`${bookingId} is elsewhere there`];
    if (bookingId === wish.bookingId) return [`${bookingId} is in its own way`];
    return claimsAt(standing, asked - aLittle) ? [] : [`${bookingId} had run out when it was asked for`];
  });
};

const lostTo =
  (isSo: (full: ReturnType<typeof fullAt>, capacity: number, heard: Heard, there: There) => string[]): Rule =>
  (there, wish, heard) => {
    const time = timeOf(there, wish);
    if (!time) return ['nobody wanted any time'];
    const capacities = time.calendarIds.map((calendarId) => there.past.capacity(calendarId));
    return [
      ...namesWhatIsThere(there, wish, heard),
      ...isSo(fullAt(there, wish, time), Math.max(...capacities), heard, there),
    ];
  };

const slotHeld = lostTo(({ now, afterHolds }, _, { body }, { past, position }) => {
  if (now.length === 0) return ['there is room there'];
  if (afterHolds.length > 0) return ['it is not free either once the holds lapse'];
  const until = (body.conflicts ?? []).map(({ bookingId }) => past.standing(bookingId, position)?.expiresAt ?? 0);
  const heldUntil = Date.parse(body.heldUntil ?? '') - grace;
  return until.some((at) => at === heldUntil) ? [] : [`no hold that it names ends before ${body.heldUntil}`];
});

const slotTaken = lostTo(({ afterHolds }, capacity) => {
  if (capacity !== 1) return [`there are ${capacity} places`];
  return afterHolds.length > 0 ? [] : ['it is free there, or once the holds lapse'];
});

const capacityExhausted = lostTo(({ afterHolds }, _, { body }, { past }) => {
  if (afterHolds.length === 0) return ['there is room there, or once the holds lapse'];
  return afterHolds.some((calendarId) => past.capacity(calendarId) === body.capacity)
    ? []
    : [`no full calendar has ${body.capacity} places`];
});

const holdExpired: Rule = (there, wish, { body }) => {
  const time = timeOf(there, wish);
  const own = wish.bookingId === null ? undefined : there.past.standing(wish.bookingId, there.position);
  if (!time || !own) return ['there is no hold'];
  if (own.expiresAt !== Date.parse(body.expiredAt ?? '')) return [`it ran out at ${own.expiresAt}`];
  return fullAt(there, wish, time).now.length > 0 ? [] : ['its time is free there'];
};

const standsSo =
  (differs: (standing: Standing, body: Body, heardAt: number) => boolean): Rule =>
  ({ past, position }, { bookingId }, { body, heardAt }) => {
    const standing = bookingId === null ? undefined : past.standing(bookingId, position);
    if (!standing) return ['the booking is not there'];
    return differs(standing, body, heardAt) ? [`it is ${standing.status} at version ${standing.version} there`] : [];
  };

const versionConflict = standsSo(({ version }, { currentVersion }) => version !== currentVersion);

/** A hold that has run out is told as such, though nobody has recorded it yet. */
const illegalTransition = standsSo(({ version, status, expiresAt }, { currentVersion, currentStatus }, heardAt) => {
  const hasRunOut = status === 'held' && expiresAt !== null && expiresAt <= heardAt + aLittle;
  return version !== currentVersion || !(status === currentStatus || (hasRunOut && currentStatus === 'expired'));
});

const limitReached: Rule = ({ past, position, instant }, { customerId }, { body }) => {
  const holds = [...past.bookings()]
    .map((id) => past.standing(id, position))
    .filter((one) => one?.customerId === customerId && one.status === 'held' && claimsAt(one, instant));
  return holds.length >= (body.limit?.atMost ?? Number.NaN) ? [] : [`the customer has ${holds.length} holds there`];
};

const rules: Readonly<Record<string, Rule>> = {
  'slot-held': slotHeld,
  'slot-taken': slotTaken,
  'capacity-exhausted': capacityExhausted,
  'hold-expired': holdExpired,
  'version-conflict': versionConflict,
  'illegal-transition': illegalTransition,
  'limit-reached': limitReached,
};

import { type Asked, isRefused, nameOf } from './asked.js';
import type { Wanted } from './history.js';
import { grace, type Interval } from './log-row.js';
import { claimsAt, mostClaimed, overlaps, type Past, type Standing } from './past.js';
import type { RealTime } from './real-time.js';
import type { Rule, There } from './refusal-rule.js';
import { rulesOfState } from './refusals-of-state.js';

/** Every refusal is true: at the point that it names, and where it names none at some position between its invocation and its answer. */
export const checkRefusals = (
  past: Past,
  asked: readonly Asked[],
  realTime: RealTime,
  clockError: number,
): string[] => {
  const holdsOf = holdsIn(past, asked);
  return asked.flatMap((each) =>
    each.calls.filter(isRefused).flatMap((call) => {
      const { reason, at } = call.answer;
      const say = (what: string) => `${nameOf(each.command)}: ${reason} at ${at?.position ?? 'no position'}: ${what}`;
      const rule = rules[reason];
      if (!rule) return [say(`nothing of this kind was asked for: ${JSON.stringify(call.answer.details)}`)];
      if (reason === 'other-history') return past.event(each.command.knows?.at) ? [say('it is the same history')] : [];
      if (at !== null && !past.event(at)) return [say('there is no such event')];
      const from = realTime.from(call);
      const last = at?.position ?? Math.min(realTime.to(call), past.shard.at(-1)?.position ?? 0);
      const there = { past, asked: each, call, clockError, holdsOf };
      return wrongBetween(there, rule, at !== null ? last : Math.min(from, last), last).map(say);
    }),
  );
};

/** Who asked for a booking has it, and who waits has what is held for their entry, whoever offered it. */
const holdsIn = (past: Past, asked: readonly Asked[]): There['holdsOf'] => {
  const askers = new Map<string, string | null>();
  for (const { command, calls } of asked)
    for (const { stream, version } of calls.flatMap(({ call }) => past.written(call)))
      if (version === 1) askers.set(stream, command.customer);
  const made = past.rows.filter(({ stream, version }) => version === 1 && stream.startsWith('booking/'));
  const holders = made.map(({ stream, data: { waitlistEntryId: entry } }) => {
    const asker = askers.get(entry === undefined ? stream : `waitlist-entry/${entry}`) ?? null;
    return [stream.slice('booking/'.length), asker] as const;
  });
  const holderOf = new Map(holders);
  return ({ about, customer }, position, instant) => {
    const whose = (about === null ? undefined : holderOf.get(about)) ?? customer;
    return holders.filter(([id, holder]) => {
      const standing = holder === whose && id !== about ? past.standing(id, position) : undefined;
      return standing?.status === 'held' && claimsAt(standing, instant);
    }).length;
  };
};

/** What is wrong with it at the last of these positions, nothing where it is true at one of them. */
const wrongBetween = (
  about: Omit<There, 'position' | 'instant'>,
  rule: Rule,
  first: number,
  last: number,
): string[] => {
  const earliest = about.call.at - about.clockError;
  let wrong: string[] | undefined;
  for (let position = last; position >= first; position -= 1) {
    const recordedAt = about.past.rowAt(position)?.recordedAt ?? 0;
    // The log's time does not go back where a clock is set back: what had run out by then may have been there when it was decided.
    const instant = Math.min(recordedAt, earliest);
    const wrongHere = rule({ ...about, position, instant });
    if (wrongHere.length === 0) return [];
    wrong ??= wrongHere;
    if (recordedAt < earliest) break;
  }
  return wrong ?? [];
};

/** What is wanted, or what the booking has already and wants to keep. */
const timeOf = ({
  past,
  position,
  asked: { command },
}: There): (Omit<Wanted, 'serviceId'> & { claim: Interval }) | undefined => {
  const own = command.about === null ? undefined : past.standing(command.about, position);
  const { wanted } = command;
  if (wanted) return { ...wanted, claim: past.buffered(wanted.serviceId, wanted, position) };
  return own;
};

/** Of the calendars, those without room, all claims counted and all but the holds. Who waits for approval gives nothing back by that. */
const fullAt = ({ past, position, instant, asked }: There, time: NonNullable<ReturnType<typeof timeOf>>) => {
  const full = (counts: (claim: Standing) => boolean) =>
    time.calendarIds.filter((calendarId) => {
      const claims = past
        .claims(calendarId, time.claim, position, instant)
        .filter((claim) => claim.bookingId !== asked.command.about && counts(claim));
      return mostClaimed(claims, time.claim) + time.units > past.capacity(calendarId, position);
    });
  return { now: full(() => true), afterHolds: full(({ status }) => status !== 'held') };
};

/** Each booking that it names is in the way: made by then, there still, at that time, and not over before it was asked for. */
const namesWhatIsThere: Rule = (there) => {
  const { past, position, instant, asked, call, clockError } = there;
  const { conflicts = [] } = call.answer.details;
  const time = asked.command.wanted ? timeOf(there) : undefined;
  if (conflicts.length === 0) return ['names nothing that is in the way'];
  const since = Math.min(...asked.calls.map(({ at }) => at)) - clockError;
  return conflicts.flatMap(({ bookingId, calendarId }) => {
    const standing = past.standing(bookingId, position);
    const [first] = past.standings(bookingId);
    if (!standing) return [`${bookingId} is not there, but from ${first?.position ?? 'nowhere'} on`];
    if (!claimsAt(standing, instant)) return [`${bookingId} is ${standing.status} there`];
    if (!standing.calendarIds.includes(calendarId) || (time && !overlaps(standing.claim, time.claim)))
      return [`${bookingId} is elsewhere there`];
    if (bookingId === asked.command.about) return [`${bookingId} is in its own way`];
    return claimsAt(standing, since) ? [] : [`${bookingId} had run out when it was asked for`];
  });
};

type Full = ReturnType<typeof fullAt>;

const lostTo =
  (isSo: (full: Full, there: There, capacities: readonly number[]) => string[]): Rule =>
  (there) => {
    const time = timeOf(there);
    if (!time) return ['nobody wanted any time'];
    const capacities = time.calendarIds.map((id) => there.past.capacity(id, there.position));
    return [...namesWhatIsThere(there), ...isSo(fullAt(there, time), there, capacities)];
  };

const slotHeld = lostTo(({ now, afterHolds }, { past, position, call: { answer } }) => {
  if (now.length === 0) return ['there is room there'];
  if (afterHolds.length > 0) return ['it is not free either once the holds lapse'];
  const { conflicts = [], heldUntil } = answer.details;
  const until = conflicts.map(({ bookingId }) => past.standing(bookingId, position)?.expiresAt ?? 0);
  return until.some((at) => at + grace === heldUntil) ? [] : [`no hold that it names ends before ${heldUntil}`];
});

const slotTaken = lostTo(({ afterHolds }, _, capacities) => {
  if (Math.max(...capacities) !== 1) return [`there are ${Math.max(...capacities)} places`];
  return afterHolds.length > 0 ? [] : ['it is free there, or once the holds lapse'];
});

const capacityExhausted = lostTo(({ afterHolds }, { past, position, call: { answer } }) => {
  if (afterHolds.length === 0) return ['there is room there, or once the holds lapse'];
  const { capacity } = answer.details;
  const isSo = afterHolds.some((id) => past.capacity(id, position) === capacity);
  return isSo ? [] : [`no full calendar has ${capacity} places`];
});

const holdExpired: Rule = (there) => {
  const { past, position, asked, call } = there;
  const time = timeOf(there);
  const own = asked.command.about === null ? undefined : past.standing(asked.command.about, position);
  const { expiredAt } = call.answer.details;
  if (!time || !own) return ['there is no hold'];
  if (own.expiresAt !== expiredAt) return [`it ran out at ${own.expiresAt}`];
  const isClosed = time.calendarIds.some((id) => past.calendars.closed(id, time, position) !== null);
  // Whoever comes late takes the time anew, with the buffers that the service has by now.
  const anew = { ...time, claim: past.buffered(own.serviceId, own, position) };
  const isFull = [time, anew].some((each) => fullAt(there, each).now.length > 0);
  return isClosed || isFull ? [] : ['its time is free there'];
};

const rules: Readonly<Record<string, Rule>> = {
  'slot-held': slotHeld,
  'slot-taken': slotTaken,
  'capacity-exhausted': capacityExhausted,
  'hold-expired': holdExpired,
  'other-history': () => [],
  ...rulesOfState,
};

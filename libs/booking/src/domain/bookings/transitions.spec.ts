import { MemoryLog } from '#test/harness/logs/memory-log';
import {
  booked,
  claimed,
  contentOf,
  freed,
  held,
  massageCreated,
  monday,
  requested,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { type Ask, decideOn } from '#test/rules/front-desk-asks';
import {
  cancelled,
  completed,
  declined,
  displaced,
  holdExpired,
  notShown,
  requestExpired,
} from '#test/rules/front-desk-holds';
import { desk } from '#test/rules/given';
import { agendaStream } from '../claims/agenda.js';
import type { Append } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import { minute } from '../time/interval.js';
import type { Service } from '../calendars/service.js';
import { type Booking, type BookingStatus, bookingStream } from './booking.js';
import { alreadyDone, closesAt, type Transition, transitionNames, transitions, turns } from './transitions.js';

const ten = monday('10:00');
const nine = monday('09:00');
const eleven = monday('11:00');
const justNow = sundayNoon - minute;
const free = freed('bkg_ada', contentOf(ten));
const begun = {
  held: held('bkg_ada', ten, { expiresAt: nine }),
  pending: requested('bkg_ada', ten, nine),
  confirmed: booked('bkg_ada', ten),
};
const holdOver = held('bkg_ada', ten, { expiresAt: justNow });
const minuteLong = { start: ten, end: ten + minute };
const ended = claimed('bkg_ada', contentOf(ten, { core: minuteLong, buffered: minuteLong }), { isEnded: true });
const requestOver = requested('bkg_ada', ten, justNow);

/** By what the front desk would call it: what it counts as, what it is on record, and how it came to that. */
const lives: Record<string, readonly [BookingStatus, BookingStatus, readonly Append[]]> = {
  'a hold': ['held', 'held', begun.held],
  'a request': ['pending', 'pending', begun.pending],
  'a booking': ['confirmed', 'confirmed', begun.confirmed],
  'a displaced hold': ['displaced', 'displaced', [...begun.held, ...free, displaced()]],
  'a displaced request': ['displaced', 'displaced', [...begun.pending, ...free, displaced()]],
  'a displaced booking': ['displaced', 'displaced', [...begun.confirmed, ...free, displaced()]],
  'a hold that ran out': ['expired', 'held', holdOver],
  'a hold that ran out and is recorded as expired': ['expired', 'expired', [...holdOver, ...free, holdExpired()]],
  'a booking that took place': ['completed', 'completed', [...begun.confirmed, ...ended, completed()]],
  'a booking that nobody came to': ['no-show', 'no-show', [...begun.confirmed, ...ended, notShown()]],
  'a declined request': ['declined', 'declined', [...begun.pending, ...free, declined()]],
  'a cancelled booking': ['cancelled', 'cancelled', [...begun.confirmed, ...free, cancelled()]],
};
/** It has no row of its own: nothing can be done with it. */
const requestsOver: Record<string, readonly Append[]> = {
  'a request that ran out': requestOver,
  'a request that ran out and is recorded as expired': [...requestOver, ...free, requestExpired()],
};

const askTo = (command: string, more: object = {}) =>
  ({ ask: command, id: 'bkg_ada', stated: { by: 'any' }, actor: desk, ...more }) as unknown as Ask;
const elsewhere = { start: eleven + 15 * minute, duration: 30, units: 1, override: [] };
const asks = Object.fromEntries(transitionNames.map((name) => [name, [askTo(name), sundayNoon]])) as unknown as Record<
  Transition,
  readonly [Ask, number]
>;
asks.extend = [askTo('extend', { seconds: 90_000 }), sundayNoon];
asks.reschedule = [askTo('reschedule', elsewhere), sundayNoon];

/** Nothing is over before it has begun, and what is only held or asked for has ended by then. */
const askOf = (command: Transition, counts: BookingStatus): readonly [Ask, number] => {
  const isOfVisit = (command === 'complete' || command === 'no-show') && counts !== 'held' && counts !== 'pending';
  const [ask, now] = asks[command];
  return [ask, isOfVisit ? ten + minute : now];
};

const outcomeOf = (
  facts: readonly Append[],
  [ask, now]: readonly [Ask, number],
  approval: 'automatic' | 'required',
) => {
  const log = new MemoryLog();
  log.record([roomCreated(), massageCreated({ approval, holdSecondsMax: 90_000 }), ...facts], justNow, desk);
  const attempt = log.decide((read) => decideOn(read, ask, now));
  log.settle(attempt, now, desk);
  const { outcome } = attempt;
  const [status, claims] = log.look((read) => [
    read(bookingStream('bkg_ada')).state!.status,
    read(agendaStream('cal_room4', '2026-11-23')).state.claims.map(({ kind }) => kind),
  ]);
  return {
    refusal: outcome instanceof Refused ? outcome : null,
    isWritten: !(outcome instanceof Refused) && outcome.events.length > 0,
    status,
    claims,
  };
};

const claimOf: Partial<Record<BookingStatus, string>> = {
  ...{ held: 'hold', pending: 'request', confirmed: 'booking' },
  ...{ completed: 'booking', 'no-show': 'booking' },
};

describe.each(['automatic', 'required'] as const)('with %s approval', (approval) => {
  const pairs = Object.entries(lives).flatMap(([name, [counts, stands, facts]]) =>
    transitionNames.map((command) => ({ name, counts, stands, facts, command })),
  );
  it.each(pairs)('$name and the wish to $command', ({ counts, stands, facts, command }) => {
    const { refusal, isWritten, status, claims } = outcomeOf(facts, askOf(command, counts), approval);
    const next = transitions[counts][command];
    const isAgreedOn = command === 'confirm' && stands === 'pending' && approval === 'automatic';
    if (alreadyDone[command].includes(stands) && !isAgreedOn) {
      expect({ refusal, isWritten, status }).toEqual({ refusal: null, isWritten: false, status: stands });
    } else if (next) {
      expect({ refusal, isWritten }).toEqual({ refusal: null, isWritten: true });
      expect(next).toContain(status);
      expect(claims).toEqual(claimOf[status] ? [claimOf[status]] : []);
    } else {
      const allowed = Object.keys(transitions[counts]);
      expect(refusal).toMatchObject({ reason: 'illegal-transition', details: { currentStatus: counts, allowed } });
      expect(status).toBe(stands);
    }
  });

  it.each(transitionNames)('of a request that ran out nothing comes by %s', (command) => {
    for (const facts of Object.values(requestsOver)) {
      const { refusal, isWritten } = outcomeOf(facts, asks[command], approval);
      expect(isWritten).toBe(false);
      if (refusal) {
        expect(refusal).toMatchObject({
          reason: 'illegal-transition',
          details: { currentStatus: 'expired', allowed: [] },
        });
      } else {
        expect([command, approval, facts]).toEqual(['confirm', 'required', requestOver]);
      }
    }
  });
});

it('the table names each status that a command leads to, and no other', () => {
  const reached = new Map<string, Set<string>>();
  for (const [counts, stands, facts] of Object.values(lives)) {
    for (const command of transitionNames.filter((name) => name in transitions[counts])) {
      for (const approval of ['automatic', 'required'] as const) {
        const { status, isWritten } = outcomeOf(facts, askOf(command, counts), approval);
        const way = `${counts} ${command}`;
        reached.set(way, (reached.get(way) ?? new Set()).add(isWritten ? status : stands));
      }
    }
  }
  for (const [way, statuses] of reached) {
    const [counts, command] = way.split(' ') as [BookingStatus, Transition];
    expect([way, [...transitions[counts][command]!].sort()]).toEqual([way, [...statuses].sort()]);
  }
});

it.each<[Transition, string]>([
  ['confirm', 'a booking'],
  ['confirm', 'a request'],
  ['approve', 'a booking'],
  ['decline', 'a declined request'],
  ['cancel', 'a cancelled booking'],
  ['complete', 'a booking that took place'],
  ['no-show', 'a booking that nobody came to'],
])('to %s %s once more is no fault, and nothing changes', (command, name) => {
  const [counts, stands, facts] = lives[name]!;
  const outcome = outcomeOf(facts, askOf(command, counts), 'required');
  expect(outcome).toMatchObject({ refusal: null, isWritten: false, status: stands });
});

it.each([
  ['nothing was agreed on, and the present one counts', undefined, 120],
  ['a shorter one was agreed on', 30, 30],
  ['none was agreed on: up to the start', 0, 0],
  ['a longer one was agreed on, and the present one counts', 600, 120],
])('the window closes as late as the milder says, where %s', (_, window, minutes) => {
  const booking = { status: 'confirmed', core: { start: ten, end: eleven }, cancellationWindow: window };
  expect(closesAt(booking as Booking, { cancellationWindow: 120 } as Service)).toBe(ten - minutes * minute);
});

const closure = { blackoutId: 'blk_paint', start: ten, end: eleven, onConflict: 'displace' };
const befalls: Record<keyof typeof turns, readonly [Ask, number, BookingStatus]> = {
  expire: [askTo('expire'), eleven + minute, 'expired'],
  displace: [askTo('close', { ...closure, id: 'cal_room4' }), sundayNoon, 'displaced'],
};

describe.each(['expire', 'displace'] as const)('to %s', (turn) => {
  const [ask, now, becomes] = befalls[turn];
  const standing = Object.entries(lives).filter(([, [counts, stands]]) => counts === stands);
  it.each(standing)('happens to what still has its time and to nothing else: %s', (_, [counts, , facts]) => {
    const { refusal, status, claims } = outcomeOf(facts, [ask, now], 'automatic');
    expect(refusal).toBeNull();
    expect(status).toBe(turns[turn].includes(counts) ? becomes : counts);
    if (status === becomes) expect(claims).toEqual([]);
  });
});

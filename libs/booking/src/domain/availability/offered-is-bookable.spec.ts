import fc from 'fast-check';
import { Oracle } from '#test/models/oracle';
import { unreadableWorldAt } from '#test/models/unreadable-worlds';
import { type World, worldAt } from '#test/models/worlds';
import { ada, adasHash } from '#test/rules/front-desk';
import { desk } from '#test/rules/given';
import { changes, type Place, plainDays } from '#test/rules/places';
import { inTheWay, readContext } from '#test/rules/read-context';
import type { Taken } from '../bookings/booking.js';
import { conflictsIn } from '../claims/lane.js';
import { type Override, Refused } from '../deciding/refused.js';
import { bookSlot } from '../decisions/bookings/book-slot.js';
import { day, minute } from '../time/interval.js';
import { judge, type Verdict } from './availability.js';
import { explainStarts } from './explain.js';
import { extent } from './extent.js';
import { findSlots, walkSlots } from './slots.js';

const worldsPerChange = Number(process.env.ORACLE_RUNS ?? 1);
const worldsPerPlainDay = 3;

const clockChanges = changes();

/** What trying to book comes to: the calendars that are taken, or the refusal. */
const book = ({ context, wanted, now }: World, start: number, override: readonly Override[] = []) => {
  const request = {
    serviceId: context.service.id,
    start,
    ...wanted,
    override,
    customer: ada,
    notes: null,
    metadata: {},
  };
  const drawn = { bookingId: 'bkg_new', customerId: ada.id, customerHash: adasHash, holder: null };
  try {
    const { events } = bookSlot(
      { ...{ holdsPerCustomer: 1 }, read: readContext(context), actor: desk, now },
      request,
      drawn,
    );
    return (events.at(-1)!.data as Taken).calendarIds;
  } catch (refusal) {
    if (refusal instanceof Refused) return refusal;
    throw refusal;
  }
};

/** As told to who asks why a start is not offered. */
const told = ({ reason, details }: Refused) => ({
  reason,
  rule: 'errors' in details ? (details.errors[0]?.rule ?? null) : null,
});

const overrides = fc.subarray<Override>(['under-notice', 'beyond-horizon', 'outside-hours']);
const tries = fc.array(fc.tuple(fc.integer({ min: 0, max: 359 }), overrides), { minLength: 1, maxLength: 3 });

const tried = { worlds: 0, withSlots: 0, booked: 0, refused: 0 };

const offeredIsBookable = (world: World, tries: readonly (readonly [number, readonly Override[]])[]) => {
  const { context, range, wanted, now } = world;
  const oracle = new Oracle(context, wanted, now, range);
  const expected = oracle.slots(range);
  const slots = findSlots(context, range, wanted, now);
  expect(slots).toEqual(expected);
  const unnamed = [...walkSlots(context, range, wanted, now, { withCandidates: false })].filter(
    (slot) => slot !== null,
  );
  expect(unnamed).toEqual(expected.map((slot) => ({ ...slot, candidates: [] })));
  tried.worlds += 1;
  tried.withSlots += slots.length > 0 ? 1 : 0;
  const first = Math.ceil(range.start / minute) * minute;
  for (const [minutes, override] of tries) {
    const start = (minutes % 2 && slots[minutes % slots.length]?.start) || first + minutes * minute;
    if (start >= range.end) continue;
    const isBookable = oracle.isBookable(start, override);
    expect([start, judge(context, { ...wanted, start, override }, now).bookable]).toEqual([start, isBookable]);
    if (context.ignoreBooking !== undefined) continue;
    expect([start, !(book(world, start, override) instanceof Refused)]).toEqual([start, isBookable]);
    const outcome = book(world, start);
    const [unexplained] = explainStarts(context, { start, end: start + 1 }, wanted, now);
    if (!(outcome instanceof Refused)) {
      expect(outcome).toEqual(slots.find((slot) => slot.start === start)?.calendarIds);
      tried.booked += 1;
    } else {
      if (oracle.isOnGrid(start)) expect(unexplained).toEqual({ start, ...told(outcome) });
      tried.refused += 1;
    }
  }
};

const atEach = (places: readonly Place[], numRuns: number, world = worldAt) => {
  for (const place of places) fc.assert(fc.property(world(place), tries, offeredIsBookable), { numRuns });
};

it('a slot is offered if and only if a booking of it would pass, wherever and whenever clocks are set', () => {
  atEach(clockChanges, worldsPerChange);
  atEach(plainDays(), worldsPerPlainDay);
  const { worlds } = tried;
  expect(worlds).toBe(clockChanges.length * worldsPerChange + plainDays().length * worldsPerPlainDay);
  expect(tried.withSlots).toBeGreaterThanOrEqual(worlds / 5);
  expect(tried.booked).toBeGreaterThanOrEqual(worlds / 5);
  expect(tried.refused).toBeGreaterThanOrEqual(worlds / 2);
}, 300_000);

it('a slot is offered only if a booking of it would pass where calendars or some of their days cannot be read, too', () => {
  const before = { ...tried };
  atEach(plainDays(), worldsPerPlainDay, unreadableWorldAt);
  expect(tried.worlds - before.worlds).toBeGreaterThanOrEqual(1_000);
  expect(tried.withSlots - before.withSlots).toBeGreaterThanOrEqual(50);
  expect(tried.refused - before.refused).toBeGreaterThanOrEqual(500);
}, 300_000);

const outcomeOf = ({ bookable, violations, serviceIsGone, lost, taken }: Verdict) => ({
  bookable,
  rules: violations.map(({ rule }) => rule),
  serviceIsGone,
  lost: lost && {
    obstacle: lost.obstacle,
    calendarId: lost.lane.calendar.id,
    conflicts: conflictsIn(lost.lane, { ...taken, atAnyHour: true }),
  },
});

it('a verdict stands until the instant that it names, and is another one from then on', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...clockChanges).chain(worldAt),
      fc.nat(359),
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ context, range, wanted, now }, minutes, part) => {
        const asked = { ...wanted, start: Math.ceil(range.start / minute) * minute + minutes * minute };
        const { buffered } = extent(context.service, asked.start, asked.duration);
        const { until, ...verdict } = judge(context, asked, now);
        const later = now + Math.floor(part * (Math.min(until, now + 2 * day) - 1 - now));
        expect(until).toBeGreaterThan(now);
        expect(outcomeOf(judge(context, asked, later))).toEqual(outcomeOf({ until, ...verdict }));
        if (until === Number.POSITIVE_INFINITY) return;
        const [before, after] = [now, until].map((at) => {
          return [outcomeOf(judge(context, asked, at)), inTheWay(context, buffered, at)];
        });
        expect(after).not.toEqual(before);
      },
    ),
    { numRuns: 1_000 },
  );
});

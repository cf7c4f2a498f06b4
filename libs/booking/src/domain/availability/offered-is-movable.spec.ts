import fc from 'fast-check';
import { type World, worldAt } from '#test/models/worlds';
import { plainDays } from '#test/rules/places';
import { readContext } from '#test/rules/read-context';
import type { Booking, Taken } from '../bookings/booking.js';
import { asAgreed, standingOf } from '../bookings/reschedule-target.js';
import type { Claim } from '../claims/agenda.js';
import { Refused } from '../deciding/refused.js';
import { rescheduleBooking } from '../decisions/bookings/reschedule-booking.js';
import { gridStarts } from '../time/grid.js';
import type { Context } from './availability.js';
import { findSlots } from './slots.js';

const worldsPerDay = Number(process.env.ORACLE_RUNS ?? 3);

/** Chance may draw two of one name; in a log they are one. */
const onePerBooking = (claims: readonly Claim[]) => [
  ...new Map(claims.map((claim) => [claim.bookingId, claim])).values(),
];

/** The first claim that there is, as a booking of the service: it is to be moved. */
const withBooking = ({ context }: World): { readonly context: Context; readonly booking: Booking } | null => {
  const service = { ...context.service, cancellationWindow: 0 };
  const known = context.calendars.map((each) => ({ ...each, claims: onePerBooking(each.claims) }));
  const place = known.find(({ claims }) => claims.length > 0);
  if (!place) return null;
  const [first, ...others] = place.claims;
  const claim = { ...first!, serviceId: service.id, kind: 'booking' as const, expiresAt: null };
  const moved = { ...place, claims: [claim, ...others] };
  const calendars = known.map((each) => (each === place ? moved : each));
  const booking = { ...claim, id: claim.bookingId, status: 'confirmed', before: null, overrides: [], choices: [] };
  return {
    context: { ...context, service, calendars, ignoreBooking: claim.bookingId },
    booking: { ...booking, calendarIds: [place.calendar.id], customerHash: null, holder: null } as unknown as Booking,
  };
};

/** What moving it there comes to; null: it is refused. */
const moved = (context: Context, { id }: Booking, { wanted, now }: World, start: number) => {
  try {
    const move = { id, stated: { by: 'any' } as const, start, ...wanted };
    const { events } = rescheduleBooking({ ...{ holdsPerCustomer: 1 }, read: readContext(context), now }, move);
    return (events.at(-1)?.data as Taken | undefined)?.calendarIds ?? 'is there';
  } catch (refusal) {
    if (refusal instanceof Refused) return null;
    throw refusal;
  }
};

/** A few of many, and all that matter most. */
const someOf = <Each>(all: readonly Each[], matters: (each: Each) => boolean) =>
  all.filter((each, at) => matters(each) || at % Math.ceil(all.length / 6) === 0);

const tried = { offered: 0, refused: 0, own: 0 };

const offeredIsMovable = (world: World) => {
  const found = withBooking(world);
  if (!found) return;
  const { context, booking } = found;
  const { now, wanted } = world;
  if (booking.core.start < now) return;
  const range = { ...world.range, start: Math.max(world.range.start, now) };
  const agreed = { ...context, service: asAgreed(context.service, booking) };
  const slots = findSlots(agreed, range, { ...wanted, standing: standingOf(booking, {}) }, now);
  for (const { start, calendarIds } of someOf(slots, ({ start }) => start === booking.core.start)) {
    const outcome = moved(context, booking, world, start);
    if (outcome !== 'is there') expect([start, outcome]).toEqual([start, calendarIds]);
    tried.offered += 1;
    tried.own += start === booking.core.start ? 1 : 0;
  }
  const offered = new Set(slots.map(({ start }) => start));
  const starts = [...gridStarts(context.service, range), booking.core.start];
  const others = starts.filter((each) => !offered.has(each) && each >= range.start && each < range.end);
  for (const start of someOf(others, (each) => each === booking.core.start)) {
    const outcome = moved(context, booking, world, start);
    if (outcome !== 'is there') expect([start, outcome]).toEqual([start, null]);
    tried.refused += 1;
  }
};

it('a slot is offered to whoever moves a booking if and only if moving it there passes, on those calendars', () => {
  for (const place of plainDays()) fc.assert(fc.property(worldAt(place), offeredIsMovable), { numRuns: worldsPerDay });
  expect(Object.values(tried).every((count) => count > 0)).toBe(true);
});

import fc from 'fast-check';
import type { Place } from '#test/rules/places';
import type { Occupied } from '../../libs/booking/src/domain/claims/lane.js';
import { always, intervalOf, unreadableCalendar } from '../../libs/booking/src/domain/claims/unavailable.js';
import { type Interval, utcDays } from '../../libs/booking/src/domain/time/interval.js';
import { type World, worldAt } from './worlds.js';

const kinds = ['nothing', 'the first day', 'the last day', 'all of it'] as const;

/** As views and decisions have it: a claim is known from each of its days that can be read. */
const without = ({ calendar, claims }: Occupied, kind: (typeof kinds)[number], range: Interval): Occupied => {
  if (kind === 'nothing') return { calendar, claims };
  if (kind === 'all of it') return { calendar: unreadableCalendar(calendar.id), claims, unavailable: [always] };
  const closed = utcDays(range).at(kind === 'the first day' ? 0 : -1)!;
  const isKnown = ({ buffered }: { readonly buffered: Interval }) => utcDays(buffered).some((each) => each !== closed);
  return { calendar, claims: claims.filter(isKnown), unavailable: [intervalOf({ day: closed })] };
};

/** The same, where of some calendars a day cannot be read, or nothing. */
export const unreadableWorldAt = (place: Place): fc.Arbitrary<World> =>
  worldAt(place).chain((world) => {
    const { context, range } = world;
    const lacking = fc.tuple(...context.calendars.map(() => fc.constantFrom(...kinds)));
    return lacking.map((kindsOf) => {
      const calendars = context.calendars.map((occupied, at) => without(occupied, kindsOf[at]!, range));
      return { ...world, context: { ...context, calendars } };
    });
  });

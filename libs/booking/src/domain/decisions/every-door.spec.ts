import {
  ada,
  adasHash,
  at,
  book,
  booked,
  held,
  massage,
  massageCreated,
  monday,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { counted, displaced, fivePast, lapsed } from '#test/rules/front-desk-holds';
import { asked as series, drawn as seriesDrawn } from '#test/rules/front-desk-series';
import { joined } from '#test/rules/front-desk-waitlist';
import { desk, given } from '#test/rules/given';
import { noLimits, type ServiceContent } from '../calendars/service.js';
import type { Append, Decision, Read } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import { tallyStream } from '../limits/tally.js';
import { day, minute } from '../time/interval.js';
import { confirmBooking } from './bookings/confirm-booking.js';
import { extendHold } from './bookings/extend-hold.js';
import { rescheduleBooking } from './bookings/reschedule-booking.js';
import { bookSeries } from './series/book-series.js';
import { joinWaitlist } from './waitlist/join-waitlist.js';
import { offerSpot } from './waitlist/offer-spot.js';

const ten = monday('10:00');
const rules = { holdsPerCustomer: 5 };

/** What is the matter at a door, and with whom it is tried. */
interface Matter {
  readonly service?: Partial<ServiceContent>;
  readonly facts?: readonly Append[];
  readonly room?: Parameters<typeof roomCreated>[0];
  readonly duration?: number;
  readonly units?: number;
  readonly calendarIds?: readonly string[];
  readonly isUnnamed?: boolean;
  readonly now?: number;
}

const tallied = (kind: 'day' | 'week' | 'customer', of: string): Append => ({
  stream: tallyStream(kind, 'svc_massage', of),
  type: 'TallyCounted',
  data: { bookingId: 'bkg_bob', start: monday('15:00'), expiresAt: null },
});
const limited = (limits: object) => ({ limits: { ...noLimits, ...limits } });
const other = { uses: [{ calendarId: 'cal_room5' }] };

/** Every question that a door to a booking asks, and what makes the answer no. */
const matters = {
  'who it is': { service: limited({ perCustomer: 9 }), isUnnamed: true },
  'what the customer has to come': {
    service: limited({ perCustomer: 1 }),
    facts: [tallied('customer', `${adasHash}.1`)],
  },
  'what the day has': { service: limited({ perDay: 1 }), facts: [tallied('day', '2026-11-23')] },
  'what the week has': { service: limited({ perWeek: 1 }), facts: [tallied('week', '2026-W48')] },
  'how much the customer holds': { facts: [1, 2, 3, 4, 5].map((nth) => counted(`bkg_held${nth}`, lapsed + day)) },
  length: { service: { durations: [45] } },
  units: { units: 2 },
  calendars: { service: other, facts: [roomCreated({}, 'cal_room5')], calendarIds: ['cal_room4'] },
  grid: { service: { step: 7 } },
  past: { now: ten + minute },
  notice: { service: { minNotice: 30_000 } },
  horizon: { service: { horizonDays: 0 } },
  hours: { room: { openingHours: [] } },
  room: { facts: booked('bkg_bob', ten) },
} satisfies Record<string, Matter>;
type Question = keyof typeof matters;

interface Door {
  /** What stands in the log before somebody comes. */
  readonly facts: (matter: Matter) => readonly Append[];
  readonly come: (matter: Matter, now: number) => (read: Read) => Decision;
  /** By when somebody comes. */
  readonly now?: number;
  /** What it does not ask, and why. */
  readonly asksNot: Partial<Record<Question, string>>;
}

const whole = { core: { start: ten, end: ten + 30 * minute } };
const away = ten + 14 * day;
const anHour = { core: { start: away, end: away + 60 * minute } };
const named = ({ isUnnamed }: Matter) => ({ ...ada, id: isUnnamed ? null : ada.id });
const wishOf = ({ duration = 30, units = 1, calendarIds, ...matter }: Matter) => ({
  ...{ duration, units, calendarIds },
  customer: named(matter),
});
const holdOf = (matter: Matter) =>
  held('bkg_ada', ten, { expiresAt: fivePast, holder: adasHash }, { ...whole, units: matter.units ?? 1 });
const move = (matter: Matter, now: number) => (read: Read) => {
  const { customer: _, ...wish } = wishOf(matter);
  const to = { id: 'bkg_ada', stated: { by: 'any' } as const, start: ten, ...wish };
  return rescheduleBooking({ ...rules, read, now }, to);
};
const asAgreed = 'stays as agreed';
const isKnown = 'it is known by then';
const noHold = 'it is no hold';
const waits = 'it is what is waited for, and asked when it is offered';

const doors = {
  direct: {
    facts: () => [],
    come: (matter, now) => book(wishOf(matter), now),
    asksNot: { 'how much the customer holds': noHold },
  },
  hold: {
    facts: () => [],
    come: (matter, now) => book({ ...wishOf(matter), hold: { seconds: null } }, now, { holder: adasHash }),
    asksNot: {},
  },
  series: {
    facts: () => [],
    come: (matter, now) => (read) => {
      const wish = { ...series, ...wishOf(matter), recurrence: 'FREQ=DAILY;COUNT=1' };
      return bookSeries({ read, actor: desk, now }, wish, [ten], seriesDrawn);
    },
    asksNot: { 'how much the customer holds': noHold },
  },
  'entry of the waitlist': {
    facts: () => [],
    come: (matter, now) => (read) => {
      const { calendarIds = null, ...wish } = wishOf(matter);
      const entry = { serviceId: 'svc_massage', from: ten, to: ten + 30 * minute, calendarIds, ...wish };
      return joinWaitlist({ read, actor: desk, now }, entry, {
        entryId: 'wls_a',
        customerId: 'cus_new',
        customerHash: adasHash,
        holder: adasHash,
      });
    },
    asksNot: {
      'what the customer has to come': waits,
      'what the day has': waits,
      'what the week has': waits,
      'how much the customer holds': waits,
      ...{ horizon: waits, hours: waits, room: waits },
    },
  },
  offer: {
    facts: ({ units = 1, calendarIds = null }) => joined('wls_a', { units, calendarIds }, adasHash),
    come: (_, now) => (read) =>
      offerSpot(
        { ...rules, read, actor: 'policy', now },
        { serviceId: 'svc_massage', start: ten, bookingId: 'bkg_offered' },
      ),
    asksNot: { 'who it is': isKnown, length: asAgreed, units: asAgreed },
  },
  'confirmation of a hold that ran out': {
    facts: (matter) =>
      held('bkg_ada', ten, { expiresAt: fivePast }, { ...whole, units: matter.units ?? 1, customer: null }),
    come: (matter, now) => (read) => {
      const confirmation = { id: 'bkg_ada', stated: at(1), customer: named(matter), notes: null };
      return confirmBooking({ read, actor: desk, now }, confirmation, {
        customerId: 'cus_new',
        customerHash: adasHash,
      });
    },
    now: lapsed,
    asksNot: { 'how much the customer holds': noHold, length: asAgreed, units: asAgreed },
  },
  'extension of a hold that ran out': {
    facts: holdOf,
    come: (_, now) => (read) => extendHold({ ...rules, read, now }, { id: 'bkg_ada', stated: at(1), seconds: null }),
    now: lapsed,
    asksNot: { 'who it is': isKnown, length: asAgreed, units: asAgreed },
  },
  'another start': {
    facts: () => booked('bkg_ada', away, anHour),
    come: move,
    asksNot: { 'who it is': isKnown, 'how much the customer holds': noHold },
  },
  'another place for a hold that was displaced': {
    facts: () => [
      ...held('bkg_ada', away, { expiresAt: lapsed + day, holder: adasHash }, anHour).slice(-1),
      displaced(),
    ],
    come: move,
    asksNot: { 'who it is': isKnown },
  },
} satisfies Record<string, Door>;

const outcomeAt = ({ facts, come, now: by = sundayNoon }: Door, matter: Matter) => {
  const offer = { ...massage, minNotice: 0, limits: noLimits, ...matter.service };
  const room = roomCreated({ capacity: matter.units ?? 1, ...matter.room });
  const story = [room, massageCreated(offer), ...(matter.facts ?? []), ...facts(matter)];
  const { outcome } = given(...story).when(come(matter, Math.max(by, matter.now ?? by)));
  return outcome instanceof Refused || outcome.events.length === 0 ? 'no' : 'yes';
};

describe.each(Object.entries(doors) as [string, Door][])('a booking by way of %s', (_, door) => {
  it('passes where nothing is the matter', () => {
    expect(outcomeAt(door, {})).toBe('yes');
  });

  it.each(Object.keys(matters) as Question[])('asks for %s, or there is a reason why not', (question) => {
    expect(outcomeAt(door, matters[question])).toBe(door.asksNot[question] === undefined ? 'no' : 'yes');
  });
});

import {
  ada,
  adasHash,
  at,
  book,
  booked,
  inRoom4,
  massageCreated,
  roomCreated,
  theMassage,
  theRoom,
  utc,
} from '#test/rules/front-desk';
import { desk, given } from '#test/rules/given';
import { explainStarts } from '../availability/explain.js';
import { findSlots } from '../availability/slots.js';
import { openIntervals } from '../calendars/opening-hours.js';
import { noLimits } from '../calendars/service.js';
import type { Read } from '../deciding/decision.js';
import { day, lastDay, lastInstant, utcDay } from '../time/interval.js';
import { dateOf, isoWeekOf } from '../time/zone.js';
import { rescheduleBooking } from './bookings/reschedule-booking.js';
import { joinWaitlist } from './waitlist/join-waitlist.js';

const lastDecember = utc('9999-12-01T12:00');
const lastFriday = (time: string) => utc(`9999-12-31T${time}`);
const anyHour = { override: ['outside-hours', 'beyond-horizon'] } as const;

const outOfRange = {
  pointer: '/start',
  rule: 'out-of-range',
  detail: 'A booking and its buffers must lie between 1970-01-01T00:00:00Z and 9999-12-31T23:59:59Z.',
} as const;

describe('on the last day of all', () => {
  it('a massage is booked whose airing is over by its last minute', () => {
    const { outcome } = given(roomCreated(), massageCreated()).when(
      book({ start: lastFriday('23:15'), ...anyHour }, lastDecember),
    );
    expect('events' in outcome && outcome.events.map(({ stream, type }) => `${stream.name} ${type}`)).toEqual([
      'agenda/cal_room4/9999-12-31 TimeClaimed',
      'booking/bkg_ada BookingConfirmed',
    ]);
  });

  it('none is booked whose airing would go on for longer', () => {
    given(roomCreated(), massageCreated())
      .when(book({ start: lastFriday('23:30'), ...anyHour }, lastDecember))
      .thenRefused('rule-violation', { errors: [outOfRange] });
  });

  it('none is moved there either, and it is still said first that a version is missing', () => {
    const move = (stated?: ReturnType<typeof at>) => (read: Read) =>
      rescheduleBooking(
        { ...{ holdsPerCustomer: 5 }, read, now: lastDecember },
        { id: 'bkg_ada', stated, start: lastFriday('23:30'), duration: null, units: null, ...anyHour },
      );
    const known = [roomCreated(), massageCreated(), ...booked('bkg_ada', utc('9999-12-29T10:00'))];
    given(...known)
      .when(move(at(1)))
      .thenRefused('rule-violation', { errors: [outOfRange] });
    given(...known)
      .when(move())
      .thenRefused('version-required');
  });

  it('nobody waits for what could end only after it', () => {
    const wish = { serviceId: 'svc_massage', units: 1, duration: 30, calendarIds: null, customer: ada };
    const drawn = { entryId: 'wls_ada', customerId: 'cus_ada', customerHash: adasHash, holder: adasHash };
    const join = (from: number) => (read: Read) =>
      joinWaitlist({ read, actor: desk, now: lastDecember }, { ...wish, from, to: lastInstant }, drawn);
    given(roomCreated(), massageCreated())
      .when(join(lastFriday('23:25')))
      .thenRefused('rule-violation', { errors: [{ ...outOfRange, pointer: '/from' }] });
    expect('events' in given(roomCreated(), massageCreated()).when(join(lastFriday('23:15'))).outcome).toBe(true);
  });

  it('a choice by how busy a day is looks no further than that day', () => {
    const uses = [{ anyOf: ['cal_room4'], strategy: 'least-busy' }] as const;
    const { outcome } = given(
      roomCreated({ timeZone: 'America/New_York' }),
      massageCreated({ uses, timeZone: 'America/New_York' }),
    ).when(book({ start: lastFriday('15:00'), ...anyHour }, lastDecember));
    expect('events' in outcome && outcome.events).toHaveLength(2);
  });

  it('a place where the next year has begun counts its bookings with those of that day', () => {
    const limits = { ...noLimits, perDay: 5, perWeek: 5 };
    const { outcome } = given(
      roomCreated({ timeZone: 'Pacific/Kiritimati' }),
      massageCreated({ limits, timeZone: 'Pacific/Kiritimati' }),
    ).when(book({ start: lastFriday('15:00'), ...anyHour }, lastDecember));
    expect('events' in outcome && outcome.events.map(({ stream }) => stream.name)).toEqual([
      'agenda/cal_room4/9999-12-31',
      'tally-day/svc_massage/9999-12-31',
      'tally-week/svc_massage/9999-W52',
      'booking/bkg_ada',
    ]);
  });

  it('slots are offered as long as they can be booked', () => {
    const calendar = theRoom({ openingHours: [{ days: ['fri', 'sat'], from: '00:00', to: '24:00' }] });
    const range = { start: lastFriday('22:00'), end: lastInstant };
    const context = inRoom4({ calendar });
    const wanted = { duration: 30, units: 1 };
    const slots = findSlots(context, range, wanted, lastDecember);
    expect(slots.at(-1)?.start).toBe(lastFriday('23:15'));
    expect(explainStarts(context, range, wanted, lastDecember)).toEqual([
      { start: lastFriday('23:30'), reason: 'rule-violation', rule: 'out-of-range' },
      { start: lastFriday('23:45'), reason: 'rule-violation', rule: 'out-of-range' },
    ]);
  });

  it('hours that differ on some dates are those of the week behind it', () => {
    const exceptions = [{ date: '9999-12-31', openingHours: [] }];
    const opening = theRoom({ exceptions, openingHours: [{ days: ['sat'], from: '00:00', to: '24:00' }] });
    const range = { start: lastFriday('00:00'), end: lastInstant };
    expect(openIntervals(opening, range)).toEqual([{ start: lastFriday('23:00'), end: lastInstant }]);
  });
});

describe('a caller who may look beyond the horizon', () => {
  const today = utc('2026-11-22T11:00');
  const wish = (start: string) => book({ start: utc(start), ...anyHour }, today);
  const known = given(roomCreated(), massageCreated());

  it('books for up to ten years ahead', () => {
    expect('events' in known.when(wish('2036-11-22T10:00')).outcome).toBe(true);
  });

  it('not for longer, and is told so', () => {
    const detail = 'Bookings can be made up to 3653 days ahead.';
    const refused = known.when(wish('2036-11-23T10:00'));
    refused.thenRefused('rule-violation', { errors: [{ pointer: '/start', rule: 'beyond-horizon', detail }] });
    refused.thenUntil(utc('2026-11-22T23:00'));
  });
});

describe('a day is written', () => {
  it('from the first to the last that there is', () => {
    expect([utcDay(0), utcDay(day - 1), utcDay(lastInstant), utcDay(lastInstant + 999)]).toEqual([
      '1970-01-01',
      '1970-01-01',
      '9999-12-31',
      '9999-12-31',
    ]);
    expect([dateOf(lastDay), isoWeekOf(lastDay), isoWeekOf(0)]).toEqual(['9999-12-31', '9999-W52', '1970-W01']);
  });

  it.each([-1, lastInstant + 1_000, Number.NaN, Number.POSITIVE_INFINITY])(
    'and never as another one: %d',
    (instant) => {
      expect(() => utcDay(instant)).toThrow(RangeError);
    },
  );

  it('nor is a week', () => {
    expect(() => isoWeekOf(lastDay + 3)).toThrow(RangeError);
    expect(() => isoWeekOf(-4)).toThrow(RangeError);
  });
});

it('a service of long bookings is offered for as long as they fit', () => {
  const service = theMassage({ durations: [30, 43_200], bufferBefore: 1_440, bufferAfter: 1_440 });
  const context = inRoom4({ service });
  const range = { start: utc('9999-11-01T00:00'), end: lastInstant };
  expect(findSlots(context, range, { duration: 43_200, units: 1 }, utc('9999-11-01T00:00'))).toEqual([]);
});

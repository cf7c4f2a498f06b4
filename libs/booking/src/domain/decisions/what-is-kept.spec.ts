import {
  at,
  blackoutAdded,
  booked,
  held,
  massageChanged,
  massageCreated,
  monday,
  roomArchived,
  roomChanged,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { displacementBegun, fivePast } from '#test/rules/front-desk-holds';
import { given } from '#test/rules/given';
import type { Taken } from '../bookings/booking.js';
import type { Move } from '../bookings/reschedule-target.js';
import type { Append, Decision, Read } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import { day, minute } from '../time/interval.js';
import { rescheduleBooking } from './bookings/reschedule-booking.js';

const ten = monday('10:00');
const from = (hour: number, length: number) => {
  const start = monday('00:00') + hour * 60 * minute;
  return { core: { start, end: start + length * minute } };
};
const anHourOfThree = { ...from(10, 60), buffered: { start: ten, end: monday('11:10') }, units: 3 };

const move =
  (change: Partial<Move>, now = sundayNoon) =>
  (read: Read) => {
    const to = { id: 'bkg_ada', stated: at(1), start: ten, duration: null, units: null, ...change };
    return rescheduleBooking({ ...{ holdsPerCustomer: 5 }, read, now }, to);
  };

/** What it takes after the move, or why it does not. */
const outcomeOf = (facts: readonly Append[], change: Partial<Move>, now?: number) => {
  const { outcome } = given(...facts).when(move(change, now) as (read: Read) => Decision);
  if (outcome instanceof Refused) return 'errors' in outcome.details ? outcome.details.errors[0]?.rule : outcome.reason;
  return outcome.events.find(({ type }) => type === 'BookingRescheduled')?.data as Taken | undefined;
};

const offer = { maxUnitsPerBooking: 4, cancellationWindow: 0 };
const large = [roomCreated({ capacity: 4 }), massageCreated(offer), ...booked('bkg_ada', ten, anHourOfThree)];

describe('a customer who keeps a start is not asked again', () => {
  it.each([
    ['about notice', massageChanged({ minNotice: 43_200 })],
    ['about the grid', massageChanged({ step: 7 })],
    ['about the horizon', massageChanged({ horizonDays: 0 })],
    ['whether the hours are those that were agreed on', roomChanged({ openingHours: [] }, { onConflict: 'displace' })],
    ['whether there is a closure', blackoutAdded({ start: monday('10:05'), end: monday('10:10') })],
    ['about the airing that bookings have by now', massageChanged({ bufferBefore: 20, bufferAfter: 60 })],
  ])('%s', (_, change) => {
    expect(outcomeOf([...large, change], { units: 2 })).toMatchObject({ units: 2, core: anHourOfThree.core });
    expect(outcomeOf([...large, change], { units: 4 })).toMatchObject({ units: 4, buffered: anHourOfThree.buffered });
    expect(outcomeOf([...large, change], { duration: 30 })).toMatchObject(from(10, 30));
  });

  it('and is, of the time that is new', () => {
    const short = [roomCreated(), massageCreated({ durations: [30, 60, 120] }), ...booked('bkg_ada', ten)];
    const closed = (start: string, end: string) => blackoutAdded({ start: monday(start), end: monday(end) });
    expect(outcomeOf([...short, closed('10:10', '10:30')], { duration: 60 })).toMatchObject(from(10, 60));
    expect(outcomeOf([...short, closed('10:59', '11:30')], { duration: 60 })).toBe('dependency-gone');
    const until = (to: string) => roomChanged({ openingHours: [{ days: ['mon'], from: '10:15', to }] });
    expect(outcomeOf([...short, until('11:00')], { duration: 60 })).toMatchObject(from(10, 60));
    expect(outcomeOf([...short, until('11:00')], { duration: 120 })).toBe('outside-hours');
    expect(outcomeOf([...short, roomArchived()], { duration: 60 })).toBe('dependency-gone');
    expect(outcomeOf([...short, ...booked('bkg_bob', monday('11:00'))], { duration: 60 })).toBe('slot-taken');
  });

  it('in a room that has become too small, but not for more', () => {
    const smaller = [...large, ...booked('bkg_bob', ten), roomChanged({ capacity: 2 }, { onConflict: 'displace' })];
    expect(outcomeOf(smaller, { units: 2 })).toMatchObject({ units: 2 });
    expect(outcomeOf(smaller, { units: 4 })).toBe('too-many-units');
  });

  it('unless it has lost its time and is about to hear of that: then it is no answer that nothing changes', () => {
    const closed = blackoutAdded({ start: ten, end: monday('11:00') }, { id: 'cal_room4' });
    expect(outcomeOf([...large, closed, displacementBegun()], {})).toBe('dependency-gone');
    expect(outcomeOf([...large, closed], {})).toBeUndefined();
  });

  it('and who asks for another start is', () => {
    const change = massageChanged({ minNotice: 43_200 });
    expect(outcomeOf([...large, change], { start: monday('10:15') })).toBe('under-notice');
  });
});

describe('giving back', () => {
  it('has to come in time, as cancelling has; asking for more has not', () => {
    const late = ten - 30 * minute;
    const agreed = booked('bkg_ada', ten, anHourOfThree, { cancellationWindow: 60 });
    const facts = [...large.slice(0, 2), massageChanged({ cancellationWindow: 60 }), ...agreed];
    expect(outcomeOf(facts, { units: 2 }, late)).toBe('window-closed');
    expect(outcomeOf(facts, { duration: 30 }, late)).toBe('window-closed');
    expect(outcomeOf(facts, { start: ten + day }, late)).toBe('window-closed');
    expect(outcomeOf(facts, { units: 4 }, late)).toMatchObject({ units: 4 });
    expect(outcomeOf(facts, { units: 2, override: ['window-closed'] }, late)).toMatchObject({ units: 2 });
  });

  it('goes down to a length that is offered, and for the desk to any on the grid', () => {
    expect(outcomeOf(large, { duration: 45 })).toBe('unknown-duration');
    expect(outcomeOf(large, { duration: 45, byDesk: true })).toMatchObject(from(10, 45));
    expect(outcomeOf(large, { duration: 50, byDesk: true })).toBe('unknown-duration');
    expect(outcomeOf(large, { duration: 75, byDesk: true })).toBe('unknown-duration');
    expect(outcomeOf(large, { start: ten + day, duration: 45, byDesk: true })).toBe('unknown-duration');
  });
});

describe('a booking that is going on', () => {
  const facts = [roomCreated(), massageCreated(), ...booked('bkg_ada', ten)];
  const tenPast = monday('10:10');

  it('is made longer by the desk where the time is free', () => {
    expect(outcomeOf(facts, { duration: 60, byDesk: true }, tenPast)).toMatchObject(from(10, 60));
    const beside = [...facts, ...booked('bkg_bob', monday('11:00'))];
    expect(outcomeOf(beside, { duration: 60, byDesk: true }, tenPast)).toBe('slot-taken');
    const decision = given(...facts).when(move({ duration: 60, byDesk: true }, tenPast));
    decision.thenUntil(monday('10:30'));
  });

  it('by nobody else, and not once it is over', () => {
    expect(outcomeOf(facts, { duration: 60 }, tenPast)).toBe('in-past');
    expect(outcomeOf(facts, { duration: 60, byDesk: true }, monday('10:30'))).toBe('in-past');
  });

  it('counts no more among what its customer has to come', () => {
    const one = massageCreated({ limits: { perDay: null, perWeek: null, perCustomer: 1 } });
    const next = booked('bkg_next', ten + day);
    expect(
      outcomeOf([facts[0]!, one, ...facts.slice(2), ...next], { duration: 60, byDesk: true }, tenPast),
    ).toMatchObject(from(10, 60));
  });
});

it('a booking agreed on outside the hours stays so where it is made longer within them', () => {
  const early = { core: { start: monday('08:30'), end: monday('09:00') } };
  const buffered = { ...early.core, end: monday('09:10') };
  const facts = [
    roomCreated(),
    massageCreated(),
    ...booked('bkg_ada', early.core.start, { ...early, buffered, overrides: ['outside-hours'] }),
  ];
  expect(outcomeOf(facts, { start: early.core.start, duration: 60 })).toMatchObject({ overrides: ['outside-hours'] });
  expect(outcomeOf(facts, { start: monday('08:45') })).toBe('outside-hours');
});

it('a hold keeps a start that its service would not take by now, and ends as it did', () => {
  const facts = [roomCreated(), massageCreated(), ...held('bkg_ada', ten, { expiresAt: fivePast })];
  expect(outcomeOf([...facts, massageChanged({ minNotice: 43_200 })], { duration: 60 })).toMatchObject({
    ...from(10, 60),
    expiresAt: fivePast,
  });
});

describe('each of several calendars stays, if it can', () => {
  const anyOf = (...ids: string[]) => ({ anyOf: ids, strategy: 'first' as const });
  const uses = [anyOf('cal_a', 'cal_b'), anyOf('cal_1', 'cal_2')];
  const calendarIds = ['cal_b', 'cal_1'];
  const rooms = [...uses.flatMap(({ anyOf }) => anyOf)].map((id) => roomCreated({}, id));
  const facts = [...rooms, massageCreated({ uses }), ...booked('bkg_ada', ten, { calendarIds })];
  const noon = monday('12:00');
  const busy = (id: string) => booked(`bkg_on_${id}`, noon, { calendarIds: [id] });

  it.each([
    ['where nothing else is asked for', [], { start: noon }, ['cal_b', 'cal_1']],
    ['where another one is busy', busy('cal_1'), { start: noon }, ['cal_b', 'cal_2']],
    ['where another one is to be swapped', [], { calendarIds: ['cal_2'] }, ['cal_b', 'cal_2']],
    ['and is left where it cannot', busy('cal_b'), { start: noon }, ['cal_a', 'cal_1']],
  ])('%s', (_, others, change, expected) => {
    expect(outcomeOf([...facts, ...others], change)).toMatchObject({ calendarIds: expected });
  });

  it('and that it does or does not must stand until it is settled', () => {
    const decision = given(...facts, ...busy('cal_b')).when(move({ start: noon }));
    const agendas = ['cal_1', 'cal_a', 'cal_b'].map((id) => `agenda/${id}/2026-11-23`);
    const calendars = ['cal_1', 'cal_a', 'cal_b'].map((id) => `calendar/${id}`);
    const displacements = calendarIds.map((id) => `displacement/${id}`);
    decision.thenExpected('service/svc_massage', 'booking/bkg_ada', ...agendas, ...calendars, ...displacements);
  });

  it('is left where it is about to be displaced', () => {
    const closed = blackoutAdded({ start: ten, end: noon }, { id: 'cal_b', onConflict: 'displace' });
    const long = booked('bkg_ada', ten, {
      calendarIds,
      ...from(10, 60),
      buffered: { start: ten, end: monday('11:10') },
    });
    const hour = [...facts.slice(0, -long.length), ...long];
    expect(outcomeOf([...hour, closed, displacementBegun('cal_b')], { duration: 30 })).toMatchObject({
      calendarIds: ['cal_a', 'cal_1'],
    });
    expect(outcomeOf([...hour, closed], { duration: 30 })).toMatchObject({ calendarIds });
    expect(outcomeOf([...facts, closed], { duration: 30, units: 1 })).toBeUndefined();
  });
});

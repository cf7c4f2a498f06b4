import { contentOf, massageCreated, monday, roomCreated, sundayNoon, theMassage } from '#test/rules/front-desk';
import { type Fact, given } from '#test/rules/given';
import type { Verdict } from '../../availability/availability.js';
import { serviceStream } from '../../calendars/service.js';
import { nothing } from '../../deciding/decision.js';
import { minute } from '../../time/interval.js';
import type { Booking, BookingStatus } from '../booking.js';
import type { Place } from '../find-place.js';
import {
  asAgreed,
  findOtherPlace,
  givesBack,
  isThere,
  type Move,
  standingOf,
  withOverridesKept,
} from '../reschedule-target.js';

const ten = monday('10:00');
const anHour = { core: { start: ten, end: ten + 60 * minute } };
const rooms = ['cal_room4', 'cal_room5'];
const inBoth = theMassage({ uses: rooms.map((calendarId) => ({ calendarId })) });

const booking = (status: BookingStatus, more: Partial<Booking> = {}) =>
  ({ ...contentOf(ten), id: 'bkg_ada', status, ...more }) as Booking;
const stay: Move = { start: ten, duration: null, units: null };

describe('a booking that was displaced', () => {
  const gone = booking('displaced');

  it('has nothing that it could keep', () => {
    expect(standingOf(gone, {}).had).toBeNull();
    expect(standingOf(booking('confirmed'), { isStranded: true }).had).toBeNull();
    for (const status of ['held', 'pending', 'confirmed'] as const) {
      const { core, buffered, units } = contentOf(ten);
      expect(standingOf(booking(status), {}).had).toEqual({ core, buffered, units });
    }
  });

  it('does not stand at the time that it lost', () => {
    expect(isThere(gone, theMassage(), stay)).toBe(false);
    expect(isThere(booking('confirmed'), theMassage(), stay)).toBe(true);
  });

  it('is set aside no more what was set aside for that time, even at the same time', () => {
    const taken = contentOf(ten, { overrides: ['off-grid'] });
    const late = contentOf(ten + 15 * minute, { overrides: ['off-grid'] });
    const before = { overrides: ['outside-hours'] } as const;
    const both = { ...taken, overrides: ['outside-hours', 'off-grid'] };
    expect(withOverridesKept(booking('displaced', before), taken)).toEqual(taken);
    expect(withOverridesKept(booking('confirmed', before), taken)).toEqual(both);
    expect(withOverridesKept(booking('confirmed', before), late)).toEqual(late);
  });
});

it('only the desk moves what has begun, and only what was agreed on', () => {
  const mayHaveBegun = (status: BookingStatus, byDesk?: boolean) =>
    standingOf(booking(status), { ...(byDesk !== undefined && { byDesk }) }).mayHaveBegun;
  expect([mayHaveBegun('confirmed', true), mayHaveBegun('confirmed', false), mayHaveBegun('confirmed')]).toEqual([
    ...[true, false, false],
  ]);
  expect([mayHaveBegun('held', true), mayHaveBegun('pending', true)]).toEqual([false, false]);
});

describe('a length that is not offered', () => {
  const lengths = (move?: Move) =>
    asAgreed(theMassage({ durations: [30] }), booking('confirmed', anHour), move).durations;
  const shorter: Move = { ...stay, duration: 45, byDesk: true };

  it('is kept by who has it, whatever else it asks for', () => {
    expect(lengths()).toEqual([30, 60]);
    expect(lengths({ ...stay, start: ten + 15 * minute })).toEqual([30, 60]);
  });

  it('is had by who is shortened by the desk, at its time and by whole steps', () => {
    expect(lengths(shorter)).toContain(45);
    const none: readonly Partial<Move>[] = [
      ...[{ byDesk: false }, { start: ten + 15 * minute }, { duration: 50 }, { duration: 75 }],
    ];
    for (const other of none) expect(lengths({ ...shorter, ...other })).toEqual([30, 60]);
  });
});

describe('a booking on two calendars', () => {
  const both = booking('confirmed', { calendarIds: rooms });
  const found = (...calendarIds: string[]) =>
    ({ bookable: true, taken: { ...both, calendarIds } }) as unknown as Verdict;

  it('gives something back as soon as it leaves one of them', () => {
    expect(givesBack(both, stay, found('cal_room4', 'cal_room5'))).toBe(false);
    expect(givesBack(both, stay, found('cal_room4', 'cal_room6'))).toBe(true);
    expect(givesBack(both, stay, { bookable: false } as Verdict)).toBe(false);
  });

  it('stands where it is asked to go if it has one for each entry of what it uses', () => {
    expect(isThere(both, inBoth, stay)).toBe(true);
    expect(isThere(booking('confirmed'), inBoth, stay)).toBe(false);
    const inAny = theMassage({ uses: [{ anyOf: [...rooms, 'cal_room6'], strategy: 'first' }] });
    expect(isThere(booking('confirmed'), inAny, { ...stay, calendarIds: rooms })).toBe(true);
    expect(isThere(booking('confirmed'), inAny, { ...stay, calendarIds: ['cal_room6'] })).toBe(false);
  });
});

describe('a place that is looked for', () => {
  const eleven = monday('11:00');
  const anyNotice = [roomCreated(), massageCreated({ minNotice: 0 })];
  const find = (facts: readonly Fact[], own: Booking, move: Partial<Move>, now: number) => {
    let place: Place | undefined;
    given(...facts).when((read) => {
      const service = read(serviceStream('svc_massage')).state!;
      place = findOtherPlace({ read, now }, own, service, { ...stay, ...move });
      return nothing;
    });
    return place!;
  };

  it.each<[string, Partial<Booking>, boolean]>([
    ['a hold', { status: 'held' }, false],
    ['a request', { status: 'pending' }, false],
    ['a booking', { status: 'confirmed' }, true],
    ['a displaced hold', { status: 'displaced', before: 'held' }, false],
    ['a displaced request', { status: 'displaced', before: 'pending' }, false],
    ['a displaced booking', { status: 'displaced', before: 'confirmed' }, true],
  ])('may begin this very moment for what does not end as it begins: %s', (_, changes, isBookable) => {
    const { status, ...more } = { status: 'held' as BookingStatus, ...changes };
    const own = booking(status, { ...contentOf(eleven), ...more });
    expect(find(anyNotice, own, { start: ten }, ten).verdict.bookable).toBe(isBookable);
    expect(find(anyNotice, own, { start: ten }, ten - 1).verdict.bookable).toBe(true);
  });

  it('is said to stand where it is only for the length and the units that it has', () => {
    const own = booking('confirmed');
    const standsAt = (move: Partial<Move>) =>
      find(anyNotice, own, { start: eleven, ...move }, sundayNoon).circumstances.asked.standsAt;
    expect([standsAt({}), standsAt({ duration: 60 }), standsAt({ units: 2 })]).toEqual([ten, undefined, undefined]);
  });
});

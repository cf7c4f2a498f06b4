import { grace } from '../../log-row.js';
import { claimsAt, mostClaimed, Past } from '../../past.js';
import { hour, moment, nine } from '../given.js';
import { claimOf, contentOf, tells } from './claims-told.js';
import { rowsTold, type Said, type Told } from './told.js';

const minute = hour / 60;
const core = { start: nine, end: nine + hour };
const lapses = moment(60);

const pastOf = (...said: readonly (Said | Told)[]) =>
  new Past(rowsTold(said.map((each, nth) => ('said' in each ? each : { at: moment(nth + 1), said: [each] }))));

/** How a booking stands after the last of these events of it. */
const after = (...said: readonly (Said | Told)[]) =>
  pastOf(...said)
    .standings('bkg_1')
    .at(-1)!;
const of = (type: string, more: object = {}) => tells('bkg_1', type, more);
const held = of('BookingHeld', contentOf(core, { expiresAt: lapses }));
const asked = of('BookingRequested', contentOf(core, { expiresAt: lapses }));
const agreed = of('BookingConfirmed', contentOf(core));

it.each<[string, number | null, boolean, Said[]]>([
  ['held', lapses, true, [held]],
  ['held', moment(90), true, [held, of('HoldExtended', { expiresAt: moment(90) })]],
  ['held', lapses, true, [held, of('BookingDetailsChanged')]],
  ['expired', lapses, false, [held, of('HoldExpired')]],
  ['held', moment(90), true, [held, of('HoldExpired'), of('HoldExtended', { expiresAt: moment(90) })]],
  ['pending', lapses, true, [asked]],
  ['expired', lapses, false, [asked, of('BookingRequestExpired')]],
  ['confirmed', null, true, [held, agreed]],
  ['confirmed', null, true, [asked, of('BookingApproved')]],
  ['declined', lapses, false, [asked, of('BookingDeclined')]],
  ['cancelled', null, false, [agreed, of('BookingCancelled')]],
  ['completed', null, true, [agreed, of('BookingCompleted')]],
  ['no-show', null, true, [agreed, of('BookingMarkedNoShow')]],
  ['displaced', null, false, [held, of('BookingDisplaced')]],
  ['confirmed', null, true, [agreed, of('BookingRescheduled')]],
  ['confirmed', null, true, [agreed, of('BookingDisplaced'), of('BookingRescheduled')]],
  ['displaced', null, false, [agreed, of('BookingDisplaced'), of('BookingDetailsChanged')]],
  ['pending', null, true, [held, asked, of('BookingDisplaced'), of('BookingDetailsChanged'), of('BookingRescheduled')]],
])('a booking stands as %s until %s, and keeps others out: %s', (status, expiresAt, claims, past) => {
  const standing = after(...past);
  expect([standing.status, standing.expiresAt]).toEqual([status, expiresAt]);
  expect(claimsAt(standing, moment(50))).toBe(claims);
  expect(standing).toMatchObject({ ...core, serviceId: 'svc_room', calendarIds: ['cal_room'], units: 2 });
});

it('a hold keeps others out as long as it lasts and a grace besides', () => {
  expect([lapses, lapses + grace - 1, lapses + grace].map((at) => claimsAt(after(held), at))).toEqual([
    true,
    true,
    false,
  ]);
});

it.each<[string, number, number, string]>([
  ['until it is over', nine + 20 * minute, nine + 20 * minute, 'BookingCompleted'],
  ['until it is missed', nine + 20 * minute, nine + 20 * minute, 'BookingMarkedNoShow'],
  ['a minute at least', nine + 1, nine + minute, 'BookingCompleted'],
  ['to its end and what lies behind it', nine + hour, nine + 2 * hour, 'BookingCompleted'],
  ['to its end, whatever else happens', nine + 20 * minute, nine + 2 * hour, 'BookingDetailsChanged'],
])('a booking claims its time %s', (_, at, end, type) => {
  const buffered = { start: nine - hour, end: nine + 2 * hour };
  const standing = after(of('BookingConfirmed', contentOf(core, { buffered })), { at, said: [of(type)] });
  expect(standing.claim).toEqual({ start: nine - hour, end });
});

it('a booking claims of its calendars what overlaps, at a position and an instant', () => {
  const past = pastOf(held, of('HoldExtended', { expiresAt: moment(90) }), of('BookingCancelled'));
  const claims = (from: number, to: number, position = 2, at = moment(50), id = 'cal_room') =>
    past.claims(id, { start: nine + from * hour, end: nine + to * hour }, position, at).map(({ version }) => version);
  expect([claims(0, 1), claims(0.9, 2), claims(-1, 0.1)]).toEqual([[2], [2], [2]]);
  expect([claims(1, 2), claims(-1, 0), claims(0, 1, 2, moment(50), 'cal_hall')]).toEqual([[], [], []]);
  expect([claims(0, 1, 0), claims(0, 1, 1), claims(0, 1, 3)]).toEqual([[], [1], []]);
  expect([claims(0, 1, 1, moment(89)), claims(0, 1, 2, moment(89))]).toEqual([[], [2]]);
});

it('a booking that is moved claims nothing of where it was', () => {
  const past = pastOf(agreed, of('BookingRescheduled', { calendarIds: ['cal_hall'] }));
  const on = (id: string, position: number) => past.claims(id, core, position, moment(50)).length;
  expect([on('cal_room', 1), on('cal_room', 2), on('cal_hall', 1), on('cal_hall', 2)]).toEqual([1, 0, 0, 1]);
});

it('a time has around it what its service had at that position', () => {
  const service = (data: object): Said => ['service/svc_room', 'ServiceChanged', data];
  const past = pastOf(
    service({ bufferBefore: 10, bufferAfter: 20 }),
    service({ bufferAfter: 30 }),
    service({ bufferBefore: 5 }),
    service({}),
  );
  const around = [0, 1, 2, 3, 4].map((position) => past.buffered('svc_room', core, position));
  const minutes = around.map(({ start, end }) => [(core.start - start) / minute, (end - core.end) / minute]);
  expect(minutes).toEqual([
    [0, 0],
    [10, 20],
    [10, 30],
    [5, 30],
    [5, 30],
  ]);
  expect(past.buffered('svc_hall', core, 4)).toEqual(core);
});

it('a point is of the event that stands there, a capacity of a calendar that is there', () => {
  const past = pastOf(['calendar/cal_room', 'CalendarCreated', { capacity: 3 }], agreed);
  expect(past.event({ position: 2, mark: 'event-2' })?.version).toBe(1);
  expect([
    past.event({ position: 2, mark: 'event-1' }),
    past.event({ position: 3, mark: '' }),
    past.event(null),
  ]).toEqual(Array(3).fill(undefined));
  expect([past.capacity('cal_room', 0), past.capacity('cal_room', 1), past.capacity('cal_hall', 2)]).toEqual([0, 3, 0]);
});

it('the most that is claimed at one instant of a time is what stands there at once', () => {
  const standing = (from: number, to: number, units: number) => {
    const claim = claimOf({ start: nine + from * hour, end: nine + to * hour }).core;
    return after(of('BookingConfirmed', contentOf(claim, { units })));
  };
  const most = (from: number, to: number, ...all: [number, number, number][]) =>
    mostClaimed(
      all.map((each) => standing(...each)),
      { start: nine + from * hour, end: nine + to * hour },
    );
  expect(most(0, 1)).toBe(0);
  expect(most(0, 2, [0, 1, 2], [1, 2, 3])).toBe(3);
  expect(most(0, 2, [0, 1.5, 2], [1, 2, 3])).toBe(5);
  expect(most(0, 1, [-1, 1, 2], [0.5, 2, 1], [1, 2, 9], [-1, 0, 9])).toBe(3);
});

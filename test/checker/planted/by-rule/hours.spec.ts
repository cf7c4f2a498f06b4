import { CalendarsThen } from '../../calendars-then.js';
import { rowsTold, type Said } from './told.js';

const week = ['mon', 'tue', 'wed', 'thu', 'fri'];
const open = (from: string, to: string, days = week) => ({ days, from, to });
const hours = [
  open('12:00', '18:00'),
  open('08:00', '12:00'),
  open('22:00', '02:00', ['fri']),
  open('20:00', '24:00', ['mon']),
];

const of = (type: string, data: object = {}): Said => ['calendar/cal_room', type, data];

/** Open in Vienna on weekdays, over midnight from Friday on; on Whit Monday from ten, and not on the day after. */
const calendar = (...later: readonly Said[]) => {
  const exceptions = [
    { date: '2026-05-25', openingHours: [{ from: '10:00', to: '11:00' }] },
    { date: '2026-05-26', openingHours: [] },
  ];
  const created = of('CalendarCreated', { capacity: 2, timeZone: 'Europe/Vienna', openingHours: hours, exceptions });
  return new CalendarsThen(rowsTold([created, ...later].map((each, nth) => ({ at: nth, said: [each] }))));
};

const at = (local: string, zone = 'Europe/Vienna') =>
  Temporal.ZonedDateTime.from(`${local}[${zone}]`).epochMilliseconds;
const from = (start: string, end: string) => ({ start: at(start), end: at(end) });

const why = (time: { start: number; end: number }, ...later: readonly Said[]) =>
  calendar(...later).closed('cal_room', time, later.length + 1);

it.each([
  ['from opening on', '2026-03-03T08:00', '2026-03-03T09:00'],
  ['until closing', '2026-03-03T17:00', '2026-03-03T18:00'],
  ['from one part of a day into the next one', '2026-03-03T11:00', '2026-03-03T13:00'],
  ['in summer, an hour earlier by any other clock', '2026-07-07T08:00', '2026-07-07T18:00'],
  ['over midnight', '2026-03-06T22:00', '2026-03-07T02:00'],
  ['after midnight, by what opened the day before', '2026-03-07T01:00', '2026-03-07T02:00'],
  ['until midnight', '2026-03-02T20:00', '2026-03-03T00:00'],
  ['by the hours of that date alone', '2026-05-25T10:00', '2026-05-25T11:00'],
])('a calendar is open %s', (_, start, end) => {
  expect(why(from(start, end))).toBeNull();
});

it.each([
  ['a moment before opening', '2026-03-03T07:59:59.999', '2026-03-03T09:00'],
  ['a moment after closing', '2026-03-03T17:00', '2026-03-03T18:00:00.001'],
  ['from one day to the next one', '2026-03-03T17:00', '2026-03-04T09:00'],
  ['at the weekend', '2026-03-07T09:00', '2026-03-07T10:00'],
  ['on another evening', '2026-03-05T22:00', '2026-03-05T23:00'],
  ['after midnight of what opens that day', '2026-03-06T01:00', '2026-03-06T02:00'],
  ['beside the hours of that date', '2026-05-25T09:00', '2026-05-25T10:00'],
  ['on a date that has none', '2026-05-26T09:00', '2026-05-26T10:00'],
])('a calendar is not open %s', (_, start, end) => {
  expect(why(from(start, end))).toBe('cal_room is not open');
});

const inUtc = (openingHours: readonly object[], days: number, length = 1) => {
  const created = of('CalendarCreated', { capacity: 1, timeZone: 'UTC', openingHours, exceptions: [] });
  const noon = at('2026-03-02T12:00', 'UTC') + days * 86_400_000;
  const then = new CalendarsThen(rowsTold([{ at: 1, said: [created] }]));
  return then.closed('cal_room', { start: noon, end: noon + length * 86_400_000 }, 1) === null;
};

it('a calendar is open on the days of the week that its hours name', () => {
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  for (const [nth, name] of names.entries()) {
    const days = names.map((_, each) => inUtc([open('12:00', '13:00', [name])], each, 1 / 24));
    expect(days).toEqual(names.map((_, each) => each === nth));
  }
});

it('a calendar that is open round the clock is so for days, one that opens in the morning only for the first', () => {
  const all = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  expect([1, 2, 5, 30].map((length) => inUtc([open('00:00', '24:00', all)], 0, length))).toEqual(Array(4).fill(true));
  expect([1, 2, 5, 30].map((length) => inUtc([open('09:00', '09:00', all)], 0, length))).toEqual(Array(4).fill(true));
  expect([1, 2, 5, 30].map((length) => inUtc([open('01:00', '24:00', all)], 0, length))).toEqual(Array(4).fill(false));
});

const nine = from('2026-03-03T09:00', '2026-03-03T10:00');
const blackout = (start: string, end: string) => of('BlackoutAdded', { id: 'blk_1', ...from(start, end) });
const removed = of('BlackoutRemoved', { id: 'blk_1' });
const whit = from('2026-05-25T09:00', '2026-05-25T10:00');
const exceptions = (set: readonly object[], unset: readonly string[]) =>
  of('CalendarChanged', { exceptions: { set, unset } });

it.each<[string, { start: number; end: number }, string | null, Said[]]>([
  ['nothing else', nine, null, [of('CalendarChanged', { capacity: 1 })]],
  ['that it is archived', nine, 'cal_room is archived', [of('CalendarArchived')]],
  ['that it is archived and changed', nine, 'cal_room is archived', [of('CalendarArchived'), of('CalendarChanged')]],
  ['that it is there again', nine, null, [of('CalendarArchived'), of('CalendarRestored')]],
  ['a blackout', nine, 'cal_room has the blackout blk_1', [blackout('2026-03-03T09:59', '2026-03-03T11:00')]],
  [
    'a blackout until within',
    nine,
    'cal_room has the blackout blk_1',
    [blackout('2026-03-03T08:00', '2026-03-03T09:01')],
  ],
  ['a blackout that begins at its end', nine, null, [blackout('2026-03-03T10:00', '2026-03-03T11:00')]],
  ['a blackout that ends at its beginning', nine, null, [blackout('2026-03-03T08:00', '2026-03-03T09:00')]],
  ['a blackout that is taken away', nine, null, [blackout('2026-03-03T09:00', '2026-03-03T10:00'), removed]],
  ['other hours', nine, 'cal_room is not open', [of('CalendarChanged', { openingHours: [open('10:00', '12:00')] })]],
  ['another zone', nine, 'cal_room is not open', [of('CalendarChanged', { timeZone: 'America/New_York' })]],
  ['that a date has no hours of its own any more', whit, null, [exceptions([], ['2026-05-25'])]],
  [
    'other hours of that date',
    whit,
    null,
    [exceptions([{ date: '2026-05-25', openingHours: [open('09:00', '10:00')] }], [])],
  ],
  [
    'other hours of another date',
    whit,
    'cal_room is not open',
    [exceptions([{ date: '2026-05-24', openingHours: [] }], [])],
  ],
])('a calendar is open by its last event: %s', (_, time, is, later) => {
  expect(why(time, ...later)).toBe(is);
});

it('a calendar is as it was at each position, and nothing where it is not there yet', () => {
  const displacement = (type: string): Said => ['displacement/cal_room', type];
  const all = calendar(
    of('CalendarChanged', { capacity: 3 }),
    displacement('DisplacementBegun'),
    of('CalendarChanged', { capacity: 1 }),
    displacement('DisplacementEnded'),
    ['agenda/cal_room/2026-03-03', 'TimeFreed', { bookingId: 'bkg_1' }],
    of('CalendarArchived'),
  );
  const then = [0, 1, 2, 3, 4, 5, 6, 7].map((position) => all.at('cal_room', position));
  expect(then.map((each) => each?.version)).toEqual([undefined, 1, 2, 2, 3, 3, 3, 4]);
  expect(then.map((each) => each?.capacity)).toEqual([undefined, 2, 3, 3, 1, 1, 1, 1]);
  expect(then.map((each) => each?.isDisplacing)).toEqual([undefined, false, false, true, true, false, false, false]);
  expect([...all.ids()]).toEqual(['cal_room']);
  expect(all.closed('cal_room', nine, 0)).toBe('cal_room is not there');
  expect(all.closed('cal_hall', nine, 6)).toBe('cal_hall is not there');
  expect([all.closed('cal_room', nine, 6), all.closed('cal_room', nine, 7)]).toEqual([null, 'cal_room is archived']);
});

import type { Command, Details } from '../history.js';
import { grace } from '../log-row.js';
import { hall, hour, inTheWay, moment, nine, type Planted, room, verdictOn } from './given.js';

type Plant = (planted: Planted) => void;

const book = (wanted = room()) => ({ what: 'book', wanted }) as const;
const confirm = { what: 'confirm', about: 'bkg_1' } as const;

/** What is wrong with one refusal, which Bob gets at the end of the log, in the fiftieth second if nothing else is said. */
const told = (
  reason: string,
  details: Details,
  command: Partial<Command> & Pick<Command, 'what'>,
  plant: Plant,
  at = moment(50),
) =>
  verdictOn((planted) => {
    plant(planted);
    planted.call('bob-9.1', command, planted.refused(reason, details), at);
  }).flatMap(({ rule, what }) => (rule === 'refusal' ? [what.replace(/^.*at \d+: /, '')] : []));

const booked: Plant = (planted) => void planted.booked('bkg_1', 'ada-1.1');
const held =
  (expiresAt: number, time = room(), id = 'bkg_1'): Plant =>
  (planted) =>
    void planted.held(id, `ada-${id}.1`, expiresAt, time);
const all =
  (...plants: Plant[]): Plant =>
  (planted) => {
    for (const plant of plants) plant(planted);
  };
const widened: Plant = (planted) =>
  void planted.write('setup', ['service/svc_room', 'ServiceChanged', { bufferBefore: 30 }]);
const closed: Plant = (planted) => void planted.write('setup', ['calendar/cal_hall', 'CalendarArchived']);

const both = { ...hall(1), calendarIds: ['cal_room', 'cal_hall'] };
const until = (expiresAt: number) => ({ heldUntil: expiresAt + grace });
const two = { conflicts: [...inTheWay('bkg_1').conflicts!, ...inTheWay('bkg_2', 'cal_hall').conflicts!] };
const [lapses, later] = [moment(60), moment(70)];
const [ofOne, ofThree] = [inTheWay('bkg_1'), { ...inTheWay('bkg_1', 'cal_hall'), capacity: 3 }];

/** Two whose buffers came between them, since they were agreed on. */
const besides = all(held(moment(40)), (planted) => void planted.booked('bkg_2', 'eve-1.1', room(nine - hour)), widened);

it.each<[string, string, Details, Partial<Command> & Pick<Command, 'what'>, Plant]>([
  ['a booking', 'slot-taken', ofOne, book(), booked],
  [
    'a booking, to who confirms',
    'slot-taken',
    ofOne,
    { what: 'confirm', about: 'bkg_2' },
    all(held(moment(40), room(), 'bkg_2'), booked),
  ],
  ['a hold', 'slot-held', { ...ofOne, ...until(lapses) }, book(), held(lapses)],
  [
    'two holds, the second of which ends then',
    'slot-held',
    { ...two, ...until(later) },
    book(both),
    all(held(lapses), held(later, hall(3), 'bkg_2')),
  ],
  [
    'all places of one of two calendars',
    'capacity-exhausted',
    { ...two, capacity: 3 },
    book({ ...both, units: 3 }),
    all(booked, (p) => void p.booked('bkg_2', 'eve-1.1', hall(1))),
  ],
  [
    'somebody who has it since',
    'hold-expired',
    { expiredAt: moment(20) },
    confirm,
    all(held(moment(20)), (p) => void p.booked('bkg_2', 'eve-1.1')),
  ],
  ['who is too near by now', 'hold-expired', { expiredAt: moment(40) }, confirm, besides],
  [
    'one calendar that is closed since',
    'hold-expired',
    { expiredAt: moment(40) },
    confirm,
    all(held(moment(40), both), closed),
  ],
])('a time is lost to %s', (_, reason, details, command, plant) => {
  expect(told(reason, details, command, plant)).toEqual([]);
});

it.each<[string, string, Details, Partial<Command> & Pick<Command, 'what'>, string, Plant]>([
  [
    'who is not there at all',
    'slot-taken',
    inTheWay('bkg_9'),
    book(),
    'bkg_9 is not there, but from nowhere on',
    booked,
  ],
  [
    'who has cancelled',
    'slot-taken',
    ofOne,
    book(),
    'bkg_1 is cancelled there',
    all(booked, (p) => void p.cancelled('bkg_1', 'ada-2.1')),
  ],
  ['who comes later', 'slot-taken', ofOne, book(room(nine + hour)), 'bkg_1 is elsewhere there', booked],
  [
    'who is on another calendar',
    'slot-taken',
    inTheWay('bkg_1', 'cal_hall'),
    book(),
    'bkg_1 is elsewhere there',
    booked,
  ],
  ['oneself', 'slot-taken', ofOne, { what: 'move', about: 'bkg_1', wanted: room() }, 'bkg_1 is in its own way', booked],
  ['anybody, where nothing is wanted', 'slot-taken', ofOne, { what: 'book' }, 'nobody wanted any time', booked],
  [
    'one of many places',
    'slot-taken',
    inTheWay('bkg_1', 'cal_hall'),
    book(hall(3)),
    'there are 3 places',
    (p) => void p.booked('bkg_1', 'ada-1.1', hall(3)),
  ],
  ['one of many places beside a room for one', 'slot-taken', ofOne, book(both), 'there are 3 places', booked],
  [
    'as many places as there are not',
    'capacity-exhausted',
    { ...ofThree, capacity: 1 },
    book(hall(1)),
    'no full calendar has 1 places',
    (p) => void p.booked('bkg_1', 'ada-1.1', hall(3)),
  ],
  [
    'a hold that ends at another time',
    'slot-held',
    { ...ofOne, ...until(later) },
    book(),
    `no hold that it names ends before ${later + grace}`,
    held(lapses),
  ],
  [
    'a hold that was never there',
    'hold-expired',
    { expiredAt: lapses },
    { what: 'confirm', about: 'bkg_9' },
    'there is no hold',
    booked,
  ],
  ['a hold that nobody names', 'hold-expired', { expiredAt: lapses }, book(), 'there is no hold', booked],
  [
    'a hold that ran out at another time',
    'hold-expired',
    { expiredAt: moment(21) },
    confirm,
    `it ran out at ${moment(20)}`,
    held(moment(20)),
  ],
  ['nobody', 'hold-expired', { expiredAt: moment(40) }, confirm, 'its time is free there', held(moment(40), both)],
])('a time is not lost to %s', (_, reason, details, command, what, plant) => {
  expect(told(reason, details, command, plant)).toContainEqual(what);
});

/** How far the clock of who asks may differ from the database's. */
const clockError = 1_000;
const end = moment(40) + grace;

it('a hold is in the way until its grace is over, by any clock, as it is asked for the first time', () => {
  const by = (at: number) => told('slot-held', { ...ofOne, ...until(moment(40)) }, book(), held(moment(40)), at);
  expect(by(end + clockError - 1)).toEqual([]);
  expect(by(end + clockError)).toContainEqual('bkg_1 had run out when it was asked for');
  const before: Plant = (planted) => void planted.call('bob-9.1', book(), { kind: 'unknown' }, moment(39), null);
  const again = (plant: Plant) =>
    verdictOn((planted) => {
      all(held(moment(40)), plant)(planted);
      const refused = planted.refused('slot-held', { ...ofOne, ...until(moment(40)) });
      planted.call('bob-9.2', book(), refused, end + clockError);
    }).filter(({ rule }) => rule === 'refusal');
  expect(again(before)).toEqual([]);
  expect(again(() => {})).not.toEqual([]);
});

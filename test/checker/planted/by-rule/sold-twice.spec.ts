import { Past } from '../../past.js';
import { checkSoldTwice } from '../../sold-twice.js';
import { hour, moment, nine } from '../given.js';
import { contentOf, tells } from './claims-told.js';
import { rowsTold, type Said, type Told } from './told.js';

const time = (from: number, to: number) => ({ start: nine + from * hour, end: nine + to * hour });
const lapses = moment(60);

const has = (capacity: number, id = 'cal_room'): Said => [`calendar/${id}`, 'CalendarChanged', { capacity }];
const takes = (id: string, type: string, from = 0, to = 1, more: object = {}) =>
  tells(id, type, contentOf(time(from, to), { units: 1, ...more }));
const hold = { expiresAt: lapses };
const other = takes('bkg_2', 'BookingConfirmed');

const judged = (...past: readonly (Said | Told)[]) => {
  const told = past.map((each, nth) => ('said' in each ? each : { at: moment(nth + 1), said: [each] }));
  return checkSoldTwice(new Past(rowsTold(told)));
};

it.each<[string, (Said | Told)[]]>([
  ['room for both', [has(2), other, takes('bkg_1', 'BookingConfirmed')]],
  ['one after the other', [has(1), other, takes('bkg_1', 'BookingConfirmed', 1, 2)]],
  [
    'a hold that has lapsed',
    [
      has(1),
      takes('bkg_2', 'BookingHeld', 0, 1, hold),
      { at: lapses + 2_000, said: [takes('bkg_1', 'BookingHeld', 0, 1, { expiresAt: moment(90) })] },
    ],
  ],
  [
    'a hold that goes on in less room',
    [
      has(2),
      other,
      takes('bkg_1', 'BookingHeld', 0, 1, hold),
      has(1),
      tells('bkg_1', 'HoldExtended', { expiresAt: moment(90) }),
    ],
  ],
  [
    'a hold that is agreed on in less room',
    [has(2), other, takes('bkg_1', 'BookingHeld', 0, 1, hold), has(1), takes('bkg_1', 'BookingConfirmed')],
  ],
  [
    'a request that is approved in less room',
    [
      has(2),
      other,
      takes('bkg_1', 'BookingRequested', 0, 1, hold),
      has(1),
      { at: moment(90), said: [tells('bkg_1', 'BookingApproved')] },
    ],
  ],
  [
    'a request that is shortened in less room',
    [
      has(2),
      other,
      takes('bkg_1', 'BookingRequested', 0, 1, hold),
      has(1),
      takes('bkg_1', 'BookingRescheduled', 0, 0.5),
    ],
  ],
  [
    'one who stays in less room with fewer',
    [
      has(3),
      other,
      takes('bkg_1', 'BookingConfirmed', 0, 1, { units: 2 }),
      has(1),
      takes('bkg_1', 'BookingRescheduled'),
    ],
  ],
  [
    'one who moves out of less room',
    [has(2), other, takes('bkg_1', 'BookingConfirmed'), has(1), takes('bkg_1', 'BookingRescheduled', 1, 2)],
  ],
  [
    'one who comes earlier, away from less room',
    [has(2), other, takes('bkg_1', 'BookingConfirmed'), has(1), takes('bkg_1', 'BookingRescheduled', -1, 1)],
  ],
  [
    'one who is displaced',
    [has(2), other, takes('bkg_1', 'BookingConfirmed'), has(0), tells('bkg_1', 'BookingDisplaced')],
  ],
])('nothing is sold twice by %s', (_, past) => {
  expect(judged(...past)).toEqual([]);
});

const two = /^position \d+: 2 of 1 units of cal_room are taken, by bkg_2, bkg_1/;

it.each<[string, RegExp, (Said | Told)[]]>([
  ['a hold', two, [has(1), other, takes('bkg_1', 'BookingHeld', 0, 1, hold)]],
  ['a request', two, [has(1), other, takes('bkg_1', 'BookingRequested', 0, 1, hold)]],
  ['a booking', two, [has(1), other, takes('bkg_1', 'BookingConfirmed')]],
  [
    'one that is moved',
    two,
    [has(1), other, takes('bkg_1', 'BookingConfirmed', 1, 2), takes('bkg_1', 'BookingRescheduled')],
  ],
  [
    'one that is moved from another calendar',
    two,
    [
      has(1),
      has(1, 'cal_hall'),
      other,
      takes('bkg_1', 'BookingConfirmed', 0, 1, { calendarIds: ['cal_hall'] }),
      takes('bkg_1', 'BookingRescheduled'),
    ],
  ],
  [
    'one that comes to be of more',
    /3 of 2 units/,
    [has(2), other, takes('bkg_1', 'BookingConfirmed'), takes('bkg_1', 'BookingRescheduled', 0, 1, { units: 2 })],
  ],
  [
    'one that stays longer',
    /2 of 1 units/,
    [has(1), other, takes('bkg_1', 'BookingConfirmed', -1, 0), takes('bkg_1', 'BookingRescheduled', -1, 1)],
  ],
  [
    'one that comes earlier',
    /2 of 1 units/,
    [has(1), other, takes('bkg_1', 'BookingConfirmed', 1, 2), takes('bkg_1', 'BookingRescheduled', 0, 2)],
  ],
  [
    'a hold that had run out by that very moment',
    two,
    [
      has(2),
      other,
      takes('bkg_1', 'BookingHeld', 0, 1, hold),
      has(1),
      { at: lapses, said: [tells('bkg_1', 'HoldExtended', { expiresAt: moment(90) })] },
    ],
  ],
  [
    'one that had been displaced',
    two,
    [
      has(2),
      other,
      takes('bkg_1', 'BookingConfirmed'),
      has(1),
      tells('bkg_1', 'BookingDisplaced'),
      tells('bkg_1', 'BookingRescheduled'),
    ],
  ],
  [
    'one beside a hold in its grace',
    /2 of 1 units/,
    [
      has(1),
      takes('bkg_2', 'BookingHeld', 0, 1, hold),
      { at: lapses + 1_999, said: [takes('bkg_1', 'BookingHeld', 0, 1, { expiresAt: moment(90) })] },
    ],
  ],
])('a time is sold twice by %s', (_, told, past) => {
  expect(judged(...past)).toEqual([expect.stringMatching(told)]);
});

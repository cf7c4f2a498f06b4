import { checkTallies } from '../../check-tallies.js';
import { grace } from '../../log-row.js';
import { hour, moment, nine } from '../given.js';
import { claimOf, claims, frees, on, tells } from './claims-told.js';
import { commitsTold, type Said, type Told, withoutPosition } from './told.js';

const none = { perDay: null, perWeek: null, perCustomer: null };
const service = (type: string, data: object = {}, id = 'svc_room'): Said => [`service/${id}`, type, data];
const made = (limits: object, timeZone = 'UTC') =>
  service('ServiceCreated', { timeZone, limits: { ...none, ...limits } });
const limits = (more: object) => service('ServiceChanged', { limits: { ...none, ...more } });

const tally = (id: string, stream: string, start = nine, expiresAt: number | null = null): Said => [
  `tally-${stream}`,
  'TallyCounted',
  { bookingId: id, start, expiresAt },
];
const booked = (
  id: string,
  start = nine,
  customerHash: string | null = 'ada',
  expiresAt: number | null = null,
): Said[] => [
  claims(id, on('02'), claimOf({ start, end: start + hour }, { expiresAt })),
  tells(id, 'BookingConfirmed', { serviceId: 'svc_room', customerHash }),
];

const [day, week, adas] = ['day/svc_room/2026-03-02', 'week/svc_room/2026-W10', 'customer/svc_room/ada.1'];

const judged = (past: readonly (Told | readonly Said[])[]): string[] => {
  const told = past.map((each, nth) => ('said' in each ? each : { at: moment(nth + 1), said: each }));
  return withoutPosition(checkTallies(commitsTold(told)));
};

const seeded = (bookings: object): Said => [`tally-${day}`, 'TallySeeded', { bookings }];
const at = (when: number, ...said: readonly Said[]): Told => ({ at: when, said });

it.each<[string, (Told | Said[])[]]>([
  ['of days that are limited', [[made({ perDay: 1 })], [...booked('bkg_1'), tally('bkg_1', day)]]],
  ['of weeks that are limited', [[made({ perWeek: 1 })], [...booked('bkg_1'), tally('bkg_1', week)]]],
  ['of a customer', [[made({ perCustomer: 1 })], [...booked('bkg_1'), tally('bkg_1', adas)]]],
  ['of no customer, where nobody is named', [[made({ perCustomer: 1 })], booked('bkg_1', nine, null)]],
  ['of nothing, where nothing is limited', [[made({})], booked('bkg_1')]],
  [
    'of days by the clock of the place',
    [
      [made({ perDay: 1 }, 'Pacific/Auckland')],
      [...booked('bkg_1', nine + 3 * hour), tally('bkg_1', 'day/svc_room/2026-03-03', nine + 3 * hour)],
    ],
  ],
  [
    'no longer, once it has begun',
    [
      [made({ perCustomer: 1 })],
      [...booked('bkg_1'), tally('bkg_1', adas)],
      at(nine, tells('bkg_1', 'BookingDetailsChanged')),
    ],
  ],
  [
    'no longer, once nothing is limited',
    [
      [made({ perDay: 1 })],
      [...booked('bkg_1'), tally('bkg_1', day)],
      [limits({})],
      [tells('bkg_1', 'BookingDetailsChanged')],
    ],
  ],
  [
    'no longer, once it is given back',
    [
      [made({ perDay: 1 })],
      [...booked('bkg_1'), tally('bkg_1', day)],
      [frees('bkg_1', on('02')), [`tally-${day}`, 'TallyFreed', { bookingId: 'bkg_1' }]],
    ],
  ],
  [
    'on the very day on which it comes to be limited',
    [
      [made({})],
      booked('bkg_1'),
      at(nine - hour, limits({ perDay: 1 }), seeded({ bkg_1: { start: nine, expiresAt: null } })),
    ],
  ],
  [
    'from when customers are limited once more on, by another name',
    [
      [made({ perCustomer: 1 })],
      [...booked('bkg_1'), tally('bkg_1', adas)],
      [limits({})],
      [limits({ perCustomer: 1 }), tally('bkg_1', 'customer/svc_room/ada.3')],
    ],
  ],
  [
    'of days that were not over as they came to be limited',
    [[made({})], booked('bkg_1'), at(nine + 24 * hour, limits({ perDay: 1 }))],
  ],
  [
    'of days that are the place’s own since it has moved',
    [
      [made({ perDay: 1 })],
      [...booked('bkg_1', nine + 3 * hour), tally('bkg_1', day, nine + 3 * hour)],
      [
        service('ServiceChanged', { timeZone: 'Pacific/Auckland' }),
        [`tally-${day}`, 'TallyFreed', { bookingId: 'bkg_1' }],
        tally('bkg_1', 'day/svc_room/2026-03-03', nine + 3 * hour),
      ],
    ],
  ],
  [
    'of another service of that name elsewhere',
    [[made({})], booked('bkg_1'), { at: moment(9), tenant: 'other', said: [made({ perDay: 1 })] }],
  ],
  [
    'of another service',
    [
      [made({})],
      booked('bkg_1'),
      [service('ServiceCreated', { timeZone: 'UTC', limits: { ...none, perDay: 1 } }, 'svc_hall')],
    ],
  ],
  [
    'beside a hold that has lapsed',
    [
      [made({ perDay: 1 })],
      [...booked('bkg_1', nine, null, moment(60)), tally('bkg_1', day, nine, moment(60))],
      at(moment(60) + grace - 250, ...booked('bkg_2', nine, null), tally('bkg_2', day)),
    ],
  ],
  [
    'beside a booking of the same customer that has begun',
    [
      [made({ perCustomer: 1 })],
      [...booked('bkg_1'), tally('bkg_1', adas)],
      at(nine, ...booked('bkg_2', nine + hour), tally('bkg_2', adas, nine + hour)),
    ],
  ],
])('a booking that has time is counted %s', (_, past) => {
  expect(judged(past)).toEqual([]);
});

const wrong = /^bkg_1 is counted in \[.*\] and should be in \[/;

it.each<[string, RegExp, (Told | Said[])[]]>([
  ['not in its week', wrong, [[made({ perWeek: 1 })], booked('bkg_1')]],
  ['in another week', wrong, [[made({ perWeek: 1 })], [...booked('bkg_1'), tally('bkg_1', 'week/svc_room/2026-W11')]]],
  ['for another start', wrong, [[made({ perDay: 1 })], [...booked('bkg_1'), tally('bkg_1', day, nine + 1)]]],
  ['until another end', wrong, [[made({ perDay: 1 })], [...booked('bkg_1'), tally('bkg_1', day, nine, moment(60))]]],
  [
    'by its old day, though the place has moved',
    wrong,
    [
      [made({ perDay: 1 })],
      [...booked('bkg_1', nine + 3 * hour), tally('bkg_1', day, nine + 3 * hour)],
      [service('ServiceChanged', { timeZone: 'Pacific/Auckland' })],
    ],
  ],
  [
    'by its customer’s old name',
    wrong,
    [
      [made({ perCustomer: 1 })],
      [...booked('bkg_1'), tally('bkg_1', adas)],
      [limits({})],
      [limits({ perCustomer: 1 })],
    ],
  ],
  [
    'no more, as the day was seeded without it',
    /bkg_1 is counted in \[\] and should/,
    [[made({ perDay: 2 })], [...booked('bkg_1'), tally('bkg_1', day)], [seeded({})]],
  ],
  [
    'beside a hold in its grace',
    /^bkg_2 is one of 2 in tally-day/,
    [
      [made({ perDay: 1 })],
      [...booked('bkg_1', nine, null, moment(60)), tally('bkg_1', day, nine, moment(60))],
      at(moment(60) + grace - 251, ...booked('bkg_2', nine, null), tally('bkg_2', day)),
    ],
  ],
  [
    'beside a booking of that day that has begun',
    /^bkg_2 is one of 2 in tally-day/,
    [
      [made({ perDay: 1 })],
      [...booked('bkg_1'), tally('bkg_1', day)],
      at(nine, ...booked('bkg_2', nine + hour), tally('bkg_2', day, nine + hour)),
    ],
  ],
  [
    'once more than a week may have',
    /^bkg_2 is one of 2 in tally-week/,
    [[made({ perWeek: 1 })], [...booked('bkg_1'), tally('bkg_1', week)], [...booked('bkg_2'), tally('bkg_2', week)]],
  ],
])('a booking that has time is counted wrongly: %s', (_, told, past) => {
  expect(judged(past)).toContainEqual(expect.stringMatching(told));
});

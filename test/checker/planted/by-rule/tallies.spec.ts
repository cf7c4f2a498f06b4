import { checkTallies } from '../../check-tallies.js';
import { grace } from '../../log-row.js';
import { hour, moment, nine } from '../given.js';
import { commitsTold, type Told, withoutPosition } from './told.js';

const byDay = 'tally-day/svc_room/2026-03-02';
const byCustomer = (customer: string) => `tally-customer/svc_room/${customer}.1`;
const limits = (perDay: number | null) => ({ perDay, perWeek: null, perCustomer: 1 });

/** A booking or a hold has time from `start` on, and is counted for it. */
const counted = (bookingId: string, customer: string, start: number, expiresAt: number | null = null) => {
  const core = { start, end: start + hour };
  const claim = { bookingId, serviceId: 'svc_room', kind: 'booking', core, buffered: core, units: 1, expiresAt };
  return [
    ['agenda/cal_room/2026-03-02', 'TimeClaimed', claim],
    [byDay, 'TallyCounted', { bookingId, start, expiresAt }],
    [byCustomer(customer), 'TallyCounted', { bookingId, start, expiresAt }],
    [`booking/${bookingId}`, 'BookingTold', { serviceId: 'svc_room', customerHash: customer }],
  ] as const;
};

const lapses = moment(60);
const eleven = nine + 2 * hour;

/** Two a day at most, and one of each customer; then one a day, which those who are there already may stay. */
const good = (): Told[] => [
  { at: moment(1), said: [['service/svc_room', 'ServiceCreated', { timeZone: 'UTC', limits: limits(2) }]] },
  { at: moment(2), said: counted('bkg_1', 'ada', nine) },
  { at: moment(3), said: counted('bkg_2', 'bob', eleven, lapses) },
  { at: moment(4), said: [['service/svc_room', 'ServiceChanged', { limits: limits(1) }]] },
  { at: lapses + grace - 1, said: counted('bkg_2', 'bob', eleven, moment(200)) },
];

const judged = (change: (past: Told[]) => void): string[] => {
  const past = good();
  change(past);
  return withoutPosition(checkTallies(commitsTold(past)));
};

const without = (past: Told[], nth: number, stream: string) => {
  past[nth] = { ...past[nth]!, said: past[nth]!.said.filter(([name]) => name !== stream) };
};

it('a booking that was there before a lower limit stays counted, also by a hold that goes on in its grace', () => {
  expect(judged(() => {})).toEqual([]);
});

it.each<[string, (past: Told[]) => void, RegExp]>([
  [
    'a hold goes on after its grace, where it has to find room again',
    (past) => past.splice(4, 1, { ...past[4]!, at: lapses + grace }),
    /bkg_2 is one of 2 in tally-day\/svc_room\/2026-03-02, and 1 may be there/,
  ],
  [
    'a customer comes once more',
    (past) => past.push({ at: moment(70), said: counted('bkg_3', 'ada', nine + 4 * hour) }),
    /bkg_3 is one of 2 in tally-customer\/svc_room\/ada\.1, and 1 may be there/,
  ],
  [
    'a booking is not counted for its day',
    (past) => without(past, 1, byDay),
    /bkg_1 is counted in \[tally-customer.*and should be in \[tally-customer.*tally-day/,
  ],
  [
    'a booking is not counted for its customer',
    (past) => without(past, 1, byCustomer('ada')),
    /bkg_1 is counted in \[tally-day[^,]*\] and should be in \[tally-customer/,
  ],
  [
    'what has no time any more is counted still',
    (past) =>
      past.push({ at: moment(70), said: [['agenda/cal_room/2026-03-02', 'TimeFreed', { bookingId: 'bkg_1' }]] }),
    /bkg_1 is counted in \[tally-.*\] and should be in \[\]/,
  ],
  [
    'a limit is set, and those who are there already are not counted',
    (past) => {
      past[0] = {
        at: moment(1),
        said: [['service/svc_room', 'ServiceCreated', { timeZone: 'UTC', limits: limits(null) }]],
      };
      without(past, 1, byDay);
    },
    /bkg_1 is counted in \[tally-customer[^\]]*\] and should be in \[tally-customer.*tally-day/,
  ],
])('one thing is otherwise: %s', (_, change, told) => {
  expect(judged(change)).toContainEqual(expect.stringMatching(told));
});

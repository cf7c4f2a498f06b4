import {
  confirmed,
  contentOf,
  hall,
  hour,
  inTheWay,
  moment,
  nine,
  type Planted,
  pointOf,
  room,
  verdictOn,
} from './given.js';
import type { Call } from './history.js';

/** Everybody is told the truth; each line below makes one thing of it otherwise. */
const good = (planted: Planted) => {
  const ada = planted.booked('bkg_1', 'ada-1.1');
  planted.call(
    'bob-1.1',
    { what: 'book', wanted: room() },
    planted.refused('slot-taken', { ...inTheWay('bkg_1'), alternatives: [room(nine + hour)] }),
  );
  planted.call('ada-1.2', { what: 'book' }, ada.answer);
  planted.held('bkg_2', 'bob-2.1', moment(100), room(nine + 2 * hour));
  const heldUntil = moment(100) + 2_000;
  planted.call(
    'eve-1.1',
    { what: 'book', wanted: room(nine + 2 * hour) },
    planted.refused('slot-held', { ...inTheWay('bkg_2'), heldUntil }),
  );
  planted.moved('bkg_1', 'ada-2.1', room(), room(nine + hour));
  planted.call(
    'ada-3.1',
    { what: 'cancel', about: 'bkg_1', stated: 1 },
    planted.refused('version-conflict', { currentVersion: 2 }),
  );
  planted.cancelled('bkg_1', 'ada-4.1');
  planted.call(
    'ada-5.1',
    { what: 'confirm', about: 'bkg_1' },
    planted.refused('illegal-transition', { currentVersion: 3, currentStatus: 'cancelled' }),
  );
  planted.booked('bkg_3', 'ada-6.1', hall(2));
  const full = { ...inTheWay('bkg_3', 'cal_hall'), capacity: 3, remaining: 1 };
  planted.call('bob-3.1', { what: 'book', wanted: hall(2) }, planted.refused('capacity-exhausted', full));
  planted.call(
    'bob-4.1',
    { what: 'look', wanted: room() },
    { kind: 'offered', at: pointOf(planted.log.at(-1)!), slots: [room(), room(nine + hour)] },
  );
  planted.write(
    'eve-2.1',
    ...planted.claimed('bkg_4', room(nine + 4 * hour), 'booking', null),
    confirmed('bkg_4', room(nine + 4 * hour)),
  );
  planted.call('eve-2.1', { what: 'book', wanted: room(nine + 4 * hour) }, { kind: 'unknown' }, moment(13), null);
  planted.call('eve-2.2', { what: 'book' }, planted.done('bkg_4'));
  planted.call(
    'eve-3.1',
    { what: 'read', about: 'bkg_4', knows: { version: 1, at: pointOf(planted.log.at(-1)!) } },
    planted.done('bkg_4'),
  );
  const core = (time: ReturnType<typeof room>) => ({ ...time, tenant: 'default' });
  planted.views = {
    bookings: [
      { ...core(room(nine + hour)), id: 'bkg_1', version: 3, status: 'cancelled' },
      { ...core(room(nine + 2 * hour)), id: 'bkg_2', version: 1, status: 'held' },
      { ...core(hall(2)), id: 'bkg_3', version: 1, status: 'confirmed' },
      { ...core(room(nine + 4 * hour)), id: 'bkg_4', version: 1, status: 'confirmed' },
    ],
    calendars: [
      { tenant: 'default', id: 'cal_room', version: 1, status: 'active', capacity: 1 },
      { tenant: 'default', id: 'cal_hall', version: 1, status: 'active', capacity: 3 },
    ],
    feed: planted.log.map((row) => ({ tenant: 'default', type: row.type, ...pointOf(row) })),
  };
};

it('a past in which everybody was told the truth is judged good', () => {
  expect(verdictOn(good)).toEqual([]);
});

const callOf = ({ calls }: Planted, id: string) => calls.find(({ call }) => call === id)!;
const answered = (planted: Planted, id: string, more: object) =>
  replace(planted, id, { answer: { ...callOf(planted, id).answer, ...more } as Call['answer'] });
const detailed = (planted: Planted, id: string, more: object) => {
  const { answer } = callOf(planted, id);
  answered(planted, id, { details: { ...(answer as { details?: object }).details, ...more } });
};
const replace = ({ calls }: Planted, id: string, more: Partial<Call>) => {
  const at = calls.findIndex(({ call }) => call === id);
  calls[at] = { ...calls[at]!, ...more };
};
const rowOf = ({ log }: Planted, stream: string, version = 1) =>
  log.findIndex((row) => row.stream === stream && row.version === version);
const overwrite = ({ log }: Planted, at: number, more: object) => {
  log[at] = { ...log[at]!, ...more };
};

it.each<[what: string, change: (planted: Planted) => void, rule: string, told: RegExp]>([
  [
    'a booking is at another’s time',
    (p) => overwrite(p, rowOf(p, 'booking/bkg_4'), { data: contentOf('bkg_4', room(nine + 2 * hour)) }),
    'capacity',
    /2 of 1 units of cal_room/,
  ],
  [
    'a claim is at another’s time',
    (p) =>
      overwrite(p, rowOf(p, 'booking/bkg_4') - 1, {
        data: { ...p.log[rowOf(p, 'booking/bkg_2') - 1]!.data, bookingId: 'bkg_4', expiresAt: null },
      }),
    'log',
    /2 of 1 units claimed/,
  ],
  [
    'a position is left out',
    (p) => p.log.forEach((row, at) => at > 6 && overwrite(p, at, { position: row.position + 1 })),
    'log',
    /position 8 follows 6|position 9 follows 7/,
  ],
  ['an event is there twice', (p) => overwrite(p, 5, { id: p.log[4]!.id }), 'log', /is there twice/],
  ['time runs back', (p) => overwrite(p, 6, { recordedAt: moment(1) }), 'log', /time runs back/],
  [
    'a cancelled booking is approved',
    (p) => overwrite(p, rowOf(p, 'booking/bkg_1', 2), { type: 'BookingApproved' }),
    'log',
    /BookingApproved/,
  ],
  [
    'another event has the position that was acknowledged',
    (p) => answered(p, 'ada-6.1', { at: { position: 10, mark: 'ffffffff' } }),
    'acknowledged',
    /not there: bkg_3/,
  ],
  [
    'it was acknowledged at another time',
    (p) => replace(p, 'ada-6.1', { command: { ...callOf(p, 'ada-6.1').command, wanted: hall(1) } }),
    'acknowledged',
    /at another time/,
  ],
  [
    'a cancelled booking stands',
    (p) => replace(p, 'ada-1.1', { command: { ...callOf(p, 'ada-1.1').command, id: 'ada-9', what: 'cancel' } }),
    'acknowledged',
    /acknowledged, but confirmed/,
  ],
  [
    'the answer tells another status',
    (p) => answered(p, 'ada-6.1', { status: 'held' }),
    'acknowledged',
    /confirmed, not held/,
  ],
  [
    'the answer tells another slot',
    (p) => answered(p, 'ada-6.1', { slot: hall(3) }),
    'acknowledged',
    /at another time than it was told/,
  ],
  [
    'somebody else’s booking is taken for one’s own',
    (p) => replace(p, 'eve-2.2', { command: { ...callOf(p, 'eve-2.2').command, id: 'eve-9' } }),
    'acknowledged',
    /but written by eve-2.1/,
  ],
  [
    'a repeat is told something else',
    (p) => answered(p, 'ada-1.2', p.done('bkg_3')),
    'acknowledged',
    /told to be bkg_1 .* and bkg_3/,
  ],
  [
    'a reader sees less than it was told',
    (p) =>
      replace(p, 'eve-3.1', {
        command: { ...callOf(p, 'eve-3.1').command, knows: { version: 2, at: { position: 1, mark: '' } } },
      }),
    'acknowledged',
    /where 2 was known/,
  ],
  [
    'two attempts of one command write',
    (p) => overwrite(p, rowOf(p, 'booking/bkg_3'), { correlationId: 'ada-1.2' }),
    'exactly-once',
    /done 2 times/,
  ],
  [
    'one attempt books twice',
    (p) => overwrite(p, rowOf(p, 'booking/bkg_3'), { correlationId: 'eve-2.1' }),
    'exactly-once',
    /made 2 bookings/,
  ],
  [
    'who was told that nothing is stored has written',
    (p) => replace(p, 'eve-2.1', { answer: { kind: 'failed', reason: 'busy' } }),
    'unknown',
    /eve-2.1 was failed, and has written/,
  ],
  [
    'who was refused has written',
    (p) => replace(p, 'eve-2.1', { answer: { kind: 'refused', reason: 'rule-violation', at: null, details: {} } }),
    'unknown',
    /eve-2.1 was refused, and has written/,
  ],
  [
    'a repeat meets its own booking',
    (p) => replace(p, 'ada-1.2', { answer: p.refused('slot-taken', inTheWay('bkg_4')) }),
    'unknown',
    /refused as slot-taken at .*, though done/,
  ],
  [
    'a booking comes from nowhere',
    (p) => overwrite(p, rowOf(p, 'booking/bkg_4'), { correlationId: 'mallory-1.1' }),
    'unasked',
    /was asked for by nobody/,
  ],
  [
    'what was asked for later stands before',
    (p) => replace(p, 'ada-1.1', { at: moment(14), until: moment(15) }),
    'real-time',
    /ada-1.1 stands at 3, though/,
  ],
  [
    'a refusal names the end of a past that was over',
    (p) => answered(p, 'bob-3.1', { at: pointOf(p.log[4]!) }),
    'real-time',
    /had been told before/,
  ],
  [
    'a refusal names what was asked for only later',
    (p) => answered(p, 'bob-1.1', { at: pointOf(p.log[5]!) }),
    'real-time',
    /was asked for after its answer/,
  ],
  [
    'a refusal is of an event that the log has not',
    (p) => answered(p, 'bob-3.1', { at: { position: 12, mark: 'ffffffff' } }),
    'refusal',
    /there is no such event/,
  ],
  [
    'a refusal names who is elsewhere',
    (p) => detailed(p, 'bob-3.1', inTheWay('bkg_2', 'cal_hall')),
    'refusal',
    /bkg_2 is elsewhere/,
  ],
  [
    'a refusal names who is not there yet',
    (p) => detailed(p, 'bob-1.1', inTheWay('bkg_3')),
    'refusal',
    /bkg_3 is not there, but from/,
  ],
  ['a refusal names nobody', (p) => detailed(p, 'bob-1.1', { conflicts: [] }), 'refusal', /names nothing/],
  [
    'a hold is told to be a booking',
    (p) => answered(p, 'eve-1.1', { reason: 'slot-taken' }),
    'refusal',
    /free there, or once the holds lapse/,
  ],
  [
    'a booking is told to be a hold',
    (p) => answered(p, 'bob-1.1', { reason: 'slot-held' }),
    'refusal',
    /not free either once/,
  ],
  [
    'a hold is told to last longer',
    (p) => detailed(p, 'eve-1.1', { heldUntil: moment(200) }),
    'refusal',
    /no hold that it names ends before/,
  ],
  [
    'who fits is told that there is no room',
    (p) => replace(p, 'bob-3.1', { command: { ...callOf(p, 'bob-3.1').command, wanted: hall(1) } }),
    'refusal',
    /there is room there/,
  ],
  [
    'another capacity is told',
    (p) => detailed(p, 'bob-3.1', { capacity: 2 }),
    'refusal',
    /no full calendar has 2 places/,
  ],
  ['another version is told', (p) => detailed(p, 'ada-3.1', { currentVersion: 3 }), 'refusal', /at version 2 there/],
  [
    'who states the very version is refused for it',
    (p) => replace(p, 'ada-3.1', { command: { ...callOf(p, 'ada-3.1').command, stated: 2 } }),
    'refusal',
    /the very version/,
  ],
  [
    'another status is told',
    (p) => detailed(p, 'ada-5.1', { currentStatus: 'confirmed' }),
    'refusal',
    /it is cancelled at version 3 there/,
  ],
  ['what is there is not found', (p) => answered(p, 'ada-5.1', { reason: 'not-found' }), 'refusal', /it is there/],
  [
    'it is refused for what nobody can meet',
    (p) => answered(p, 'ada-5.1', { reason: 'teapot' }),
    'refusal',
    /nothing of this kind/,
  ],
  [
    'the same history is told to be another',
    (p) => replace(p, 'eve-3.1', { answer: { kind: 'refused', reason: 'other-history', at: null, details: {} } }),
    'refusal',
    /it is the same history/,
  ],
  [
    'an alternative is taken',
    (p) => detailed(p, 'bob-1.1', { alternatives: [room()] }),
    'offered',
    /1 of 1 units of cal_room are taken/,
  ],
  [
    'a slot is offered that is taken',
    (p) => answered(p, 'bob-4.1', { slots: [room(nine + 2 * hour)] }),
    'offered',
    /are taken/,
  ],
  [
    'a slot is offered that is out of hours',
    (p) => answered(p, 'bob-4.1', { slots: [room(nine + 9 * hour)] }),
    'offered',
    /cal_room is not open/,
  ],
  [
    'a slot is offered that is over',
    (p) => answered(p, 'bob-4.1', { slots: [room(moment(1))] }),
    'offered',
    /it is over/,
  ],
  [
    'a request is answered with 500',
    (p) => replace(p, 'bob-4.1', { answer: { kind: 'failed', reason: '500 internal' } }),
    'trouble',
    /answered with 500/,
  ],
  [
    'a row of a view is of yesterday',
    (p) => Object.assign(p.views!.bookings![0]!, { version: 2 }),
    'views',
    /bkg_1 at version 2/,
  ],
  ['a view lacks a row', (p) => (p.views!.calendars as unknown[]).pop(), 'views', /lacks cal_hall/],
  [
    'the feed tells an event twice',
    (p) => (p.views!.feed as unknown[]).push(p.views!.feed![0]),
    'views',
    /something twice/,
  ],
])('one change: %s', (_, change, rule, told) => {
  const findings = verdictOn((planted) => {
    good(planted);
    change(planted);
  });
  expect(findings).toContainEqual({ rule, what: expect.stringMatching(told) });
});

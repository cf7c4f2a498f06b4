import type { Command, Done } from '../history.js';
import { confirmed, contentOf, hour, type Planted, pointOf, room, verdictOn } from './given.js';

const told = (plant: (planted: Planted) => void, rule = 'acknowledged') =>
  verdictOn(plant).flatMap((finding) => (finding.rule === rule ? [finding.what] : []));

const types = {
  ...{ held: 'BookingHeld', pending: 'BookingRequested', confirmed: 'BookingConfirmed', declined: 'BookingDeclined' },
  ...{ cancelled: 'BookingCancelled', completed: 'BookingCompleted', 'no-show': 'BookingMarkedNoShow' },
  ...{ expired: 'HoldExpired', displaced: 'BookingDisplaced' },
};

/** Somebody's command is answered with what its attempt has made of a booking. */
const madeOf = (what: Command['what'], type: string) => (planted: Planted) => {
  planted.write('ada-1.1', ['booking/bkg_1', type, contentOf('bkg_1', room())]);
  planted.call('ada-1.1', { what, about: 'bkg_1' }, planted.done('bkg_1'));
};

it.each<[Command['what'], string]>([
  ['book', 'confirmed pending'],
  ['hold', 'held'],
  ['confirm', 'confirmed pending'],
  ['extend', 'held'],
  ['approve', 'confirmed'],
  ['decline', 'declined'],
  ['move', 'confirmed held pending'],
  ['cancel', 'cancelled'],
  ['complete', 'completed'],
  ['no-show', 'no-show'],
  ['change', Object.keys(types).sort().join(' ')],
  ['read', Object.keys(types).sort().join(' ')],
])('a booking that is done by %s is %s afterwards, and nothing else', (what, statuses) => {
  const accepted = Object.entries(types).filter(([, type]) => told(madeOf(what, type)).length === 0);
  expect(accepted.map(([status]) => status).sort()).toEqual(statuses.split(' '));
});

const slot = { calendarIds: ['cal_hall', 'cal_room'], start: room().start, end: room().end, units: 1 };

/** A hold of two calendars, told as it stands; `more`: what is told otherwise. */
const held =
  (more: Partial<Done>, command: Partial<Command> = {}) =>
  (planted: Planted) => {
    const time = { ...slot, serviceId: 'svc_room' };
    planted.held('bkg_1', 'ada-1.1', room().start, { ...time, calendarIds: ['cal_room', 'cal_hall'] });
    planted.call('eve-1.1', { what: 'read', about: 'bkg_1', ...command }, { ...planted.done('bkg_1'), ...more });
  };

it.each<[string, Partial<Done>]>([
  ['as it is', { status: 'held', slot }],
  ['without its status', { slot }],
  ['as one that has run out, though nobody has recorded it', { status: 'expired' }],
  ['with its calendars the other way round', { slot: { ...slot, calendarIds: ['cal_room', 'cal_hall'] } }],
])('a hold may be told %s', (_, more) => {
  expect(verdictOn(held(more))).toEqual([]);
});

it.each<[string, Partial<Done>, RegExp]>([
  ['as one that is cancelled', { status: 'cancelled' }, /but held, not cancelled/],
  ['to begin later', { slot: { ...slot, start: slot.start + 1 } }, /at another time than it was told/],
  ['to end later', { slot: { ...slot, end: slot.end + 1 } }, /at another time than it was told/],
  ['to be of more', { slot: { ...slot, units: 2 } }, /at another time than it was told/],
  ['to be of one calendar alone', { slot: { ...slot, calendarIds: ['cal_room'] } }, /at another time than it was told/],
  ['of another version', { version: 2 }, /not there: bkg_1 at version 2/],
  ['by another name', { id: 'bkg_2' }, /not there: bkg_2/],
])('a hold may not be told %s', (_, more, what) => {
  expect(told(held(more))).toEqual([expect.stringMatching(what)]);
});

it('a booking that is agreed on is not told as expired', () => {
  const agreed = (planted: Planted) => {
    planted.booked('bkg_1', 'ada-1.1');
    planted.call('eve-1.1', { what: 'read', about: 'bkg_1' }, { ...planted.done('bkg_1'), status: 'expired' });
  };
  expect(told(agreed)).toEqual([expect.stringContaining('but confirmed, not expired')]);
});

it('the answer is about what was asked about', () => {
  expect(told(held({}, { about: 'bkg_9' }))).toEqual([expect.stringContaining('about bkg_9, answered with bkg_1')]);
});

it('a hold of somebody else’s is not one’s own', () => {
  const taken = (planted: Planted) => {
    planted.held('bkg_1', 'ada-1.1', room().start);
    planted.call('eve-1.1', { what: 'hold', wanted: room() }, planted.done('bkg_1'));
  };
  expect(told(taken)).toEqual([expect.stringMatching(/but written by ada-1.1/)]);
});

it('a calendar that is made and changed is acknowledged, and another tenant’s booking is none', () => {
  const changed = (planted: Planted) => {
    const row = planted.write('ada-1.1', ['calendar/cal_room', 'CalendarChanged', {}]);
    const done = { kind: 'done', id: 'cal_room', version: 2, at: pointOf(row) } as const;
    planted.call('ada-1.1', { what: 'change', about: 'cal_room' }, done);
  };
  expect(verdictOn(changed)).toEqual([]);
  const elsewhere = (planted: Planted) => {
    planted.booked('bkg_1', 'ada-1.1');
    planted.call('ada-2.1', { what: 'read', about: 'bkg_1' }, planted.done('bkg_1'));
    for (const row of planted.log.slice(-2)) Object.assign(row, { tenant: 'other' });
    Object.assign(planted.calls[0]!, { tenant: 'other' });
  };
  expect(told(elsewhere)).toEqual([expect.stringContaining('acknowledged, but no booking: bkg_1')]);
});

/** The same is read, or asked for once more, as somebody has changed it meanwhile. */
const twice = (what: Command['what'], writes: boolean) => (planted: Planted) => {
  planted.booked('bkg_1', 'bob-1.1');
  if (writes) planted.write('ada-1.1', confirmed('bkg_1', room()));
  planted.call('ada-1.1', { what, about: 'bkg_1' }, planted.done('bkg_1'));
  planted.write('eve-1.1', ['booking/bkg_1', 'BookingDetailsChanged']);
  planted.call('eve-1.1', { what: 'change', about: 'bkg_1' }, planted.done('bkg_1'));
  planted.call('ada-1.2', { what, about: 'bkg_1' }, planted.done('bkg_1'));
};

it('a reader, or a command with nothing to change, is told how it is by then; one that has changed something, what that was', () => {
  expect(verdictOn(twice('read', false))).toEqual([]);
  expect(verdictOn(twice('confirm', false))).toEqual([]);
  expect(told(twice('confirm', true))).toEqual([expect.stringMatching(/told to be bkg_1 2 \d+ and bkg_1 3 \d+/)]);
  expect(told(twice('read', true))).toEqual([]);
});

/** One attempt begins one booking and ends the hold that was in its way, which had run out. */
const inPlaceOf = (what: Command['what'], type: string) => (planted: Planted) => {
  planted.held('bkg_1', 'eve-1.1', planted.now);
  const time = room(room().start + hour);
  const other = { ...contentOf('bkg_3', time), expiresAt: null };
  planted.write(
    'ada-1.1',
    ['booking/bkg_1', 'HoldExpired'],
    [`booking/${type}`, 'BookingConfirmed', other],
    confirmed('bkg_2', time),
  );
  planted.call('ada-1.1', { what }, planted.done('bkg_2'));
};

it('one attempt at a booking makes one, whatever else it ends; a series is made of several', () => {
  expect(told(inPlaceOf('book', 'bkg_1'), 'exactly-once')).toEqual([]);
  expect(told(inPlaceOf('book', 'bkg_3'), 'exactly-once')).toEqual([expect.stringContaining('made 2 bookings')]);
  expect(told(inPlaceOf('hold', 'bkg_3'), 'exactly-once')).toEqual([expect.stringContaining('made 2 bookings')]);
  expect(told(inPlaceOf('change', 'bkg_3'), 'exactly-once')).toEqual([]);
});

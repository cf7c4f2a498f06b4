import { checkBookings } from '../../check-bookings.js';
import { grace } from '../../log-row.js';
import { hour, moment, nine } from '../given.js';
import { commitsTold, type Told } from './told.js';

const core = { start: nine, end: nine + hour };
const content = { serviceId: 'svc_room', calendarIds: ['cal_room'], core, buffered: core, units: 1, holder: null };
const lapses = moment(60);

const event = (at: number, type: string, data: object = {}): Told => ({ at, said: [['booking/bkg_1', type, data]] });
const held = event(moment(1), 'BookingHeld', { ...content, expiresAt: lapses });
const asked = event(moment(1), 'BookingRequested', { ...content, expiresAt: lapses });
const agreed = event(moment(1), 'BookingConfirmed', content);
const displaced = event(moment(2), 'BookingDisplaced');
const changed = event(moment(3), 'BookingDetailsChanged');
const lapsed = event(lapses + grace, 'HoldExpired');
const unanswered = event(lapses + grace, 'BookingRequestExpired');

const types = [
  ...['BookingHeld', 'HoldExtended', 'HoldExpired', 'BookingRequested', 'BookingRequestExpired', 'BookingConfirmed'],
  ...['BookingApproved', 'BookingDeclined', 'BookingRescheduled', 'BookingDetailsChanged', 'BookingCancelled'],
  ...['BookingCompleted', 'BookingMarkedNoShow', 'BookingDisplaced'],
];

/** How far the clock of a process may be ahead of the database's. */
const clockError = 250;

/** The last event's missteps alone: it claims nothing, which another rule tells. */
const missteps = (past: readonly Told[]) =>
  checkBookings(commitsTold(past)).filter(
    (what) => what.startsWith(`position ${past.length}:`) && !what.includes('should have'),
  );

const mayHappen = (past: readonly Told[], at: number) => {
  const data = past.length > 0 ? {} : { ...content, expiresAt: lapses };
  return types.filter((type) => missteps([...past, event(at, type, data)]).length === 0);
};

const soon = moment(30);
const late = lapses + grace;

it.each<[string, readonly Told[], number, string]>([
  ['nothing was there', [], soon, 'BookingHeld BookingRequested BookingConfirmed'],
  [
    'it was held',
    [held],
    soon,
    'HoldExtended BookingRequested BookingConfirmed BookingRescheduled BookingCancelled BookingDisplaced',
  ],
  ['the hold had run out', [held], late, 'HoldExtended HoldExpired BookingRequested BookingConfirmed BookingDisplaced'],
  ['the hold had expired', [held, lapsed], late, 'HoldExtended BookingRequested BookingConfirmed'],
  [
    'it was asked for',
    [asked],
    soon,
    'BookingApproved BookingDeclined BookingRescheduled BookingCancelled BookingDisplaced',
  ],
  ['nobody had answered in time', [asked], late, 'BookingRequestExpired BookingDisplaced'],
  ['the request had expired', [asked, unanswered], late, ''],
  ['its details were changed since it expired', [asked, unanswered, { ...changed, at: late }], late, ''],
  ['it was agreed on', [agreed], soon, 'BookingRescheduled BookingCancelled BookingDisplaced'],
  [
    'it was approved',
    [asked, event(moment(2), 'BookingApproved')],
    late,
    'BookingRescheduled BookingCancelled BookingDisplaced',
  ],
  [
    'it had begun',
    [agreed],
    nine,
    'BookingRescheduled BookingCancelled BookingCompleted BookingMarkedNoShow BookingDisplaced',
  ],
  ['it was declined', [asked, event(moment(2), 'BookingDeclined')], nine, ''],
  ['it was cancelled', [agreed, event(moment(2), 'BookingCancelled')], nine, ''],
  ['it was completed', [agreed, event(nine, 'BookingCompleted')], nine, ''],
  ['it was missed', [agreed, event(nine, 'BookingMarkedNoShow')], nine, ''],
  ['it was displaced', [agreed, displaced], nine, 'BookingRescheduled BookingCancelled'],
  ['a hold was displaced', [held, displaced], soon, 'BookingRescheduled BookingCancelled'],
  ['a request was displaced', [asked, displaced], soon, 'BookingRescheduled BookingCancelled'],
  [
    'its details were changed since it was displaced',
    [agreed, displaced, changed],
    soon,
    'BookingRescheduled BookingCancelled',
  ],
  [
    'it was moved after it was displaced',
    [agreed, displaced, event(moment(3), 'BookingRescheduled', { expiresAt: null })],
    nine,
    'BookingRescheduled BookingCancelled BookingCompleted BookingMarkedNoShow BookingDisplaced',
  ],
  [
    'a hold was moved after it was displaced and changed',
    [held, displaced, changed, event(moment(4), 'BookingRescheduled', { expiresAt: lapses })],
    soon,
    'HoldExtended BookingRequested BookingConfirmed BookingRescheduled BookingCancelled BookingDisplaced',
  ],
])('a booking goes on in the ways that lead from there and in no other: %s', (_, past, at, ways) => {
  expect(past.flatMap((_, nth) => missteps(past.slice(0, nth + 1)))).toEqual([]);
  const details = past.length > 0 ? ['BookingDetailsChanged'] : [];
  expect(mayHappen(past, at).sort()).toEqual([...ways.split(' ').filter(Boolean), ...details].sort());
});

it.each<[string, readonly Told[], string, number]>([
  ['a hold expires once others may take it', [held], 'HoldExpired', lapses + grace - clockError],
  ['a request expires once others may take it', [asked], 'BookingRequestExpired', lapses + grace - clockError],
  ['a booking is complete from its beginning on', [agreed], 'BookingCompleted', nine - clockError],
  ['a booking is missed from its beginning on', [agreed], 'BookingMarkedNoShow', nine - clockError],
])('%s, by a clock that may be ahead, and not a moment before', (_, past, type, first) => {
  expect(missteps([...past, event(first, type)])).toEqual([]);
  expect(missteps([...past, event(first - 1, type)])).toEqual([
    expect.stringContaining(`${type} on booking/bkg_1, which`),
  ]);
});

it('a hold is its holder’s until the very instant at which it runs out', () => {
  expect(missteps([held, event(lapses - 1, 'BookingCancelled')])).toEqual([]);
  expect(missteps([held, event(lapses, 'BookingCancelled')])).toEqual([expect.stringContaining('which is expired')]);
});

it('nobody knows of other events of a booking, and each that goes astray is told with how it stood', () => {
  expect(missteps([agreed, event(soon, 'BookingTeleported')])).toEqual([expect.stringMatching(/is unknown$/)]);
  expect(missteps([event(soon, 'HoldExpired')])).toEqual([expect.stringMatching(/which does not exist$/)]);
  expect(missteps([held, event(soon, 'HoldExpired')])).toEqual([expect.stringMatching(/held until \d+ \(now \d+\)$/)]);
  expect(missteps([agreed, event(soon, 'BookingApproved')])).toEqual([expect.stringMatching(/which is confirmed$/)]);
  expect(missteps([agreed, event(nine, 'BookingCompleted'), event(nine, 'BookingDisplaced')])).toEqual([
    expect.stringMatching(/which is completed$/),
  ]);
});

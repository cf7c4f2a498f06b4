import {
  at,
  booked,
  claimed,
  contentOf,
  freed,
  ifMatch,
  massageCreated,
  monday,
  request,
  requested,
  roomCreated,
  utc,
} from '#test/rules/front-desk';
import { bothRooms, cancelled, completed, noted, notShown } from '#test/rules/front-desk-holds';
import { by, desk, given, someoneElse } from '#test/rules/given';
import { append, forever, type Read } from '../../deciding/decision.js';
import type { Override } from '../../deciding/refused.js';
import { tallyStream } from '../../limits/tally.js';
import { minute } from '../../time/interval.js';
import { bookSlot } from './book-slot.js';
import { completeBooking, markNoShow } from './close-booking.js';

const ten = monday('10:00');
const quarterPast = monday('10:15');

const closing =
  (close: typeof completeBooking) =>
  (now = quarterPast, stated: Parameters<typeof close>[1]['stated'] = at(1)) =>
  (read: Read) =>
    close({ read, actor: desk, now }, { id: 'bkg_ada', stated });

const complete = closing(completeBooking);
const noShow = closing(markNoShow);

/** What it claims once it was ended. */
const endedAt = (end: number, content = contentOf(ten)) => {
  const { core, buffered } = content;
  const short = { ...content, core: { ...core, end }, buffered: { ...buffered, end } };
  return claimed('bkg_ada', short, { isEnded: true });
};

const history = [roomCreated(), massageCreated(), ...booked('bkg_ada', ten)];

describe.each([
  ['complete once somebody came', complete, completed],
  ['a no-show once nobody came', noShow, notShown],
])('a booking is %s', (_, close, closed) => {
  it('and what is left of its time is free, the airing too', () => {
    const decision = given(...history).when(close());
    decision.thenEvents(...endedAt(quarterPast), closed());
    decision.thenUntil(monday('10:30'));
  });

  it('from the moment at which it begins, and has taken a minute then', () => {
    given(...history)
      .when(close(ten))
      .thenEvents(...endedAt(ten + minute), closed());
    given(...history)
      .when(close(ten + 30_500.25))
      .thenEvents(...endedAt(ten + minute), closed());
    given(...history)
      .when(close(ten + 90_500.25))
      .thenEvents(...endedAt(ten + 90_501), closed());
  });

  it('on all its calendars and days', () => {
    const start = utc('2026-11-23T23:45');
    const both = { calendarIds: bothRooms };
    const [, tuesday4, , tuesday5] = freed('bkg_ada', contentOf(start, both));
    given(roomCreated(), massageCreated(), ...booked('bkg_ada', start, both))
      .when(close(start))
      .thenEvents(tuesday4!, tuesday5!, ...endedAt(start + minute, contentOf(start, both)), closed());
  });

  it('also long after it was over, when there is nothing left to free', () => {
    const decision = given(...history).when(close(monday('10:30')));
    decision.thenEvents(closed());
    decision.thenUntil(forever);
  });

  it('once, however often it is asked and by whom', () => {
    given(...history, closed())
      .when(close())
      .thenNothing();
    given(...history, by(someoneElse, closed()))
      .when(close(quarterPast, ifMatch(1)))
      .thenNothing();
  });

  it('from its present version', () => {
    given(...history, noted('window'))
      .when(close())
      .thenRefused('version-conflict', { expectedVersion: 1, currentVersion: 2 });
    given(...history, noted('window'))
      .when(close(quarterPast, ifMatch(1)))
      .thenRefused('precondition-failed', { expectedVersion: 1, currentVersion: 2 });
  });

  it('only if there is one, and it was agreed', () => {
    given(roomCreated(), massageCreated())
      .when(close())
      .thenRefused('not-found', { subject: { kind: 'booking', id: 'bkg_ada' } });
    given(...history, cancelled())
      .when(close(quarterPast, { by: 'any' }))
      .thenRefused('illegal-transition', { currentStatus: 'cancelled', allowed: [], currentVersion: 2 });
    given(roomCreated(), massageCreated(), ...requested('bkg_ada', ten, monday('12:00')))
      .when(close())
      .thenRefused('illegal-transition', { currentStatus: 'pending' });
  });
});

it('somebody who did not come by its end is on record, and nothing is left to free', () => {
  given(...history)
    .when(noShow(monday('10:30')))
    .thenEvents(notShown());
});

describe('before a booking begins', () => {
  it.each([
    ['nobody can have stayed away', noShow],
    ['it cannot be complete', complete],
  ])('%s', (_, close) => {
    const refusal = given(...history).when(close(ten - 1));
    refusal.thenRefused('illegal-transition', {
      currentStatus: 'confirmed',
      allowed: ['reschedule', 'cancel'],
      currentVersion: 1,
    });
    refusal.thenUntil(ten);
  });
});

it('a completed booking is no no-show, and the other way round', () => {
  given(...history, completed())
    .when(noShow(quarterPast, at(2)))
    .thenRefused('illegal-transition', { currentStatus: 'completed', allowed: [] });
  given(...history, notShown())
    .when(complete(quarterPast, at(2)))
    .thenRefused('illegal-transition', { currentStatus: 'no-show', allowed: [] });
});

it('a booking is closed by who says which version is meant', () => {
  for (const close of [completeBooking, markNoShow]) {
    given(...history)
      .when((read) => close({ read, actor: desk, now: quarterPast }, { id: 'bkg_ada', stated: undefined }))
      .thenRefused('version-required', { currentVersion: 1 });
  }
});

it('a booking that took place counts for its day, though it was over early, and the rest of its time is free', () => {
  const limited = massageCreated({ minNotice: 0, limits: { perDay: 1, perWeek: null, perCustomer: null } });
  const data = { bookingId: 'bkg_ada', start: ten, expiresAt: null };
  const counted = append(tallyStream('day', 'svc_massage', '2026-11-23'), { type: 'TallyCounted', data });
  const facts = [roomCreated(), limited, ...booked('bkg_ada', ten), counted];
  const { outcome } = given(...facts).when(complete());
  const events = 'events' in outcome ? outcome.events : [];
  expect(events.map(({ type }) => type)).toEqual(['TimeClaimed', 'BookingCompleted']);
  const book = (override: readonly Override[]) => (read: Read) => {
    const drawn = { bookingId: 'bkg_bob', customerId: 'cus_bob', customerHash: 'hash_of_bob', holder: null };
    return bookSlot(
      { ...{ holdsPerCustomer: 1 }, read, actor: desk, now: quarterPast },
      { ...request, start: quarterPast, override },
      drawn,
    );
  };
  given(...facts, ...events)
    .when(book([]))
    .thenRefused('limit-reached', { limit: { kind: 'per-day', atMost: 1, period: '2026-11-23' } });
  const squeezed = given(...facts, ...events).when(book(['limit-reached'])).outcome;
  expect(squeezed).toMatchObject({
    events: expect.arrayContaining([expect.objectContaining({ type: 'BookingConfirmed' })]),
  });
});

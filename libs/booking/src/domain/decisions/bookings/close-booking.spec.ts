import {
  at,
  booked,
  contentOf,
  freed,
  ifMatch,
  massageCreated,
  monday,
  requested,
  roomCreated,
  utc,
} from '#test/rules/front-desk';
import { bothRooms, cancelled, completed, noted, notShown } from '#test/rules/front-desk-holds';
import { by, desk, given, someoneElse } from '#test/rules/given';
import { forever, type Read } from '../../deciding/decision.js';
import { completeBooking, markNoShow } from './close-booking.js';

const ten = monday('10:00');
const quarterPast = monday('10:15');

const closing =
  (close: typeof completeBooking) =>
  (now = quarterPast, stated: Parameters<typeof close>[1]['stated'] = at(1)) =>
  (read: Read) =>
    close(read, { id: 'bkg_ada', stated }, desk, now);

const complete = closing(completeBooking);
const noShow = closing(markNoShow);

const history = [roomCreated(), massageCreated(), ...booked('bkg_ada', ten)];

describe.each([
  ['complete once somebody came', complete, completed],
  ['a no-show once nobody came', noShow, notShown],
])('a booking is %s', (_, close, closed) => {
  it('and what is left of its time is free', () => {
    const decision = given(...history).when(close());
    decision.thenEvents(...freed('bkg_ada', contentOf(ten)), closed());
    decision.thenUntil(monday('10:30'));
  });

  it('from the moment at which it begins', () => {
    given(...history)
      .when(close(ten))
      .thenEvents(...freed('bkg_ada', contentOf(ten)), closed());
  });

  it('on all its calendars and days', () => {
    const start = utc('2026-11-23T23:45');
    const both = { calendarIds: bothRooms };
    given(roomCreated(), massageCreated(), ...booked('bkg_ada', start, both))
      .when(close(start))
      .thenEvents(...freed('bkg_ada', contentOf(start, both)), closed());
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

describe('before a booking begins', () => {
  it('nobody can have stayed away', () => {
    const refusal = given(...history).when(noShow(ten - 1));
    refusal.thenRefused('illegal-transition', {
      currentStatus: 'confirmed',
      allowed: ['reschedule', 'cancel', 'complete'],
      currentVersion: 1,
    });
    refusal.thenUntil(ten);
    given(...history)
      .when(noShow(ten))
      .thenEvents(...freed('bkg_ada', contentOf(ten)), notShown());
  });

  it('it may be complete: somebody came early', () => {
    given(...history)
      .when(complete(monday('09:45')))
      .thenEvents(...freed('bkg_ada', contentOf(ten)), completed());
  });
});

it('what is complete is no no-show, and the other way round', () => {
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
      .when((read) => close(read, { id: 'bkg_ada', stated: undefined }, desk, quarterPast))
      .thenRefused('version-required', { currentVersion: 1 });
  }
});

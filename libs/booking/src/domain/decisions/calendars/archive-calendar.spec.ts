import { at, booked, ifMatch, monday, roomArchived, roomCreated, roomRestored, upcoming } from '#test/rules/front-desk';
import { by, desk, given, someoneElse } from '#test/rules/given';
import type { Read } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';
import { archiveCalendar } from './archive-calendar.js';
import { restoreCalendar } from './restore-calendar.js';

const archive =
  (stated: StatedVersion | undefined, now = monday('08:00')) =>
  (read: Read) =>
    archiveCalendar({ read, actor: desk, now }, upcoming(read, now), { id: 'cal_room4', stated, onConflict: 'reject' });

const restore = (stated: StatedVersion | undefined) => (read: Read) =>
  restoreCalendar({ read, actor: desk }, { id: 'cal_room4', stated });

const archived = roomArchived();
const restored = roomRestored();

describe('a calendar is archived', () => {
  it('when nothing upcoming depends on it', () => {
    given(roomCreated())
      .when(archive(at(1)))
      .thenEvents(archived);
    given(roomCreated(), ...booked('bkg_over', monday('09:00')))
      .when(archive(at(1), monday('09:30')))
      .thenEvents(archived);
  });

  it('not while a booking is upcoming', () => {
    const refusal = given(
      roomCreated(),
      ...booked('bkg_later', monday('15:00')),
      ...booked('bkg_next', monday('09:45')),
      ...booked('bkg_now', monday('09:00')),
    ).when(archive(at(1), monday('09:10')));
    refusal.thenRefused('dependency-conflict', {
      subject: { kind: 'calendar', id: 'cal_room4' },
      blockers: { count: 2, bookings: ['bkg_next', 'bkg_later'] },
      resolutions: ['displace', 'reschedule-bookings', 'cancel-bookings', 'keep-calendar'],
    });
    refusal.thenUntil(monday('09:45'));
  });

  it('and stays archived when asked again, whatever version is stated', () => {
    given(roomCreated(), archived)
      .when(archive(at(1)))
      .thenNothing();
    given(roomCreated(), by(someoneElse, archived))
      .when(archive(ifMatch(null)))
      .thenNothing();
  });

  it('and a repeated request is its own success, even after somebody restored it', () => {
    given(roomCreated(), archived, by(someoneElse, restored))
      .when(archive(at(1)))
      .thenNothing();
  });

  it('but who did not archive it is told that it has changed', () => {
    const restoredSince = given(roomCreated(), by(someoneElse, archived), restored);
    restoredSince.when(archive(at(1))).thenRefused('version-conflict', {
      subject: { kind: 'calendar', id: 'cal_room4' },
      expectedVersion: 1,
      currentVersion: 3,
    });
    restoredSince.when(archive(ifMatch(1))).thenRefused('precondition-failed', { expectedVersion: 1 });
    restoredSince.when(archive(ifMatch(null))).thenRefused('precondition-failed', { expectedVersion: null });
    restoredSince.when(archive({ by: 'any' })).thenEvents(archived);
  });

  it('only if there is one, and a version is stated', () => {
    given()
      .when(archive(at(1)))
      .thenRefused('not-found', { subject: { kind: 'calendar', id: 'cal_room4' } });
    given(roomCreated(), archived).when(archive(undefined)).thenRefused('version-required', { currentVersion: 2 });
  });
});

describe('a calendar is restored', () => {
  it('when it is archived', () => {
    given(roomCreated(), archived)
      .when(restore(at(2)))
      .thenEvents(restored);
  });

  it('once, however often it is asked', () => {
    given(roomCreated())
      .when(restore(at(1)))
      .thenNothing();
    given(roomCreated(), archived, restored)
      .when(restore(at(2)))
      .thenNothing();
    given(roomCreated(), archived, restored, archived)
      .when(restore(at(2)))
      .thenNothing();
  });

  it('from its present version', () => {
    const twice = given(roomCreated(), archived, by(someoneElse, restored), archived);
    twice.when(restore(at(2))).thenRefused('version-conflict', { expectedVersion: 2, currentVersion: 4 });
    twice.when(restore(ifMatch(2))).thenRefused('precondition-failed', { expectedVersion: 2, currentVersion: 4 });
  });

  it('only if there is one, and a version is stated', () => {
    given()
      .when(restore(at(1)))
      .thenRefused('not-found');
    given(roomCreated(), archived).when(restore(undefined)).thenRefused('version-required', { currentVersion: 2 });
  });
});

it('a calendar that was never there cannot be restored', () => {
  given()
    .when(restore(at(1)))
    .thenRefused('not-found', { subject: { kind: 'calendar', id: 'cal_room4' } });
});

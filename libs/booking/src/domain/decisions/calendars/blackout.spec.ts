import {
  at,
  blackoutAdded,
  booked,
  held,
  ifMatch,
  monday,
  roomArchived,
  roomCreated,
  upcoming,
} from '#test/rules/front-desk';
import { blackoutRemoved } from '#test/rules/front-desk-holds';
import { by, desk, given, someoneElse } from '#test/rules/given';
import { type Blackout, removedRemembered } from '../../calendars/calendar.js';
import type { Read } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';
import { addBlackout } from './add-blackout.js';
import { removeBlackout } from './remove-blackout.js';

const noon = { start: monday('12:00'), end: monday('14:00') };

const close =
  (stated: StatedVersion | undefined, changes: Partial<Blackout> = {}, now = monday('08:00')) =>
  (read: Read) => {
    const blackout = { id: 'blk_paint', reason: null, ...noon, ...changes };
    const request = { id: 'cal_room4', stated, blackout, onConflict: 'reject' } as const;
    return addBlackout({ read, actor: desk, now }, upcoming(read, now), request);
  };

const reopen =
  (stated: StatedVersion | undefined, blackoutId = 'blk_paint') =>
  (read: Read) =>
    removeBlackout(read, { id: 'cal_room4', stated, blackoutId });

const closed = blackoutAdded(noon);
const reopened = blackoutRemoved();

describe('a calendar is closed for some time', () => {
  it('with the reason why', () => {
    given(roomCreated())
      .when(close(at(1), { reason: 'painting' }))
      .thenEvents(blackoutAdded({ ...noon, reason: 'painting' }));
  });

  it('also over another closure, in closed hours, in the past, and where it is archived', () => {
    given(roomCreated(), closed)
      .when(close(at(2), { id: 'blk_again' }))
      .thenEvents(blackoutAdded({ ...noon, id: 'blk_again' }));
    const night = { start: monday('01:00'), end: monday('02:00') };
    given(roomCreated(), roomArchived())
      .when(close(at(2), night))
      .thenEvents(blackoutAdded(night));
  });

  it('not over an upcoming booking or a hold, as long as that lasts', () => {
    const refusal = given(
      roomCreated(),
      ...booked('bkg_later', monday('13:45')),
      ...held('bkg_hold', monday('11:45'), { expiresAt: monday('08:05') }),
    ).when(close(at(1)));
    refusal.thenRefused('dependency-conflict', {
      subject: { kind: 'calendar', id: 'cal_room4' },
      blockers: { count: 2, bookings: ['bkg_hold', 'bkg_later'] },
      resolutions: ['displace', 'reschedule-bookings', 'cancel-bookings', 'move-blackout'],
    });
    refusal.thenUntil(monday('08:05') + 2_000);
  });

  it('from the end of a booking on, though that is still being aired after', () => {
    given(roomCreated(), ...booked('bkg_before', monday('11:30')), ...booked('bkg_after', monday('14:00')))
      .when(close(at(1)))
      .thenEvents(closed);
  });

  it('once, when the same is asked again, whatever version is stated', () => {
    given(roomCreated(), closed)
      .when(close(at(1)))
      .thenNothing();
  });

  it("but not under the id of another closure, of somebody else's, or of one that was taken back", () => {
    given(roomCreated(), closed)
      .when(close(at(2), { reason: 'painting' }))
      .thenRefused('already-exists', { subject: { kind: 'blackout', id: 'blk_paint' }, differs: ['reason'] });
    given(roomCreated(), by(someoneElse, closed))
      .when(close(at(2)))
      .thenRefused('already-exists', { differs: [], ownedBy: someoneElse });
    given(roomCreated(), closed, reopened)
      .when(close(at(3)))
      .thenRefused('already-exists', { differs: ['removed'] });
  });

  it('only if there is one, from its present version, which must be stated', () => {
    given()
      .when(close(at(1)))
      .thenRefused('not-found', { subject: { kind: 'calendar', id: 'cal_room4' } });
    given(roomCreated()).when(close(undefined)).thenRefused('version-required', { currentVersion: 1 });
    const moved = given(roomCreated(), roomArchived());
    moved.when(close(at(1))).thenRefused('version-conflict', { expectedVersion: 1, currentVersion: 2 });
    moved.when(close(ifMatch(1))).thenRefused('precondition-failed', { expectedVersion: 1, currentVersion: 2 });
  });
});

describe('a closure is taken back', () => {
  it('when it is there', () => {
    given(roomCreated(), closed)
      .when(reopen(at(2)))
      .thenEvents(reopened);
  });

  it('once, however often it is asked', () => {
    given(roomCreated(), closed, reopened)
      .when(reopen(at(2)))
      .thenNothing();
  });

  it('once, as long as no thousand others have been taken back since', () => {
    const others = Array.from({ length: removedRemembered }, (_, index) => [
      blackoutAdded({ ...noon, id: `blk_${index}` }),
      blackoutRemoved(`blk_${index}`),
    ]).flat();
    given(roomCreated(), closed, reopened, ...others.slice(0, -2))
      .when(reopen(at(2)))
      .thenNothing();
    given(roomCreated(), closed, reopened, ...others)
      .when(reopen(at(2)))
      .thenRefused('not-found', { subject: { kind: 'blackout', id: 'blk_paint' } });
  });

  it('only if there ever was one, from the present version of the calendar, which must be stated', () => {
    given(roomCreated())
      .when(reopen(at(1)))
      .thenRefused('not-found', { subject: { kind: 'blackout', id: 'blk_paint' } });
    given()
      .when(reopen(at(1)))
      .thenRefused('not-found', { subject: { kind: 'calendar', id: 'cal_room4' } });
    given(roomCreated(), closed).when(reopen(undefined)).thenRefused('version-required', { currentVersion: 2 });
    given(roomCreated(), closed)
      .when(reopen(at(1)))
      .thenRefused('version-conflict', { expectedVersion: 1, currentVersion: 2 });
    given(roomCreated(), closed)
      .when(reopen(ifMatch(1)))
      .thenRefused('precondition-failed', { expectedVersion: 1, currentVersion: 2 });
  });
});

describe('one closing says nothing of another', () => {
  const twice = [roomCreated(), closed, blackoutAdded({ ...noon, id: 'blk_floor', reason: 'new floor' })];

  it('that is asked for again', () => {
    given(...twice)
      .when(close(at(1), { id: 'blk_floor', reason: 'new floor' }))
      .thenNothing();
    given(...twice)
      .when(close(at(1), { id: 'blk_floor' }))
      .thenRefused('already-exists', { differs: ['reason'] });
  });

  it('that is to be opened again', () => {
    given(roomCreated(), closed)
      .when(reopen(at(2), 'blk_floor'))
      .thenRefused('not-found', { subject: { kind: 'blackout', id: 'blk_floor' } });
    given(...twice)
      .when(reopen(at(3), 'blk_floor'))
      .thenEvents(blackoutRemoved('blk_floor'));
  });
});

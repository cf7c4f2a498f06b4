import {
  at,
  claimed,
  contentOf,
  freed,
  held,
  ifMatch,
  massageCreated,
  monday,
  requested,
  roomArchived,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import {
  approved,
  bothRooms,
  cancelled,
  declined,
  fivePast,
  noted,
  requestExpired,
} from '#test/rules/front-desk-holds';
import { by, desk, given, someoneElse } from '#test/rules/given';
import type { Read } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';
import { approveBooking } from './approve-booking.js';
import { declineBooking } from './decline-booking.js';

const approve =
  (stated: StatedVersion | undefined = at(1), now = sundayNoon) =>
  (read: Read) =>
    approveBooking({ read, actor: desk, now }, { id: 'bkg_ada', stated });

const decline =
  (stated: StatedVersion | undefined = at(1), { reason = null as string | null, now = sundayNoon } = {}) =>
  (read: Read) =>
    declineBooking({ read, actor: desk, now }, { id: 'bkg_ada', stated, reason });

const ten = monday('10:00');
const content = contentOf(ten);
const desks = [roomCreated(), massageCreated({ approval: 'required' })];
const history = [...desks, ...requested('bkg_ada', ten, fivePast)];
const unstated = { by: 'any' } as const;

describe('a request is approved', () => {
  it('and keeps the time that it had, now for good', () => {
    const decision = given(...history).when(approve());
    decision.thenEvents(...claimed('bkg_ada', content), approved());
    decision.thenUntil(fivePast);
  });

  it('though its calendar is archived by now', () => {
    given(...history, roomArchived())
      .when(approve())
      .thenEvents(...claimed('bkg_ada', content), approved());
  });

  it('on all of its calendars', () => {
    const both = { calendarIds: bothRooms };
    given(...desks, ...requested('bkg_ada', ten, fivePast, both))
      .when(approve())
      .thenEvents(...claimed('bkg_ada', contentOf(ten, both)), approved());
  });

  it('once, however often it is asked and by whom', () => {
    given(...history, approved())
      .when(approve())
      .thenNothing();
    given(...history, by(someoneElse, approved()))
      .when(approve(ifMatch(1), monday('12:00')))
      .thenNothing();
    given(...history, approved(), cancelled())
      .when(approve())
      .thenNothing();
    given(...history, by(someoneElse, approved()), cancelled())
      .when(approve())
      .thenRefused('version-conflict', { currentVersion: 3 });
  });

  it('until its time is over', () => {
    given(...history)
      .when(approve(unstated, fivePast - 1))
      .thenEvents(...claimed('bkg_ada', content), approved());
    given(...history)
      .when(approve(unstated, fivePast))
      .thenRefused('illegal-transition', { currentStatus: 'expired', allowed: [], currentVersion: 1 });
    given(...history, ...freed('bkg_ada', content), requestExpired())
      .when(approve(unstated))
      .thenRefused('illegal-transition', { currentStatus: 'expired', allowed: [], currentVersion: 2 });
  });

  it('not while it is only held', () => {
    given(...desks, ...held('bkg_ada', ten, { expiresAt: fivePast }))
      .when(approve())
      .thenRefused('illegal-transition', { currentStatus: 'held' });
  });
});

describe('a request is declined', () => {
  it('with a reason or without, and its time is free', () => {
    const decision = given(...history).when(decline(at(1), { reason: 'closed that day' }));
    decision.thenEvents(...freed('bkg_ada', content), declined('closed that day'));
    decision.thenUntil(fivePast);
    given(...history)
      .when(decline())
      .thenEvents(...freed('bkg_ada', content), declined());
  });

  it('once, however often it is asked and by whom', () => {
    given(...history, declined())
      .when(decline())
      .thenNothing();
    given(...history, by(someoneElse, declined()))
      .when(decline(ifMatch(1), { now: monday('12:00') }))
      .thenNothing();
  });

  it('not once it is approved or over', () => {
    given(...history, approved())
      .when(decline(unstated))
      .thenRefused('illegal-transition', { currentStatus: 'confirmed' });
    given(...history)
      .when(decline(unstated, { now: fivePast }))
      .thenRefused('illegal-transition', { currentStatus: 'expired', allowed: [] });
  });
});

describe.each([
  ['approved', approve],
  ['declined', decline],
])('a request is %s', (_, decide) => {
  it('from its present version, which must be stated', () => {
    given(...history, noted('window'))
      .when(decide())
      .thenRefused('version-conflict', { expectedVersion: 1, currentVersion: 2 });
    given(...history, noted('window'))
      .when(decide(ifMatch(1)))
      .thenRefused('precondition-failed', { expectedVersion: 1, currentVersion: 2 });
  });

  it('only if there is one', () => {
    given(...desks)
      .when(decide())
      .thenRefused('not-found', { subject: { kind: 'booking', id: 'bkg_ada' } });
  });
});

it('a request is approved or declined by who says which version is meant', () => {
  const unsaid = (read: Read) =>
    approveBooking({ read, actor: desk, now: sundayNoon }, { id: 'bkg_ada', stated: undefined });
  given(...history)
    .when(unsaid)
    .thenRefused('version-required', { currentVersion: 1 });
  given(...history)
    .when((read) =>
      declineBooking({ read, actor: desk, now: sundayNoon }, { id: 'bkg_ada', stated: undefined, reason: null }),
    )
    .thenRefused('version-required', { currentVersion: 1 });
});

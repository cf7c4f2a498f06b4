import {
  at,
  blackoutAdded,
  booked,
  contentOf,
  held,
  ifMatch,
  massageArchived,
  massageCreated,
  monday,
  requested,
  roomArchived,
  roomChanged,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { adasHolds, cancelled, confirmed, fivePast, noted, uncounted } from '#test/rules/front-desk-holds';
import { by, desk, given, someoneElse } from '#test/rules/given';
import type { Read } from '../../deciding/decision.js';
import { minute } from '../../time/interval.js';
import { type Confirmation, confirmBooking } from './confirm-booking.js';

const confirm =
  (changes: Partial<Confirmation> = {}, now = sundayNoon, actor = desk) =>
  (read: Read) => {
    const confirmation = { id: 'bkg_ada', stated: at(1), customer: null, notes: null, ...changes };
    return confirmBooking({ read, actor, now }, confirmation, { customerId: 'cus_new', customerHash: 'hash_of_new' });
  };

const ten = monday('10:00');
const desks = [roomCreated(), massageCreated()];
const adas = held('bkg_ada', ten, { expiresAt: fivePast, holder: adasHolds });
const nobodys = held('bkg_ada', ten, { expiresAt: fivePast }, { customer: null });
const eve = { name: 'Eve', email: 'eve@example.com', phone: null };
const handedOn = { cancellationWindow: 120, handedOn: true } as const;

describe('a hold is confirmed', () => {
  it('until the last moment before it ends, and counts among the holds no more', () => {
    const decision = given(...desks, ...adas).when(confirm({}, fivePast - 1));
    decision.thenEvents(uncounted('bkg_ada'), ...booked('bkg_ada', ten));
    decision.thenUntil(fivePast);
  });

  it('whatever has happened since it was held', () => {
    given(
      ...desks,
      ...adas,
      blackoutAdded({ start: ten, end: monday('11:00') }),
      roomChanged({ openingHours: [] }),
      roomArchived(),
      massageArchived(),
    )
      .when(confirm())
      .thenEvents(uncounted('bkg_ada'), ...booked('bkg_ada', ten));
  });

  it('also when it is too late by now to book that time', () => {
    const late = monday('09:30');
    given(...desks, ...held('bkg_ada', ten, { expiresAt: late + minute }))
      .when(confirm({}, late))
      .thenEvents(...booked('bkg_ada', ten));
  });

  it('with notes, or with those that it had', () => {
    given(...desks, ...held('bkg_ada', ten, { expiresAt: fivePast }, { notes: 'window' }))
      .when(confirm())
      .thenEvents(...booked('bkg_ada', ten, { notes: 'window' }));
    given(...desks, ...held('bkg_ada', ten, { expiresAt: fivePast }, { notes: 'window' }))
      .when(confirm({ notes: 'aisle' }))
      .thenEvents(...booked('bkg_ada', ten, { notes: 'aisle' }));
  });

  it('only if there is one', () => {
    given(...desks)
      .when(confirm())
      .thenRefused('not-found', { subject: { kind: 'booking', id: 'bkg_ada' } });
  });
});

describe('a hold is confirmed for somebody', () => {
  it('who must be named by then, whatever version is meant', () => {
    given(...desks, ...nobodys, noted('window'))
      .when(confirm())
      .thenRefused('rule-violation', {
        errors: [{ pointer: '/customer', rule: 'required', detail: expect.any(String) }],
      });
  });

  it('known, or under an id of our making', () => {
    given(...desks, ...nobodys)
      .when(confirm({ customer: { ...eve, id: 'cus_eve' } }))
      .thenEvents(
        ...booked('bkg_ada', ten, { customer: { ...eve, id: 'cus_eve' }, customerHash: 'hash_of_new' }, handedOn),
      );
    given(...desks, ...nobodys)
      .when(confirm({ customer: { ...eve, id: null } }))
      .thenEvents(
        ...booked('bkg_ada', ten, { customer: { ...eve, id: 'cus_new' }, customerHash: 'hash_of_new' }, handedOn),
      );
  });

  it('else than it was held for, who without an id of her own gets that of the hold', () => {
    given(...desks, ...adas)
      .when(confirm({ customer: { ...eve, id: null } }))
      .thenEvents(uncounted('bkg_ada'), ...booked('bkg_ada', ten, { customer: { ...eve, id: 'cus_ada' } }, handedOn));
  });

  it('by whoever bears its token without handing it on, whatever name is given', () => {
    const bearer = 'manage-token/bkg_ada';
    given(...desks, ...nobodys)
      .when(confirm({ customer: { ...eve, id: null } }, sundayNoon, bearer))
      .thenEvents(...booked('bkg_ada', ten, { customer: { ...eve, id: 'cus_new' }, customerHash: 'hash_of_new' }));
    given(...desks, ...adas)
      .when(confirm({ customer: { ...eve, id: null } }, sundayNoon, bearer))
      .thenEvents(uncounted('bkg_ada'), ...booked('bkg_ada', ten, { customer: { ...eve, id: 'cus_ada' } }));
  });

  it('without what was written about the one before, where it is somebody else', () => {
    const said = { notes: 'Ada is afraid of dogs', metadata: { of: 'ada' } };
    const hold = (changes: object) => held('bkg_ada', ten, { expiresAt: fivePast }, { ...said, ...changes });
    const agreed = { customer: { ...eve, id: 'cus_eve' }, customerHash: 'hash_of_new' };
    const byDesk = confirm({ customer: { ...eve, id: 'cus_eve' } });
    given(...desks, ...hold({}))
      .when(byDesk)
      .thenEvents(...booked('bkg_ada', ten, { ...agreed, notes: null, metadata: {} }, handedOn));
    given(...desks, ...hold({ customer: null }))
      .when(byDesk)
      .thenEvents(...booked('bkg_ada', ten, { ...agreed, ...said }, handedOn));
  });
});

describe('a hold whose service wants to approve', () => {
  const wants = (approvalDeadline: number | null) => massageCreated({ approval: 'required', approvalDeadline });

  it('is confirmed to a request, which waits until its start', () => {
    given(roomCreated(), wants(null), ...adas)
      .when(confirm())
      .thenEvents(uncounted('bkg_ada'), ...requested('bkg_ada', ten));
  });

  it('or for as long as the service lets it', () => {
    given(roomCreated(), wants(90), ...adas)
      .when(confirm())
      .thenEvents(uncounted('bkg_ada'), ...requested('bkg_ada', ten, sundayNoon + 90 * minute));
    given(roomCreated(), wants(10 * 24 * 60), ...adas)
      .when(confirm())
      .thenEvents(uncounted('bkg_ada'), ...requested('bkg_ada', ten, ten, {}, sundayNoon + 10 * 24 * 60 * minute));
  });
});

describe('a hold is confirmed once', () => {
  const content = contentOf(ten);

  it('however often it is asked and by whom', () => {
    given(...desks, ...adas, confirmed(content))
      .when(confirm())
      .thenNothing();
    given(...desks, ...adas, by(someoneElse, confirmed(content)))
      .when(confirm({ stated: ifMatch(1) }, monday('12:00')))
      .thenNothing();
    given(roomCreated(), massageCreated({ approval: 'required' }), ...adas, ...requested('bkg_ada', ten))
      .when(confirm())
      .thenNothing();
  });

  it('and a repeated request is its own success, even after it was cancelled', () => {
    given(...desks, ...adas, confirmed(content), cancelled())
      .when(confirm())
      .thenNothing();
    given(...desks, ...adas, by(someoneElse, confirmed(content)), cancelled())
      .when(confirm())
      .thenRefused('version-conflict', { expectedVersion: 1, currentVersion: 3 });
  });

  it('from its present version, which must be stated', () => {
    given(...desks, ...adas, noted('window'))
      .when(confirm())
      .thenRefused('version-conflict', { expectedVersion: 1, currentVersion: 2 });
    given(...desks, ...adas, noted('window'))
      .when(confirm({ stated: ifMatch(1) }))
      .thenRefused('precondition-failed', { expectedVersion: 1, currentVersion: 2 });
    given(...desks, ...adas)
      .when(confirm({ stated: undefined }))
      .thenRefused('version-required', { currentVersion: 1 });
  });

  it('and a booking that waits for approval is not confirmed by its customer', () => {
    given(...desks, ...requested('bkg_ada', ten))
      .when(confirm())
      .thenRefused('illegal-transition', { currentStatus: 'pending', allowed: expect.any(Array), currentVersion: 1 });
  });
});

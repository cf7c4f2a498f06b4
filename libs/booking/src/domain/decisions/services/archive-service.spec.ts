import { at, booked, ifMatch, massageArchived, massageCreated, monday, roomCreated } from '#test/rules/front-desk';
import { by, desk, given, someoneElse } from '#test/rules/given';
import { serviceStream } from '../../calendars/service.js';
import { append, type Read } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';
import { archiveService } from './archive-service.js';
import { restoreService } from './restore-service.js';

const archive = (stated: StatedVersion | undefined) => (read: Read) =>
  archiveService({ read, actor: desk }, { id: 'svc_massage', stated });

const restore = (stated: StatedVersion | undefined) => (read: Read) =>
  restoreService({ read, actor: desk }, { id: 'svc_massage', stated });

const archived = massageArchived();
const restored = append(serviceStream('svc_massage'), { type: 'ServiceRestored', data: {} });

describe('a service is archived', () => {
  it('whether or not bookings of it are upcoming', () => {
    given(roomCreated(), massageCreated(), ...booked('bkg_ada', monday('10:00')))
      .when(archive(at(1)))
      .thenEvents(archived);
  });

  it('once, however often it is asked', () => {
    given(massageCreated(), by(someoneElse, archived))
      .when(archive(at(2)))
      .thenNothing();
    given(massageCreated(), archived, restored)
      .when(archive(at(1)))
      .thenNothing();
  });

  it('only if there is one, from its present version, which must be stated', () => {
    const restoredSince = given(massageCreated(), by(someoneElse, archived), restored);
    given()
      .when(archive(at(1)))
      .thenRefused('not-found', { subject: { kind: 'service', id: 'svc_massage' } });
    restoredSince.when(archive(undefined)).thenRefused('version-required', { currentVersion: 3 });
    restoredSince.when(archive(at(1))).thenRefused('version-conflict', { expectedVersion: 1, currentVersion: 3 });
    restoredSince.when(archive(ifMatch(1))).thenRefused('precondition-failed', { expectedVersion: 1 });
  });
});

describe('a service is restored', () => {
  it('when it is archived', () => {
    given(massageCreated(), archived)
      .when(restore(at(2)))
      .thenEvents(restored);
  });

  it('once, however often it is asked', () => {
    given(massageCreated())
      .when(restore(at(1)))
      .thenNothing();
    given(massageCreated(), archived, restored, archived)
      .when(restore(at(2)))
      .thenNothing();
  });

  it('only if there is one, from its present version, which must be stated', () => {
    const archivedAgain = given(massageCreated(), archived, by(someoneElse, restored), archived);
    given()
      .when(restore(at(1)))
      .thenRefused('not-found');
    archivedAgain.when(restore(undefined)).thenRefused('version-required', { currentVersion: 4 });
    archivedAgain.when(restore(at(2))).thenRefused('version-conflict', { expectedVersion: 2, currentVersion: 4 });
    archivedAgain.when(restore(ifMatch(2))).thenRefused('precondition-failed', { expectedVersion: 2 });
  });
});

it('a service that was never there cannot be restored', () => {
  given()
    .when(restore(at(1)))
    .thenRefused('not-found', { subject: { kind: 'service', id: 'svc_massage' } });
});

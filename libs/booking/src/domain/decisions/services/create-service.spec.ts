import { massage, massageCreated, roomArchived, roomCreated } from '#test/rules/front-desk';
import { by, desk, given, someoneElse } from '#test/rules/given';
import type { Read } from '../../deciding/decision.js';
import { createService, type ServiceRequest } from './create-service.js';

const create =
  (changes: Partial<ServiceRequest> = {}) =>
  (read: Read) => {
    const content = { ...massage, ...changes };
    return createService({ read, actor: desk }, { id: 'svc_massage', content });
  };

describe('a service is created', () => {
  it('on a calendar', () => {
    given(roomCreated()).when(create()).thenEvents(massageCreated());
  });

  it('with the time zone of its calendar, unless it states its own', () => {
    given(roomCreated({ timeZone: 'Asia/Tokyo' }))
      .when(create({ timeZone: null }))
      .thenEvents(massageCreated({ timeZone: 'Asia/Tokyo' }));
    given(roomCreated({ timeZone: 'Asia/Tokyo' }))
      .when(create())
      .thenEvents(massageCreated());
  });

  it('not on a calendar that there is not', () => {
    given()
      .when(create())
      .thenRefused('not-found', { subject: { kind: 'calendar', id: 'cal_room4' }, pointer: '/uses/0/calendarId' });
  });

  it('not on an archived calendar', () => {
    given(roomCreated(), roomArchived())
      .when(create())
      .thenRefused('dependency-gone', { subject: { kind: 'calendar', id: 'cal_room4' }, how: 'archived' });
  });

  it('once: the same again is its own success, even when the calendar has been archived since', () => {
    given(roomCreated(), massageCreated()).when(create()).thenNothing();
    given(roomCreated(), massageCreated(), roomArchived())
      .when(create({ timeZone: null }))
      .thenNothing();
  });

  it('but not with other content, nor by somebody else, under the same id', () => {
    given(roomCreated(), massageCreated())
      .when(create({ step: 30, timeZone: 'Asia/Tokyo' }))
      .thenRefused('already-exists', {
        subject: { kind: 'service', id: 'svc_massage' },
        differs: ['step', 'timeZone'],
        ownedBy: desk,
      });
    given(roomCreated(), by(someoneElse, massageCreated()))
      .when(create())
      .thenRefused('already-exists', { differs: [], ownedBy: someoneElse });
  });
});

import { booked, massageCreated, monday, roomCreated } from '../../../../test/support/front-desk.js';
import { given, type Read } from '../../../../test/support/given.js';
import { agendaStream } from './agenda.js';
import { calendarStream } from './calendar.js';
import { changeService } from './change-service.js';
import { type ServiceContent, serviceStream } from './service.js';
import type { StatedVersion } from './stated-version.js';
import { append } from './stream.js';

const changeFrom =
  (stated: StatedVersion | undefined, changes: Partial<ServiceContent>, now = monday('08:00')) =>
  (read: Read) =>
    changeService(
      {
        service: read(serviceStream('svc_massage')),
        calendars: (changes.uses ?? []).map(({ calendarId }) => read(calendarStream(calendarId))),
        agendas: [read(agendaStream('cal_room4', '2026-11-23'))],
      },
      { id: 'svc_massage', stated, changes },
      now,
    );

const change = (changes: Partial<ServiceContent>, now?: number) =>
  changeFrom({ by: 'expectedVersion', version: 1 }, changes, now);

const changed = (data: Partial<ServiceContent>) =>
  append(serviceStream('svc_massage'), { type: 'ServiceChanged', data });

describe('a service is changed', () => {
  it('in what is different only', () => {
    given(roomCreated(), massageCreated({ metadata: { colour: 'red' } }))
      .when(change({ name: 'Massage', step: 30, durations: [30, 60], metadata: { price: 5, colour: null } }))
      .thenEvents(changed({ step: 30, metadata: { price: 5 } }));
  });

  it('not at all when nothing is different', () => {
    given(roomCreated(), massageCreated())
      .when(change({ step: 15, uses: [{ calendarId: 'cal_room4' }] }))
      .thenNothing();
  });

  it('only if there is one, from its present version, which must be stated', () => {
    given()
      .when(change({ step: 30 }))
      .thenRefused('not-found', { subject: { kind: 'service', id: 'svc_massage' } });
    const second = given(massageCreated(), changed({ step: 30 }));
    second.when(changeFrom(undefined, { step: 30 })).thenRefused('version-required', { currentVersion: 2 });
    second.when(change({ step: 30 })).thenRefused('version-conflict', { expectedVersion: 1, currentVersion: 2 });
    second
      .when(changeFrom({ by: 'if-match', version: 1 }, { step: 30 }))
      .thenRefused('precondition-failed', { expectedVersion: 1, currentVersion: 2 });
  });
});

describe('a service moves to another calendar', () => {
  const uses = [{ calendarId: 'cal_room5' }];

  it('though bookings are upcoming: they stay where they are', () => {
    given(roomCreated(), massageCreated(), roomCreated({}, 'cal_room5'), ...booked('bkg_ada', monday('10:00')))
      .when(change({ uses }))
      .thenEvents(changed({ uses }));
  });

  it('only to one that there is', () => {
    given(roomCreated(), massageCreated())
      .when(change({ uses }))
      .thenRefused('not-found', { subject: { kind: 'calendar', id: 'cal_room5' }, pointer: '/uses/0/calendarId' });
  });

  it('only to one that is not archived, though one that it has may be', () => {
    const archived = (id: string) => append(calendarStream(id), { type: 'CalendarArchived', data: {} });
    given(roomCreated(), massageCreated(), roomCreated({}, 'cal_room5'), archived('cal_room5'))
      .when(change({ uses }))
      .thenRefused('dependency-gone', { missing: { kind: 'calendar', id: 'cal_room5' } });
    given(roomCreated(), massageCreated(), archived('cal_room4'))
      .when(change({ uses: [{ calendarId: 'cal_room4' }], step: 30 }))
      .thenEvents(changed({ step: 30 }));
  });
});

describe('the time zone of a service', () => {
  const timeZone = 'Asia/Tokyo';

  it('cannot change while bookings of it are upcoming', () => {
    const refusal = given(
      roomCreated(),
      massageCreated(),
      ...booked('bkg_bob', monday('11:00')),
      ...booked('bkg_ada', monday('10:00')),
    ).when(change({ timeZone }));
    refusal.thenRefused('dependency-conflict', {
      subject: { kind: 'service', id: 'svc_massage' },
      blockers: { count: 2, bookings: ['bkg_ada', 'bkg_bob'] },
      resolutions: ['cancel-bookings', 'keep-time-zone'],
    });
    refusal.thenUntil(monday('10:30'));
  });

  it('can when they are over, or of another service', () => {
    given(roomCreated(), massageCreated(), ...booked('bkg_ada', monday('10:00')))
      .when(change({ timeZone }, monday('10:30')))
      .thenEvents(changed({ timeZone }));
    given(roomCreated(), massageCreated(), ...booked('bkg_ada', monday('10:00'), { serviceId: 'svc_yoga' }))
      .when(change({ timeZone }))
      .thenEvents(changed({ timeZone }));
  });
});

import {
  at,
  booked,
  held,
  ifMatch,
  massageChanged,
  massageCreated,
  monday,
  requested,
  roomArchived,
  roomCreated,
  upcoming,
} from '#test/rules/front-desk';
import { given } from '#test/rules/given';
import { serviceStream } from '../../calendars/service.js';
import type { Read } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';
import { changeService, type ServiceChanges } from './change-service.js';

const changeFrom =
  (stated: StatedVersion | undefined, changes: ServiceChanges, now = monday('08:00')) =>
  (read: Read) => {
    const service = read(serviceStream('svc_massage'));
    const agendas = (service.state?.everUsed ?? []).map((id) => upcoming(read, now, id).agendas);
    return changeService({ read, now }, agendas, { id: 'svc_massage', stated, changes });
  };

const change = (changes: ServiceChanges, now?: number) => changeFrom(at(1), changes, now);

describe('a service is changed', () => {
  it('in what is different only', () => {
    given(roomCreated(), massageCreated({ metadata: { colour: 'red' } }))
      .when(change({ name: 'Massage', step: 30, durations: [30, 60], metadata: { price: 5, colour: null } }))
      .thenEvents(massageChanged({ step: 30, metadata: { price: 5, colour: null } }));
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
    const second = given(massageCreated(), massageChanged({ step: 30 }));
    second.when(changeFrom(undefined, { step: 30 })).thenRefused('version-required', { currentVersion: 2 });
    second.when(change({ step: 30 })).thenRefused('version-conflict', { expectedVersion: 1, currentVersion: 2 });
    second
      .when(changeFrom(ifMatch(1), { step: 30 }))
      .thenRefused('precondition-failed', { expectedVersion: 1, currentVersion: 2 });
  });
});

describe('a service moves to another calendar', () => {
  const uses = [{ calendarId: 'cal_room5' }];

  it('though bookings are upcoming: they stay where they are', () => {
    given(roomCreated(), massageCreated(), roomCreated({}, 'cal_room5'), ...booked('bkg_ada', monday('10:00')))
      .when(change({ uses }))
      .thenEvents(massageChanged({ uses }));
  });

  it('only to one that there is', () => {
    given(roomCreated(), massageCreated())
      .when(change({ uses }))
      .thenRefused('not-found', { subject: { kind: 'calendar', id: 'cal_room5' }, pointer: '/uses/0/calendarId' });
  });

  it('only to one that is not archived, though one that it has may be', () => {
    given(roomCreated(), massageCreated(), roomCreated({}, 'cal_room5'), roomArchived({ id: 'cal_room5' }))
      .when(change({ uses }))
      .thenRefused('dependency-gone', { subject: { kind: 'calendar', id: 'cal_room5' }, how: 'archived' });
    given(roomCreated(), massageCreated(), roomArchived())
      .when(change({ uses: [{ calendarId: 'cal_room4' }], step: 30 }))
      .thenEvents(massageChanged({ step: 30 }));
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
    refusal.thenUntil(monday('10:00'));
  });

  it('cannot either while one is held or asked for', () => {
    const hold = held('bkg_ada', monday('10:00'), { expiresAt: monday('08:05') });
    const heldOnly = given(roomCreated(), massageCreated(), ...hold).when(change({ timeZone }));
    heldOnly.thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_ada'] } });
    heldOnly.thenUntil(monday('08:05') + 2_000);
    given(roomCreated(), massageCreated(), ...requested('bkg_ada', monday('10:00')))
      .when(change({ timeZone }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_ada'] } });
    given(roomCreated(), massageCreated(), ...hold)
      .when(change({ timeZone }, monday('08:05') + 2_000))
      .thenEvents(massageChanged({ timeZone }));
  });

  it('cannot while one is upcoming on a calendar that it no longer uses', () => {
    const elsewhere = massageChanged({ uses: [{ calendarId: 'cal_room5' }] });
    given(
      roomCreated(),
      roomCreated({}, 'cal_room5'),
      massageCreated(),
      ...booked('bkg_ada', monday('10:00')),
      elsewhere,
    )
      .when(changeFrom(at(2), { timeZone }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_ada'] } });
  });

  it('is cleared to that of its first calendar, of those that it uses from now on', () => {
    const tokyo = roomCreated({ timeZone: 'Asia/Tokyo' }, 'cal_room5');
    const other = massageCreated({ timeZone: 'Asia/Kolkata' });
    const cleared = given(roomCreated(), tokyo, other).when(change({ timeZone: null }));
    cleared.thenEvents(massageChanged({ timeZone: 'Europe/Berlin' }));
    const uses = [{ calendarId: 'cal_room5' }];
    given(roomCreated(), tokyo, other)
      .when(change({ uses, timeZone: null }))
      .thenEvents(massageChanged({ timeZone: 'Asia/Tokyo', uses }));
    given(roomCreated(), tokyo, other, ...booked('bkg_ada', monday('10:00')))
      .when(change({ timeZone: null }))
      .thenRefused('dependency-conflict', { resolutions: ['cancel-bookings', 'keep-time-zone'] });
    given(roomCreated(), massageCreated())
      .when(change({ timeZone: null }))
      .thenNothing();
  });

  it('cannot while ever so many are upcoming, of which fifty are named', () => {
    const bookings = Array.from({ length: 51 }, (_, nth) => `bkg_${nth + 10}`);
    const facts = bookings.flatMap((id, nth) => booked(id, monday('10:00') + nth * 60_000));
    given(roomCreated({ capacity: 99 }), massageCreated(), ...facts)
      .when(change({ timeZone }))
      .thenRefused('dependency-conflict', { blockers: { count: 51, bookings: bookings.slice(0, 50) } });
  });

  it('is cleared to that of a calendar that there is', () => {
    given(massageCreated())
      .when(change({ timeZone: null }))
      .thenRefused('not-found', { subject: { kind: 'calendar', id: 'cal_room4' } });
  });

  it('can when they are over, or of another service', () => {
    given(roomCreated(), massageCreated(), ...booked('bkg_ada', monday('10:00')))
      .when(change({ timeZone }, monday('10:30')))
      .thenEvents(massageChanged({ timeZone }));
    given(roomCreated(), massageCreated(), ...booked('bkg_ada', monday('10:00'), { serviceId: 'svc_yoga' }))
      .when(change({ timeZone }))
      .thenEvents(massageChanged({ timeZone }));
  });
});

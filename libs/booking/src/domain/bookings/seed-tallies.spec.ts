import {
  ada,
  adasHash,
  at,
  booked,
  claimed,
  contentOf,
  massageChanged,
  massageCreated,
  monday,
  roomCreated,
  upcoming,
} from '#test/rules/front-desk';
import { type Fact, given } from '#test/rules/given';
import { type Limits, noLimits } from '../calendars/service.js';
import { append, type Read } from '../deciding/decision.js';
import { changeService, type ServiceChanges } from '../decisions/services/change-service.js';
import { type Counted, type TallyKind, tallyStream } from '../limits/tally.js';
import { day } from '../time/interval.js';

const now = monday('08:00');
const change =
  (changes: ServiceChanges, version = 1) =>
  (read: Read) => {
    const agendas = [upcoming(read, now - 7 * day).agendas];
    return changeService({ read, now }, agendas, { id: 'svc_massage', stated: at(version), changes });
  };

const limits = (some: Partial<Limits>) => ({ limits: { ...noLimits, ...some } });
const seeded = (kind: TallyKind, of: string, bookings: Readonly<Record<string, Omit<Counted, 'bookingId'>>>) =>
  append(tallyStream(kind, 'svc_massage', of), { type: 'TallySeeded', data: { bookings } });
const counted = (bookingId: string, more: Partial<Counted> = {}) =>
  append(tallyStream('day', 'svc_massage', '2026-11-23'), {
    type: 'TallyCounted',
    data: { bookingId, start: monday('10:00'), expiresAt: null, ...more },
  });

describe('a limit per day that is taken back and set again', () => {
  const perDay = limits({ perDay: 3 });
  const before: readonly Fact[] = [roomCreated(), massageCreated(perDay)];
  const again = (...facts: readonly Fact[]) =>
    given(...before, ...facts, massageChanged(limits({}))).when(change(perDay, 2));

  it('leaves a day as it was counted where that is right', () => {
    again(counted('bkg_ada'), ...claimed('bkg_ada', contentOf(monday('10:00')))).thenEvents(massageChanged(perDay));
  });

  it('counts a day anew where one came and another went', () => {
    again(counted('bkg_eve'), ...claimed('bkg_ada', contentOf(monday('10:00')))).thenEvents(
      seeded('day', '2026-11-23', { bkg_ada: { start: monday('10:00'), expiresAt: null } }),
      massageChanged(perDay),
    );
  });

  it('forgets who went, where anybody would count yet', () => {
    again(counted('bkg_ada'), counted('bkg_hold', { expiresAt: now - 2_000 })).thenEvents(
      seeded('day', '2026-11-23', {}),
      massageChanged(perDay),
    );
    again(counted('bkg_hold', { expiresAt: now - 2_000 })).thenEvents(massageChanged(perDay));
    again(counted('bkg_hold', { expiresAt: now - 1_999 })).thenEvents(
      seeded('day', '2026-11-23', {}),
      massageChanged(perDay),
    );
  });
});

it('somebody who is begun with is no upcoming booking of a customer any more', () => {
  const perCustomer = limits({ perCustomer: 1 });
  given(roomCreated(), massageCreated(), ...booked('bkg_ada', now), ...booked('bkg_late', now + 1))
    .when(change(perCustomer))
    .thenEvents(
      seeded('customer', `${adasHash}.2`, { bkg_late: { start: now + 1, expiresAt: null } }),
      massageChanged(perCustomer),
    );
});

describe('in another zone', () => {
  const timeZone = 'Asia/Tokyo';
  const begun = booked('bkg_ada', monday('07:00'), { customer: ada });

  it('days and weeks are counted anew, as they are there', () => {
    const early = { bkg_ada: { start: monday('07:00'), expiresAt: null } };
    given(roomCreated(), massageCreated(limits({ perDay: 3, perWeek: 9 })), ...begun)
      .when(change({ timeZone }))
      .thenEvents(seeded('day', '2026-11-23', early), seeded('week', '2026-W48', early), massageChanged({ timeZone }));
  });

  it('customers have what they had', () => {
    given(roomCreated(), massageCreated(limits({ perCustomer: 3 })), ...begun)
      .when(change({ timeZone }))
      .thenEvents(massageChanged({ timeZone }));
  });
});

it('a change that does not mention limits leaves them as they are, and counts nothing again', () => {
  const all = limits({ perDay: 3, perWeek: 9, perCustomer: 1 });
  given(roomCreated(), massageCreated(all), ...booked('bkg_ada', monday('10:00')))
    .when(change({ step: 30 }))
    .thenEvents(massageChanged({ step: 30 }));
});

import { at, booked, massage, massageChanged, massageCreated, monday, roomCreated } from '#test/rules/front-desk';
import { desk, given } from '#test/rules/given';
import { type ServiceContent } from '../calendars/service.js';
import type { Read } from '../deciding/decision.js';
import { metadataLimits } from '../deciding/metadata-limits.js';
import { merge } from '../deciding/patch.js';
import type { Violation } from '../deciding/refused.js';
import { changeBookingDetails } from './bookings/change-booking-details.js';
import { changeCalendar } from './calendars/change-calendar.js';
import { changeService, type ServiceChanges } from './services/change-service.js';
import { createService } from './services/create-service.js';

const keysNamed = (prefix: string, count: number, value: unknown = 1) =>
  Object.fromEntries(Array.from({ length: count }, (_, nth) => [`${prefix}${nth}`, value]));

const some = { metadata: keysNamed('a', 30) };
const facts = [roomCreated(some), massageCreated(some), ...booked('bkg_ada', monday('10:00'), some)];
const upcoming = { agendas: [], unchecked: [] } as never;

type Metadata = Readonly<Record<string, unknown>> | null;

const changes = {
  'a calendar': (metadata: Metadata) => (read: Read) =>
    changeCalendar({ read, now: 0 }, upcoming, {
      id: 'cal_room4',
      stated: at(1),
      changes: { metadata },
      onConflict: 'reject',
    }),
  'a service': (metadata: Metadata) => (read: Read) =>
    changeService({ read, now: 0 }, [], { id: 'svc_massage', stated: at(1), changes: { metadata } }),
  'a booking': (metadata: Metadata) => (read: Read) =>
    changeBookingDetails({ read, actor: desk, now: 0 }, { id: 'bkg_ada', stated: at(1), changes: { metadata } }),
};

describe.each(Object.entries(changes))('the metadata of %s', (_, change) => {
  const left = (metadata: Metadata) => {
    const { outcome } = given(...facts).when(change(metadata));
    if (!('events' in outcome)) return outcome.details;
    const { type, data } = outcome.events.at(-1)! as {
      type: string;
      data: { metadata: Readonly<Record<string, unknown>> };
    };
    return type === 'BookingDetailsChanged' ? data.metadata : merge(some.metadata, data.metadata);
  };

  it('is judged as the change leaves it, not as the change', () => {
    const { keys, bytes } = metadataLimits;
    expect(Object.keys(left(keysNamed('b', keys - 30)))).toHaveLength(keys);
    expect(left(keysNamed('b', keys - 29))).toMatchObject({ errors: [{ pointer: '/metadata', rule: 'too-many' }] });
    expect(left({ ...keysNamed('a', 30, null), ...keysNamed('b', keys) })).toEqual(keysNamed('b', keys));
    const long = { long: 'ü'.repeat(bytes / 2 - 100) };
    expect(left(long)).toMatchObject({ errors: [{ pointer: '/metadata', rule: 'too-long' }] });
    expect(left({ ...keysNamed('a', 30, null), ...long })).toEqual(long);
  });

  it('is gone where it is cleared', () => {
    expect(left(null)).toEqual({});
  });
});

describe('settings of a service that contradict each other are refused', () => {
  const created = (content: Partial<ServiceContent>) => (read: Read) =>
    createService({ read, actor: desk }, { id: 'svc_new', content: { ...massage, ...content } });
  const changed = (content: Partial<ServiceContent>) => (read: Read) =>
    changeService({ read, now: 0 }, [], { id: 'svc_massage', stated: at(1), changes: content });
  const fieldOf = (decide: (read: Read) => never | object) => {
    const { outcome } = given(...facts).when(decide as Parameters<ReturnType<typeof given>['when']>[0]);
    if (!('details' in outcome)) return 'fits';
    const [{ pointer, rule }] = (outcome.details as { errors: [Violation] }).errors;
    return `${pointer} ${rule}`;
  };

  it.each<[Partial<ServiceContent>, string]>([
    [{ holdSeconds: 1_801 }, '/holdSeconds contradiction'],
    [{ holdSeconds: 1_800 }, 'fits'],
    [{ minNotice: 91 * 1_440 }, '/minNotice contradiction'],
    [{ minNotice: 91 * 1_440 - 1 }, 'fits'],
  ])('%j, made or changed', (content, expected) => {
    expect([fieldOf(created(content)), fieldOf(changed(content))]).toEqual([expected, expected]);
  });

  it('naming what was said, which goes against what was so before', () => {
    expect(fieldOf(changed({ holdSecondsMax: 299 }))).toBe('/holdSecondsMax contradiction');
    expect(fieldOf(changed({ horizonDays: 0, minNotice: 1_439 }))).toBe('fits');
    expect(fieldOf(changed({ horizonDays: 0, minNotice: 1_440 }))).toBe('/minNotice contradiction');
    expect(fieldOf(changed({ holdSeconds: 3_600, holdSecondsMax: 3_600 }))).toBe('fits');
  });

  it('and not where the length of holds is cleared: it is what it usually is, at most what it may be', () => {
    const clear = (changes: ServiceChanges) => (read: Read) =>
      changeService({ read, now: 0 }, [], { id: 'svc_massage', stated: at(2), changes });
    const short = given(roomCreated(), massageCreated(), massageChanged({ holdSeconds: 20, holdSecondsMax: 120 }));
    short.when(clear({ holdSeconds: null })).thenEvents(massageChanged({ holdSeconds: 120 }));
    const longer = massageChanged({ holdSecondsMax: 600, holdSeconds: 300 });
    short.when(clear({ holdSeconds: null, holdSecondsMax: 600 })).thenEvents(longer);
  });
});

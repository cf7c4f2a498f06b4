import {
  blackoutAdded,
  massageArchived,
  massageChanged,
  massageCreated,
  monday,
  roomArchived,
  roomChanged,
  roomCreated,
  roomRestored,
} from '#test/rules/front-desk';
import { blackoutRemoved, calendarIn } from '#test/rules/front-desk-holds';
import { by, desk, type Fact, given, someoneElse } from '#test/rules/given';
import { append, type Read } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import { calendarStream } from './calendar.js';
import { noLimits, serviceStream } from './service.js';
import { calendarsOf } from './used-calendars.js';

/** What is seen of the log once all of this stands in it. */
const seen = <Thing>(look: (read: Read) => Thing, ...facts: readonly Fact[]): Thing => {
  const things: Thing[] = [];
  given(...facts).when((read) => {
    things.push(look(read));
    return { events: [], until: Number.POSITIVE_INFINITY };
  });
  return things[0]!;
};
const roomAfter = (...facts: readonly Fact[]) => seen(calendarIn, ...facts);
const massageAfter = (...facts: readonly Fact[]) => seen((read) => read(serviceStream('svc_massage')).state!, ...facts);

const paint = { start: monday('09:00'), end: monday('10:00') };
const clean = { id: 'blk_clean', start: monday('12:00'), end: monday('13:00') };
const closed = (date: string) => ({ date, openingHours: [] });

describe('a calendar', () => {
  it('has no blackouts to begin with, is active, and its exceptions are in the order of their dates', () => {
    const room = roomAfter(roomCreated({ exceptions: [closed('2026-12-26'), closed('2026-12-24')] }));
    expect(room).toMatchObject({ status: 'active', blackouts: [], blackoutsBy: [], blackoutsRemoved: [] });
    expect(room.exceptions).toEqual([closed('2026-12-24'), closed('2026-12-26')]);
  });

  it('has one date changed and another taken back by a change that names these two, and keeps the others', () => {
    const before = ['2026-12-24', '2026-12-25', '2026-12-26'].map(closed);
    const late = { date: '2026-12-25', openingHours: [{ from: '12:00', to: '14:00' }] };
    const changed = roomChanged({ exceptions: { set: [late], unset: ['2026-12-24'] } });
    expect(roomAfter(roomCreated({ exceptions: before }), changed).exceptions).toEqual([late, closed('2026-12-26')]);
  });

  it('has metadata merged, and keeps all that a change does not name', () => {
    const metadata = { floor: 4, door: { code: 7, side: 'left' } };
    const changed = roomChanged({ metadata: { door: { code: null }, lift: true } });
    const room = roomAfter(roomCreated({ metadata, exceptions: [closed('2026-12-24')] }), changed);
    expect(room.metadata).toEqual({ floor: 4, door: { side: 'left' }, lift: true });
    expect(room.exceptions).toEqual([closed('2026-12-24')]);
    const renamed = roomAfter(roomCreated({ metadata }), roomChanged({ name: 'Room 40' }));
    expect(renamed).toMatchObject({ name: 'Room 40', metadata });
  });

  it('is open as it is since its hours, its exceptions or its zone changed, not since its name did', () => {
    const since = (changes: Parameters<typeof roomChanged>[0]) =>
      roomAfter(roomCreated(), roomChanged(changes)).hoursSince;
    expect(since({ name: 'Room 40' })).toBe(1);
    expect(since({ capacity: 2, metadata: { floor: 4 } })).toBe(1);
    expect(since({ openingHours: [] })).toBe(2);
    expect(since({ exceptions: { unset: ['2026-12-24'] } })).toBe(2);
    expect(since({ timeZone: 'Europe/Lisbon' })).toBe(2);
  });

  it('is active again once it is restored, and otherwise as it was', () => {
    const { status, name, version } = roomAfter(roomCreated(), roomArchived(), roomRestored());
    expect({ status, name, version }).toEqual({ status: 'active', name: 'Room 4', version: 3 });
  });

  it('loses one of two blackouts, and knows who had added each', () => {
    const both = [roomCreated(), by(someoneElse, blackoutAdded(paint)), blackoutAdded(clean)];
    const room = roomAfter(...both, blackoutRemoved());
    expect(room.blackouts.map(({ id }) => id)).toEqual(['blk_clean']);
    expect(room.blackoutsBy).toEqual([{ id: 'blk_clean', actor: desk }]);
    expect(room.blackoutsRemoved).toEqual([{ id: 'blk_paint', actor: someoneElse }]);
  });

  it('names the days that its last change could not look at, until the next one', () => {
    const unchecked = ['2026-11-24'];
    const data = { ...paint, id: 'blk_paint', reason: null, onConflict: 'displace', unchecked } as const;
    const strained = [roomCreated(), append(calendarStream('cal_room4'), { type: 'BlackoutAdded', data })];
    expect(roomAfter(...strained).unchecked).toEqual(unchecked);
    expect(roomAfter(...strained).blackouts).toEqual([{ ...paint, id: 'blk_paint', reason: null }]);
    expect('unchecked' in roomAfter(...strained, roomChanged({ name: 'Room 40' }))).toBe(false);
  });
});

describe('a service', () => {
  const restored = append(serviceStream('svc_massage'), { type: 'ServiceRestored', data: {} });

  it('is active again once it is restored, and otherwise as it was', () => {
    const { status, name, version } = massageAfter(massageCreated(), massageArchived(), restored);
    expect({ status, name, version }).toEqual({ status: 'active', name: 'Massage', version: 3 });
  });

  it('has metadata merged, and keeps them where a change does not name them', () => {
    const before = massageCreated({ metadata: { price: { adult: 70, child: 40 } } });
    const changed = massageAfter(before, massageChanged({ metadata: { price: { child: null } } }));
    expect(changed.metadata).toEqual({ price: { adult: 70 } });
    expect(massageAfter(before, massageChanged({ step: 30 })).metadata).toEqual({ price: { adult: 70, child: 40 } });
  });

  it('counts its customers afresh since the limit was set anew, not since it became another one or was taken back', () => {
    const perCustomer = (atMost: number | null) => massageChanged({ limits: { ...noLimits, perCustomer: atMost } });
    const since = (...changes: readonly Fact[]) => massageAfter(massageCreated(), ...changes).customersSince;
    expect(since(perCustomer(2))).toBe(2);
    expect(since(perCustomer(2), perCustomer(3))).toBe(2);
    expect(since(perCustomer(2), perCustomer(null))).toBe(2);
    expect(since(perCustomer(2), perCustomer(null), perCustomer(1))).toBe(4);
    expect(since(perCustomer(2), massageChanged({ step: 30 }))).toBe(2);
  });
});

it('a calendar that there is not is pointed at where the request names it', () => {
  const uses = [{ calendarId: 'cal_room4' }, { anyOf: ['cal_room4', 'cal_gone'], strategy: 'first' as const }];
  const look = (read: Read) => {
    calendarsOf(read, uses);
    return { events: [], until: Number.POSITIVE_INFINITY };
  };
  const subject = { kind: 'calendar', id: 'cal_gone' };
  const { outcome } = given(roomCreated()).when(look);
  expect(outcome).toBeInstanceOf(Refused);
  expect((outcome as Refused).details).toMatchObject({ subject, pointer: '/uses/1/anyOf/1' });
});

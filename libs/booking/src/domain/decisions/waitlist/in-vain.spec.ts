import { massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { bothRooms, massageInBoth, massageInEither } from '#test/rules/front-desk-holds';
import { customerOf, hashOf, joined } from '#test/rules/front-desk-waitlist';
import { desk, type Fact, given } from '#test/rules/given';
import type { Read } from '../../deciding/decision.js';
import { minute } from '../../time/interval.js';
import { joinWaitlist, type WaitlistRequest, WaitsAlready } from './join-waitlist.js';

const ten = monday('10:00');
const desks = [roomCreated(), massageCreated()];

const join =
  (changes: Partial<WaitlistRequest> = {}, { now = sundayNoon, entryId = 'wls_ada' } = {}) =>
  (read: Read) => {
    const drawn = { entryId, customerId: 'cus_new', customerHash: hashOf('wls_ada'), holder: hashOf('wls_ada') };
    const wish = { serviceId: 'svc_massage', from: ten, to: monday('12:00'), duration: 30, units: 1 };
    const request = { ...wish, calendarIds: null, customer: customerOf('wls_ada'), ...changes };
    return joinWaitlist({ read, actor: desk, now }, request, drawn);
  };

const joins = (facts: readonly Fact[], ...asked: Parameters<typeof join>) => {
  const { outcome } = given(...facts).when(join(...asked));
  return 'events' in outcome && outcome.events.length > 0;
};
const refusedFor = (rule: string) => ({ errors: [expect.objectContaining({ rule })] });

describe('a party waits where it could ever fit', () => {
  const large = { maxUnitsPerBooking: 5 };

  it('on the largest of several calendars', () => {
    const [service] = massageInEither(large).slice(-1);
    const rooms = [roomCreated({ capacity: 2 }), roomCreated({ capacity: 4 }, 'cal_room5')];
    expect(joins([...rooms, service!], { units: 4 })).toBe(true);
    given(...rooms, service!)
      .when(join({ units: 5 }))
      .thenRefused('rule-violation', refusedFor('too-many-units'));
    given(...rooms, service!)
      .when(join({ units: 3, calendarIds: ['cal_room4'] }))
      .thenRefused('rule-violation', refusedFor('too-many-units'));
  });

  it('on the smallest of those that it needs together', () => {
    const [service] = massageInBoth(large).slice(-1);
    const rooms = [roomCreated({ capacity: 2 }), roomCreated({ capacity: 4 }, 'cal_room5')];
    expect(joins([...rooms, service!], { units: 2 })).toBe(true);
    given(...rooms, service!)
      .when(join({ units: 3 }))
      .thenRefused('rule-violation', refusedFor('too-many-units'));
  });

  it('and hears of one reason only where a booking never has so many', () => {
    given(roomCreated({ capacity: 2 }), massageCreated({ maxUnitsPerBooking: 2 }))
      .when(join({ units: 3 }))
      .thenRefused('rule-violation', refusedFor('too-many-units'));
  });
});

describe('somebody waits until the last start that may be', () => {
  it('booked as early as the service wants, to the minute', () => {
    const lastStart = monday('11:30');
    expect(joins(desks, {}, { now: lastStart - 60 * minute })).toBe(true);
    given(...desks)
      .when(join({}, { now: lastStart - 60 * minute + 1 }))
      .thenRefused('rule-violation', refusedFor('under-notice'));
    given(...desks)
      .when(join({}, { now: lastStart }))
      .thenRefused('rule-violation', refusedFor('under-notice'));
    const atOnce = [roomCreated(), massageCreated({ minNotice: 0 })];
    expect(joins(atOnce, {}, { now: lastStart })).toBe(true);
    given(...atOnce)
      .when(join({}, { now: lastStart + 1 }))
      .thenRefused('rule-violation', refusedFor('in-past'));
  });

  it('on the grid, of which one start is enough', () => {
    expect(joins(desks, { from: ten, to: ten + 30 * minute })).toBe(true);
    given(...desks)
      .when(join({ from: ten + minute, to: ten + 44 * minute }))
      .thenRefused('rule-violation', refusedFor('off-grid'));
  });
});

describe('the same wish', () => {
  const already = (facts: readonly Fact[], changes: Partial<WaitlistRequest>, now = sundayNoon) =>
    expect(() => given(...facts).when(join(changes, { entryId: 'wls_again', now })));

  it('of the same customer stands in line once, in whatever order it names its calendars', () => {
    const there = [...massageInEither(), ...joined('wls_ada', { calendarIds: bothRooms })];
    already(there, { calendarIds: bothRooms.toReversed() }).toThrow(WaitsAlready);
    already(there, { calendarIds: ['cal_room4'] }).not.toThrow();
    already(there, { calendarIds: bothRooms, to: monday('12:30') }).not.toThrow();
  });

  it('is no longer the same once it is over', () => {
    const there = [roomCreated(), massageCreated({ minNotice: 0 }), ...joined('wls_ada', { to: ten + 30 * minute })];
    already(there, { to: ten + 30 * minute }, ten).toThrow(WaitsAlready);
  });

  it('sent again is known with its length or without, and not with another one', () => {
    const there = [...desks, ...joined('wls_ada')];
    given(...there)
      .when(join({ duration: null }))
      .thenNothing();
    given(...there)
      .when(join({ duration: 60 }))
      .thenRefused('already-exists', { differs: ['duration'] });
  });
});

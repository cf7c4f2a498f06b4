import {
  ada,
  adasHash,
  booked,
  held,
  massageCreated,
  monday,
  request,
  roomArchived,
  roomChanged,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { counted, fivePast } from '#test/rules/front-desk-holds';
import { joined, waitCounted } from '#test/rules/front-desk-waitlist';
import { desk, type Fact, given } from '#test/rules/given';
import { noLimits } from '../../calendars/service.js';
import { append, type Read } from '../../deciding/decision.js';
import { Refused } from '../../deciding/refused.js';
import { tallyStream } from '../../limits/tally.js';
import { bookSlot } from '../bookings/book-slot.js';
import { WaitsAlready } from './join-waitlist.js';
import { isWorthWaiting, refusedBefore, waitInstead } from './wait-instead.js';

const ten = monday('10:00');
const rules = { holdsPerCustomer: 1 };
const drawn = { bookingId: 'bkg_ada', customerId: 'cus_new', customerHash: adasHash, holder: adasHash };
const entry = { ...drawn, entryId: 'wls_ada' };
const taken = [roomCreated(), massageCreated(), ...booked('bkg_bob', ten)];

const bookOrWait =
  (wanted = request, now = sundayNoon) =>
  (read: Read) => {
    try {
      return bookSlot({ ...rules, read, actor: desk, now }, wanted, drawn);
    } catch (refusal) {
      if (!(refusal instanceof Refused && isWorthWaiting(refusal))) throw refusal;
      return waitInstead({ read, actor: desk, now }, refusal, wanted, entry);
    }
  };

/** Whether whoever is refused comes to stand in line. */
const waits = (facts: readonly Fact[], wanted = request) => {
  const { outcome } = given(...facts).when(bookOrWait(wanted));
  return 'events' in outcome && outcome.events.some(({ type }) => type === 'WaitlistJoined');
};

describe('somebody waits', () => {
  it('where it is booked or held, or where there is no room for so many', () => {
    expect(waits(taken)).toBe(true);
    expect(waits([roomCreated(), massageCreated(), ...held('bkg_bob', ten, { expiresAt: fivePast })])).toBe(true);
    const [large, bob] = [roomCreated({ capacity: 2 }), booked('bkg_bob', ten)];
    const parties = massageCreated({ maxUnitsPerBooking: 2 });
    expect(waits([large, parties, ...bob], { ...request, units: 2 })).toBe(true);
  });

  it('where the day is full, as others may give it up', () => {
    const counts = append(tallyStream('day', 'svc_massage', '2026-11-23'), {
      type: 'TallyCounted',
      data: { bookingId: 'bkg_bob', start: monday('14:00'), expiresAt: null },
    });
    expect(waits([roomCreated(), massageCreated({ limits: { ...noLimits, perDay: 1 } }), counts])).toBe(true);
  });

  it('not for what only they themselves could give up: their own holds, their own bookings', () => {
    const hold = { ...request, hold: { seconds: null } };
    const facts = [roomCreated(), massageCreated(), counted('bkg_elsewhere', fivePast)];
    given(...facts)
      .when(bookOrWait(hold))
      .thenRefused('limit-reached', { limit: { kind: 'live-holds', atMost: 1 } });
    const counts = append(tallyStream('customer', 'svc_massage', `${adasHash}.1`), {
      type: 'TallyCounted',
      data: { bookingId: 'bkg_before', start: monday('14:00'), expiresAt: null },
    });
    given(roomCreated(), massageCreated({ limits: { ...noLimits, perCustomer: 1 } }), counts)
      .when(bookOrWait())
      .thenRefused('limit-reached', { limit: { kind: 'per-customer', atMost: 1 } });
  });

  it('not where the room is gone for good', () => {
    given(roomCreated(), massageCreated(), roomArchived()).when(bookOrWait()).thenRefused('dependency-gone');
  });

  it('not where nothing that anybody gives up would help', () => {
    expect(isWorthWaiting(new Refused('rule-violation', { errors: [] }))).toBe(false);
  });

  it('not for what could not be waited for: that is told instead', () => {
    const soon = bookOrWait({ ...request, override: ['under-notice'] }, monday('09:30'));
    const errors = [expect.objectContaining({ pointer: '/to', rule: 'under-notice' })];
    given(...taken)
      .when(soon)
      .thenRefused('rule-violation', { errors });
  });

  it('once, however often they ask', () => {
    const wish = { from: ten, to: monday('10:30') };
    const again = () => given(...taken, ...joined('wls_ada', wish, adasHash, ada)).when(bookOrWait());
    expect(again).toThrow(WaitsAlready);
  });

  it('and where they stand in as many lines as one may, they are told so, and what it was about', () => {
    const many = Array.from({ length: 20 }, (_, nth) => waitCounted(`wls_${nth}`, monday('11:30'), adasHash));
    const limit = { kind: 'own-waitlist', atMost: 20 } as const;
    given(...taken, ...many)
      .when(bookOrWait())
      .thenRefused('limit-reached', { limit, asked: expect.objectContaining({ start: ten, duration: 30 }) });
  });
});

describe('a customer who asks again what had become of it', () => {
  const again = (read: Read) => {
    throw refusedBefore({ ...rules, read, actor: desk, now: sundayNoon }, { ...request, duration: null }, drawn);
  };

  it('hears who has it now', () => {
    const conflicts = [expect.objectContaining({ bookingId: 'bkg_bob' })];
    given(...taken)
      .when(again)
      .thenRefused('slot-taken', { conflicts });
  });

  it('is still refused where nobody has it any more: the line has it', () => {
    const calendar = expect.objectContaining({ id: 'cal_room4' });
    const asked = expect.objectContaining({ start: ten, duration: 30 });
    given(roomCreated(), massageCreated()).when(again).thenRefused('slot-taken', { conflicts: [], calendar, asked });
  });

  it('and where it could not be had by anybody: that is no reason to say that it is not waited for', () => {
    given(roomCreated(), massageCreated(), roomChanged({ openingHours: [] }))
      .when(again)
      .thenRefused('slot-taken', { conflicts: [] });
  });
});

import { ada, adasHash, at, massageCreated, monday, request, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { counted } from '#test/rules/front-desk-holds';
import {
  accepted,
  customerOf,
  hashOf,
  joined,
  left,
  offered,
  waitCounted,
  waitReleased,
} from '#test/rules/front-desk-waitlist';
import { desk, type Fact, given } from '#test/rules/given';
import { waitlistStream } from '../../bookings/waitlist/waitlist.js';
import { nothing, type Read } from '../../deciding/decision.js';
import { Refused } from '../../deciding/refused.js';
import { waitsAtMost, waitsStream } from '../../limits/waits.js';
import { day, minute } from '../../time/interval.js';
import { bookSlot } from '../bookings/book-slot.js';
import { confirmBooking } from '../bookings/confirm-booking.js';
import { expireBooking } from '../bookings/expire-booking.js';
import { extendHold } from '../bookings/extend-hold.js';
import { joinWaitlist, type WaitlistRequest, WaitsAlready } from './join-waitlist.js';
import { leaveWaitlist } from './leave-waitlist.js';
import { offerSpot } from './offer-spot.js';

const serviceId = 'svc_massage';
const [ten, noon] = [monday('10:00'), monday('12:00')];
const rules = { holdsPerCustomer: 5 };
const massage = massageCreated({ step: 15, minNotice: 0, bufferAfter: 0, offerMinutes: 60 });
const limited = massageCreated({ limits: { perDay: null, perWeek: null, perCustomer: 1 } });
const stranger = { isNamed: false, holder: 'hash_place' };

const joining =
  (changes: Partial<WaitlistRequest> = {}, holder = hashOf('wls_ada'), now = sundayNoon) =>
  (read: Read) => {
    const wish = { serviceId, from: ten, to: noon, duration: 30, units: 1, calendarIds: null };
    const drawn = { entryId: 'wls_second', customerId: 'cus_new', customerHash: hashOf('wls_ada'), holder };
    return joinWaitlist({ read, actor: desk, now }, { ...wish, customer: customerOf('wls_ada'), ...changes }, drawn);
  };

const followedBy = (facts: readonly Fact[], decide: Parameters<ReturnType<typeof given>['when']>[0]): Fact[] => {
  const { outcome } = given(...facts).when(decide);
  if (outcome instanceof Refused) throw outcome;
  return [...facts, ...outcome.events];
};
const typesOf = (facts: readonly Fact[], since: readonly Fact[]) => facts.slice(since.length).map(({ type }) => type);

const offering = (bookingId: string, start: number, now: number) => (read: Read) =>
  offerSpot({ ...rules, read, actor: 'policy', now }, { serviceId, start, bookingId });
const lapsing = (bookingId: string, now: number) => (read: Read) =>
  expireBooking({ read, now: now + 2_000 }, bookingId);
const offeredTo = (facts: readonly Fact[], start: number, now: number) =>
  followedBy(facts, offering('bkg_look', start, now)).find(
    ({ data }) => 'bookingId' in data && data.bookingId === 'bkg_look',
  )?.data;

describe('a customer who waits', () => {
  it('has to be known where the service limits its customers', () => {
    given(roomCreated(), limited)
      .when(joining({ customer: { ...ada, id: null } }))
      .thenRefused('rule-violation', {
        errors: [expect.objectContaining({ pointer: '/customer/id', rule: 'required' })],
      });
  });

  it.each<[string, string, Partial<WaitlistRequest>, number]>([
    ['more units than there is room for', 'too-many-units', { units: 2 }, sundayNoon],
    ['a time in which nothing begins', 'off-grid', { from: ten + minute, to: ten + 44 * minute }, sundayNoon],
    ['what would have to be booked earlier than now', 'under-notice', {}, ten],
  ])('waits for what can come: not for %s', (_, rule, changes, now) => {
    const service = massageCreated({ step: 15, minNotice: 240, maxUnitsPerBooking: 4 });
    given(roomCreated(), service)
      .when(joining(changes, hashOf('wls_ada'), now))
      .thenRefused('rule-violation', { errors: [expect.objectContaining({ rule })] });
  });

  it('waits for one thing once, if it is known who that is', () => {
    const facts = [roomCreated(), massage, ...joined('wls_ada')];
    expect(() => given(...facts).when(joining())).toThrow(WaitsAlready);
    const others: Partial<WaitlistRequest>[] = [
      { to: noon + minute },
      { duration: 60 },
      { calendarIds: ['cal_room4'] },
    ];
    for (const other of others) expect(typesOf(followedBy(facts, joining(other)), facts)).toContain('WaitlistJoined');
    const strangers = [
      roomCreated(),
      massage,
      ...joined('wls_ada', {}, hashOf('wls_ada'), customerOf('wls_ada'), stranger),
    ];
    const again = joining({ customer: { ...ada, id: null } }, 'hash_place');
    expect(typesOf(followedBy(strangers, again), strangers)).toContain('WaitlistJoined');
  });

  describe(`no more than ${waitsAtMost} times, for whatever services, and one key from one address as a whole neither`, () => {
    const elsewhere = Array.from({ length: waitsAtMost }, (_, nth) => waitCounted(`wls_${nth}`, noon, 'hash_place'));
    const facts = [roomCreated(), massage, ...elsewhere];
    const join = joining({}, 'hash_place');

    it('while that may still come', () => {
      const refusal = given(...facts).when(join);
      refusal.thenRefused('limit-reached', { limit: { kind: 'own-waitlist', atMost: waitsAtMost } });
      refusal.thenUntil(noon + 1);
      expect(typesOf(followedBy(facts, joining({}, 'hash_elsewhere')), facts)).toContain('WaitlistJoined');
      const late = { from: noon, to: noon + 60 * minute };
      expect(typesOf(followedBy(facts, joining(late, 'hash_place', noon + 1)), facts)).toContain('WaitlistJoined');
    });

    it('each is counted when it joins, where whoever joins elsewhere is counted too', () => {
      const decision = given(...facts.slice(0, -1)).when(join);
      const { outcome } = decision;
      const counted = waitCounted('wls_second', noon - 30 * minute, 'hash_place');
      expect(outcome).toMatchObject({ events: expect.arrayContaining([matching(counted)]) });
      const full = [...facts.slice(0, -1), counted];
      given(...full)
        .when(join)
        .thenRefused('limit-reached');
    });

    it('and it counts no more once it is left or was taken', () => {
      const entry = joined('wls_19', {}, hashOf('wls_19'), customerOf('wls_19'), stranger);
      const leave = (read: Read) => leaveWaitlist({ read, now: sundayNoon }, { id: 'wls_19', onlyCustomer: null });
      const [removed, hasLeft] = left('wls_19');
      given(...facts, ...entry)
        .when(leave)
        .thenEvents(removed!, waitReleased('wls_19', 'hash_place'), hasLeft!);
      const gone = followedBy([...facts, ...entry], leave);
      expect(typesOf(followedBy(gone, join), gone)).toContain('WaitlistJoined');
      const held = followedBy([...facts, ...entry], offering('bkg_offer', ten, sundayNoon));
      const confirmation = { id: 'bkg_offer', stated: at(1), customer: null, notes: null };
      const drawn = { customerId: 'cus_new', customerHash: 'hash_new' };
      const taken = followedBy(held, (read) =>
        confirmBooking({ read, actor: desk, now: sundayNoon }, confirmation, drawn),
      );
      const [dequeued] = accepted('wls_19', 'bkg_offer');
      const events = [dequeued!, waitReleased('wls_19', 'hash_place')].map(matching);
      expect(taken).toEqual(expect.arrayContaining(events));
    });

    it('nor once its time is over: what was counted before is forgotten', () => {
      const later = waitCounted('wls_later', 60_000, 'hash_place');
      let waits: readonly string[] = [];
      given(waitCounted('wls_early', 0, 'hash_place'), later).when((read) => {
        waits = Object.keys(read(waitsStream('hash_place')).state.ends);
        return nothing;
      });
      expect(waits).toEqual(['wls_later']);
    });
  });

  it('and books that time directly leaves the line, for that time alone', () => {
    const elsewhere = { from: noon, to: noon + 120 * minute };
    const facts = [
      roomCreated(),
      massage,
      ...joined('wls_ada', {}, adasHash),
      ...joined('wls_later', elsewhere, adasHash),
    ];
    const drawn = { bookingId: 'bkg_ada', customerId: 'cus_new', customerHash: adasHash, holder: null };
    const booked = followedBy(facts, (read) =>
      bookSlot({ ...rules, read, actor: desk, now: sundayNoon }, { ...request, start: ten }, drawn),
    );
    expect(booked.slice(facts.length)).toEqual(expect.arrayContaining(left('wls_ada', 'booked').map(matching)));
    expect(typesOf(booked, facts).filter((type) => type === 'WaitlistLeft')).toHaveLength(1);
  });
});

const matching = ({ type, data }: Fact) => expect.objectContaining({ type, data });

describe('an offer', () => {
  it('to a stranger counts among the holds of their key and address, and runs for twelve hours at most', () => {
    const long = massageCreated({ minNotice: 0, bufferAfter: 0, offerMinutes: 2 * 24 * 60 });
    const far = { from: ten + 7 * day, to: noon + 7 * day };
    const entry = joined('wls_ada', far, hashOf('wls_ada'), customerOf('wls_ada'), stranger);
    const facts = [roomCreated(), long, ...entry];
    const offer = offering('bkg_offer', ten + 7 * day, sundayNoon);
    const held = followedBy(facts, offer).at(-1)!;
    expect(held.data).toMatchObject({ holder: 'hash_place', expiresAt: sundayNoon + 12 * 60 * minute });
    const holding = [1, 2, 3, 4, 5].map((nth) => counted(`bkg_${nth}`, sundayNoon + day, 'hash_place'));
    const full = [...facts, ...holding];
    expect(followedBy(full, offer)).toEqual(full);
  });

  it('that lapsed sends its entry behind the others for what overlaps it', () => {
    const facts = [roomCreated(), massage, ...joined('wls_ada'), ...joined('wls_bob')];
    const lapsed = followedBy(
      followedBy(facts, offering('bkg_1', ten, sundayNoon)),
      lapsing('bkg_1', sundayNoon + 60 * minute),
    );
    const later = sundayNoon + 61 * minute;
    expect(offeredTo(lapsed, ten + 15 * minute, later)).toMatchObject({ entryId: 'wls_bob' });
    expect(offeredTo(lapsed, ten + 30 * minute, later)).toMatchObject({ entryId: 'wls_ada' });
  });

  it('that lapsed is the third: whoever lets them all go has left', () => {
    let facts: Fact[] = [roomCreated(), massage, ...joined('wls_ada')];
    let now = sundayNoon;
    for (const nth of [1, 2, 3]) {
      const before = facts;
      facts = followedBy(followedBy(facts, offering(`bkg_${nth}`, ten, now)), lapsing(`bkg_${nth}`, now + 60 * minute));
      expect(typesOf(facts, before).includes('WaitlistLeft')).toBe(nth === 3);
      now += 61 * minute;
    }
    expect(facts).toEqual(expect.arrayContaining([expect.objectContaining({ data: { reason: 'offers-lapsed' } })]));
    const seen = given(...facts);
    let entries: readonly unknown[] = [];
    seen.when((read) => {
      entries = read(waitlistStream(serviceId)).state.entries;
      return nothing;
    });
    expect(entries).toEqual([]);
  });

  it('that its start cut short counts against nobody: there was no time to hear of it', () => {
    const soon = massageCreated({ step: 15, minNotice: 0, bufferAfter: 0, offerMinutes: 60 });
    let facts: Fact[] = [roomCreated(), soon, ...joined('wls_ada')];
    for (const nth of [0, 1, 2, 3]) {
      const start = ten + nth * 15 * minute;
      const offer = offering(`bkg_${nth}`, start, start - 30 * minute);
      facts = followedBy(followedBy(facts, offer), lapsing(`bkg_${nth}`, start));
    }
    const ends = facts.filter(({ type }) => type === 'WaitlistOfferExpired');
    expect(ends).toHaveLength(4);
    expect(facts.some(({ type }) => type === 'WaitlistLeft')).toBe(false);
  });

  it('is extended once', () => {
    const offer = offered('wls_ada', 'bkg_offer', ten, sundayNoon + 60 * minute, sundayNoon);
    const facts = [roomCreated(), massage, ...joined('wls_ada'), ...offer];
    const extending = (now: number) => (read: Read) =>
      extendHold({ ...rules, read, now }, { id: 'bkg_offer', stated: { by: 'any' }, seconds: 1_800 });
    const longer = followedBy(facts, extending(sundayNoon + 45 * minute));
    expect(typesOf(longer, facts)).toContain('HoldExtended');
    given(...longer)
      .when(extending(sundayNoon + 60 * minute))
      .thenRefused('illegal-transition', { currentStatus: 'held', allowed: ['confirm', 'reschedule', 'cancel'] });
  });
});

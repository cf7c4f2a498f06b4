import { booked, massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { customerOf, hashOf, joined } from '#test/rules/front-desk-waitlist';
import { desk, type Fact, given } from '#test/rules/given';
import { waitlistStream } from '../domain/bookings/waitlist/waitlist.js';
import { calendarStream } from '../domain/calendars/calendar.js';
import { serviceStream } from '../domain/calendars/service.js';
import { agendaStream, claimsSeen } from '../domain/claims/agenda.js';
import { nothing, type Stream } from '../domain/deciding/decision.js';
import { Refused } from '../domain/deciding/refused.js';
import { bookSlot } from '../domain/decisions/bookings/book-slot.js';
import { offerSpot } from '../domain/decisions/waitlist/offer-spot.js';
import { day, minute } from '../domain/time/interval.js';
import { awaited } from '../domain/waiting/awaited.js';
import { allDay, type OfferHours } from '../domain/waiting/offer-hours.js';
import { Turns } from '../turns.js';
import { offerFreeStarts } from './offer-free-starts.js';

const serviceId = 'svc_massage';
const nine = monday('09:00');
const half = 30 * minute;
const holdsPerCustomer = 2;

/** Who is offered what once somebody has looked, on the events that stand; and what was tried. */
const look = async (facts: readonly Fact[], now = sundayNoon, offerHours: OfferHours = allDay) => {
  const log = [...facts];
  const state = <State, Event>(stream: Stream<State, Event>): State => {
    let seen = stream.initial;
    given(...log).when((read) => {
      seen = read(stream).state;
      return nothing;
    });
    return seen;
  };
  const tried: string[] = [];
  const offers: string[] = [];
  const { entries } = state(waitlistStream(serviceId));
  const waiting = entries.filter(({ offered }) => offered === null);
  const service = state(serviceStream(serviceId))!;
  const calendar = state(calendarStream('cal_room4'))!;
  const days = ['2026-11-22', '2026-11-23', '2026-11-24'];
  const claims = claimsSeen(
    days.map((date) => ({ state: state(agendaStream('cal_room4', date)), version: 1, recent: [] })),
  );
  for (const range of awaited(waiting, now)) {
    const context = { service, calendars: [{ calendar, claims }] };
    const passing = new Set<string>();
    const offer = async ({ entryId }: { readonly entryId: string }, start: number) => {
      tried.push(`${entryId} ${(start - nine) / minute}`);
      const spot = { serviceId, start, bookingId: `bkg_${tried.length}`, passing };
      let blocked: readonly string[] = [];
      const { outcome } = given(...log).when((read) => {
        const offering = offerSpot({ ...{ holdsPerCustomer, offerHours }, read, actor: 'policy', now }, spot);
        blocked = offering.blocked;
        return offering;
      });
      if (outcome instanceof Refused) throw outcome;
      log.push(...outcome.events);
      const made = outcome.events.find(({ type }) => type === 'WaitlistSpotOffered');
      const to = made ? made.stream.name.slice('waitlist-entry/'.length) : null;
      if (to) offers.push(`${to} ${(start - nine) / minute}`);
      return { to, blocked };
    };
    await offerFreeStarts({ context, waiting, range, now, offerHours, passing }, offer, new Turns());
  }
  return { offers, tried, log };
};

const waits = (id: string, from: number, to: number, changes: object = {}, more: object = {}) => {
  const { hash = hashOf(id), ...others } = more as { hash?: string };
  return joined(id, { from: nine + from * minute, to: nine + to * minute, ...changes }, hash, customerOf(id), others);
};

describe('a customer who may not have what is free', () => {
  const limited = massageCreated({
    ...{ durations: [60, 30], step: 15, minNotice: 0, bufferAfter: 0 },
    limits: { perDay: null, perWeek: null, perCustomer: 1 },
  });
  const already = (log: readonly Fact[], entryId: string): Fact[] => {
    const customer = customerOf(entryId);
    const wish = { serviceId, start: nine + day, duration: 30, units: 1, customer, notes: null, metadata: {} };
    const drawn = {
      bookingId: `bkg_of-${entryId}`,
      customerId: customer.id,
      customerHash: hashOf(entryId),
      holder: null,
    };
    const { outcome } = given(...log).when((read) =>
      bookSlot({ ...{ holdsPerCustomer }, read, actor: desk, now: sundayNoon }, wish, drawn),
    );
    return outcome instanceof Refused ? [] : [...outcome.events];
  };

  it('blocks nobody behind who waits for what overlaps it', async () => {
    const known = [roomCreated(), limited];
    const facts = [
      ...known,
      ...already(known, 'wls_anna'),
      ...waits('wls_anna', 0, 60, { duration: 60 }),
      ...waits('wls_bert', 30, 60),
    ];
    expect((await look(facts)).offers).toEqual(['wls_bert 30']);
  });

  it('is tried once, not for every start', async () => {
    const known = [roomCreated(), limited];
    const facts = [...known, ...already(known, 'wls_anna'), ...waits('wls_anna', 0, 240)];
    const { offers, tried } = await look(facts);
    expect({ offers, tried }).toEqual({ offers: [], tried: ['wls_anna 0'] });
  });

  it('among them those of whom nobody knows who they are, where the service limits its customers', async () => {
    const facts = [
      ...[roomCreated(), limited],
      ...waits('wls_stranger', 0, 60, {}, { isNamed: false, holder: 'hash_place' }),
      ...waits('wls_bert', 0, 30),
    ];
    expect((await look(facts)).offers).toEqual(['wls_bert 0']);
  });

  it('strangers of one key and address are held no more together than the cap on live holds', async () => {
    const strangers = [0, 30, 60, 90].flatMap((from, nth) =>
      waits(`wls_${nth}`, from, from + 30, {}, { isNamed: false, holder: 'hash_place' }),
    );
    const open = massageCreated({ step: 30, minNotice: 0, bufferAfter: 0 });
    const { offers } = await look([roomCreated(), open, ...strangers, ...waits('wls_bert', 60, 90)]);
    expect(offers).toEqual(['wls_0 0', 'wls_1 30', 'wls_bert 60']);
  });
});

describe('every free start that somebody waits for is tried', () => {
  it('also where the first of them is less than a minute away', async () => {
    const fine = massageCreated({ durations: [30], step: 1, minNotice: 0, bufferAfter: 0 });
    const { offers } = await look([roomCreated(), fine, ...waits('wls_now', -60, 180)], nine + 30_000);
    expect(offers).toEqual(['wls_now 2']);
  });

  it('beside what others have just been offered', async () => {
    const open = massageCreated({ durations: [30], step: 15, minNotice: 0, bufferAfter: 0 });
    const line = ['wls_a', 'wls_b', 'wls_c'].flatMap((id) => waits(id, 0, 120));
    const { offers, tried } = await look([roomCreated(), open, ...line]);
    expect(offers).toEqual(['wls_a 0', 'wls_b 30', 'wls_c 60']);
    expect(tried).toEqual(offers);
  });

  it('with a length that the service offers no more', async () => {
    const short = massageCreated({ durations: [30], step: 30, minNotice: 0, bufferAfter: 0 });
    const { offers } = await look([roomCreated(), short, ...waits('wls_long', 0, 60, { duration: 60 })]);
    expect(offers).toEqual(['wls_long 0']);
  });

  it('and none that is taken, nor one at night for a day far ahead', async () => {
    const open = massageCreated({ durations: [30], step: 30, minNotice: 0, bufferAfter: 0 });
    const facts = [roomCreated(), open, ...booked('bkg_bob', nine), ...waits('wls_a', 0, 90)];
    const { offers } = await look(facts);
    expect(offers).toEqual(['wls_a 60']);
    const night = sundayNoon - 2 * day - 6 * 60 * minute;
    expect((await look(facts, night, { from: 8, to: 21 })).tried).toEqual([]);
    expect((await look(facts, night + 6 * 60 * minute, { from: 8, to: 21 })).offers).toEqual(['wls_a 60']);
  });
});

it('two who wait years apart have nobody look at the years between', () => {
  const at = (from: number) => ({ from, to: from + 60 * minute, duration: 30 }) as never;
  const [near, far] = [nine, nine + 5 * 365 * day];
  expect(awaited([at(far), at(near)], sundayNoon)).toEqual([
    { start: near, end: near + half + 1 },
    { start: far, end: far + half + 1 },
  ]);
});

import fc from 'fast-check';
import { massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { desk, type Fact, given } from '#test/rules/given';
import { bookingStream } from '../../bookings/booking.js';
import { waitlistStream } from '../../bookings/waitlist/waitlist.js';
import { waitlistEntryStream } from '../../bookings/waitlist/waitlist-entry.js';
import { agendaStream } from '../../claims/agenda.js';
import { type Decision, nothing, type Read, type Stream } from '../../deciding/decision.js';
import { Refused } from '../../deciding/refused.js';
import { minute } from '../../time/interval.js';
import { bookSlot } from '../bookings/book-slot.js';
import { cancelBooking } from '../bookings/cancel-booking.js';
import { confirmBooking } from '../bookings/confirm-booking.js';
import { expireBooking } from '../bookings/expire-booking.js';
import { joinWaitlist } from './join-waitlist.js';
import { leaveWaitlist } from './leave-waitlist.js';
import { offerSpot } from './offer-spot.js';

const slots = [0, 1, 2, 3];
const startOf = (slot: number) => monday('09:00') + slot * 30 * minute;
const serviceId = 'svc_massage';
const any = { by: 'any' } as const;
const rules = { holdsPerCustomer: 1 };

/** The real thing: decisions made on the events that stand, one after the other. */
class Desk {
  readonly #facts: Fact[] = [
    roomCreated(),
    massageCreated({ durations: [30], step: 30, bufferAfter: 0, cancellationWindow: 0, offerMinutes: 60 }),
  ];
  #made = 0;
  now = sundayNoon;

  state<State, Event>(stream: Stream<State, Event>): State {
    let seen: State = stream.initial;
    given(...this.#facts).when((read) => {
      seen = read(stream).state;
      return nothing;
    });
    return seen;
  }

  act(decide: (read: Read) => Decision): boolean {
    const { outcome } = given(...this.#facts).when(decide);
    if (outcome instanceof Refused) return false;
    this.#facts.push(...outcome.events);
    return outcome.events.length > 0;
  }

  newId(prefix: string) {
    this.#made += 1;
    return `${prefix}_${this.#made}`;
  }

  /** What a policy that looks now would try. */
  spots() {
    const { claims } = this.state(agendaStream('cal_room4', '2026-11-23'));
    const isFree = (start: number) => !claims.some(({ core }) => core.start === start);
    return slots
      .map(startOf)
      .filter(isFree)
      .map((start) => ({ start }));
  }
}

/** What everybody would expect: four slots, and people in a line. */
interface Person {
  readonly id: string;
  readonly first: number;
  readonly last: number;
  status: string;
  readonly passed: Set<number>;
  /** Slots of which offers lapsed. */
  readonly letGo: number[];
}
interface Taken {
  readonly bookingId: string;
  offeredTo: Person | null;
}
class Model {
  readonly line: Person[] = [];
  readonly taken = new Map<number, Taken>();

  /** The first in the line whom a free slot fits; those last who let go an offer of it. */
  next(slot: number): Person | undefined {
    if (this.taken.has(slot)) return undefined;
    const inLine = this.line.filter((each) => each.status === 'waiting' && fits(each, slot));
    return inLine.sort(
      (a, b) => a.letGo.filter((each) => each === slot).length - b.letGo.filter((each) => each === slot).length,
    )[0];
  }
}
const fits = ({ first, last, passed }: Person, slot: number) => first <= slot && slot <= last && !passed.has(slot);

interface World {
  readonly real: Desk;
  readonly model: Model;
  /** What a runner saw that has been frozen since. */
  stale: readonly { readonly start: number }[];
}

const offer = ({ real, model }: World, start: number) => {
  const slot = slots.find((each) => startOf(each) === start)!;
  const bookingId = real.newId('bkg');
  real.act((read) => offerSpot({ ...rules, read, actor: 'policy', now: real.now }, { serviceId, start, bookingId }));
  const person = model.next(slot);
  if (!person) return;
  person.status = 'offered';
  model.taken.set(slot, { bookingId, offeredTo: person });
};

const takeBack = ({ model }: World, slot: number, isLapsed = false) => {
  const person = model.taken.get(slot)?.offeredTo;
  if (person) {
    if (isLapsed) person.letGo.push(slot);
    else person.passed.add(slot);
    person.status = person.letGo.length < 3 ? 'waiting' : 'left';
  }
  model.taken.delete(slot);
};

const happenings: Record<string, (world: World, a: number, b: number) => void> = {
  join: ({ real, model }, a, b) => {
    const [first, last] = [Math.min(a, b), Math.max(a, b)];
    const id = real.newId('wls');
    const customer = { id: `cus_${id}`, name: id, email: `${id}@example.com`, phone: null };
    const wish = {
      serviceId,
      from: startOf(first),
      to: startOf(last + 1),
      duration: 30,
      units: 1,
      calendarIds: null,
      customer,
    };
    const drawn = { entryId: id, customerId: customer.id, customerHash: `hash_${id}`, holder: `hash_${id}` };
    real.act((read) => joinWaitlist({ read, actor: desk, now: real.now }, wish, drawn));
    model.line.push({ id, first, last, status: 'waiting', passed: new Set(), letGo: [] });
  },
  book: ({ real, model }, slot) => {
    const bookingId = real.newId('bkg');
    const customer = { id: `cus_${bookingId}`, name: 'x', email: 'x@example.com', phone: null };
    const wish = { serviceId, start: startOf(slot), duration: 30, units: 1, customer, notes: null, metadata: {} };
    const drawn = { bookingId, customerId: customer.id, customerHash: bookingId, holder: null };
    const isBooked = real.act((read) => bookSlot({ ...rules, read, actor: desk, now: real.now }, wish, drawn));
    expect(isBooked).toBe(!model.taken.has(slot));
    if (isBooked) model.taken.set(slot, { bookingId, offeredTo: null });
  },
  cancel: (world, slot) => {
    const id = world.model.taken.get(slot)?.bookingId;
    if (!id) return;
    world.real.act((read) =>
      cancelBooking({ read, actor: desk, now: world.real.now }, { id, stated: any, reason: null }),
    );
    takeBack(world, slot);
  },
  confirm: ({ real, model }, slot) => {
    const taken = model.taken.get(slot);
    if (!taken?.offeredTo) return;
    const confirmation = { id: taken.bookingId, stated: any, customer: null, notes: null };
    const drawn = { customerId: 'cus_new', customerHash: 'hash_new' };
    real.act((read) => confirmBooking({ read, actor: desk, now: real.now }, confirmation, drawn));
    taken.offeredTo.status = 'accepted';
    taken.offeredTo = null;
  },
  lapse: (world) => {
    const { real, model } = world;
    real.now += 61 * minute;
    for (const [slot, { bookingId, offeredTo }] of [...model.taken]) {
      if (!offeredTo) continue;
      real.act((read) => expireBooking({ read, now: real.now }, bookingId));
      takeBack(world, slot, true);
    }
  },
  leave: (world, nth) => {
    const person = world.model.line[nth];
    if (!person || person.status === 'accepted' || person.status === 'left') return;
    world.real.act((read) => leaveWaitlist({ read, now: world.real.now }, { id: person.id, onlyCustomer: null }));
    for (const [slot, { offeredTo }] of [...world.model.taken]) if (offeredTo === person) takeBack(world, slot);
    person.status = 'left';
  },
  look: (world) => {
    for (const { start } of world.real.spots()) offer(world, start);
  },
  freeze: (world) => {
    world.stale = world.real.spots();
  },
  wake: (world) => {
    for (const { start } of world.stale) offer(world, start);
  },
};

const compare = ({ real, model }: World) => {
  const { entries } = real.state(waitlistStream(serviceId));
  const inLine = model.line.filter(({ status }) => status === 'waiting' || status === 'offered');
  expect(entries.map(({ entryId, offered }) => [entryId, offered !== null])).toEqual(
    inLine.map(({ id, status }) => [id, status === 'offered']),
  );
  for (const { id, status } of model.line) expect(real.state(waitlistEntryStream(id))!.status).toBe(status);
  const { claims } = real.state(agendaStream('cal_room4', '2026-11-23'));
  const taken = [...model.taken].sort(([a], [b]) => a - b);
  expect(claims.map(({ bookingId, core }) => [bookingId, core.start])).toEqual(
    taken.map(([slot, { bookingId }]) => [bookingId, startOf(slot)]),
  );
  for (const [, { bookingId, offeredTo }] of taken) {
    expect(real.state(bookingStream(bookingId))!.status).toBe(offeredTo ? 'held' : 'confirmed');
  }
};

const happening = fc.tuple(
  fc.constantFrom(...Object.keys(happenings), 'join', 'book', 'look'),
  fc.nat({ max: 3 }),
  fc.nat({ max: 3 }),
);

const runs = Number(process.env.MODEL_RUNS ?? 75);

it('whatever happens in whatever order, the first in the line whom a slot fits is offered it, once', () => {
  let offers = 0;
  fc.assert(
    fc.property(fc.array(happening, { minLength: 4, maxLength: 25 }), (script) => {
      const world: World = { real: new Desk(), model: new Model(), stale: [] };
      for (const [name, a, b] of script) {
        happenings[name]!(world, a, b);
        compare(world);
      }
      happenings.look!(world, 0, 0);
      compare(world);
      for (const slot of slots) expect(world.model.next(slot)).toBeUndefined();
      offers += world.model.line.filter(({ status }) => status !== 'waiting').length;
    }),
    { numRuns: runs },
  );
  expect(offers).toBeGreaterThan(runs);
});

import fc from 'fast-check';
import { massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { desk, type Fact, given } from '#test/rules/given';
import { type Booking, bookingStream } from '../bookings/booking.js';
import { lapsesAt } from '../claims/occupancy.js';
import { type Decision, nothing, type Read, type Stream } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import { minute } from '../time/interval.js';
import { bookSlot } from './bookings/book-slot.js';
import { cancelBooking } from './bookings/cancel-booking.js';
import { confirmBooking } from './bookings/confirm-booking.js';
import { expireBooking } from './bookings/expire-booking.js';
import { extendHold } from './bookings/extend-hold.js';
import { rescheduleBooking } from './bookings/reschedule-booking.js';
import { joinWaitlist } from './waitlist/join-waitlist.js';
import { offerSpot } from './waitlist/offer-spot.js';

const serviceId = 'svc_massage';
const rules = { holdsPerCustomer: 2 };
const holder = 'hash_of_a_key_and_an_address';
const any = { by: 'any' } as const;
const startOf = (slot: number) => monday('09:00') + slot * 30 * minute;
const customer = { id: null, name: 'Nobody', email: 'nobody@example.com', phone: null };

/** Somebody with a public key at one address, who tries to hold as much as can be. */
class Hoarder {
  #facts: Fact[] = [
    roomCreated({ capacity: 2 }),
    massageCreated({
      durations: [30],
      step: 30,
      bufferAfter: 0,
      minNotice: 0,
      offerMinutes: 45,
      holdSecondsMax: 3_600,
    }),
  ];
  readonly bookings: string[] = [];
  now = sundayNoon;
  made = 0;

  act(decide: (read: Read) => Decision): void {
    const { outcome } = given(...this.#facts).when(decide);
    if (!(outcome instanceof Refused)) this.#facts = [...this.#facts, ...outcome.events];
  }

  state<State, Event>(stream: Stream<State, Event>): State {
    let seen = stream.initial;
    given(...this.#facts).when((read) => {
      seen = read(stream).state;
      return nothing;
    });
    return seen;
  }

  newBooking(): string {
    this.made += 1;
    const id = `bkg_${this.made}`;
    this.bookings.push(id);
    return id;
  }

  /** What is held for them and keeps others out. */
  held(): Booking[] {
    const known = this.bookings.map((id) => this.state(bookingStream(id))).filter((each) => each !== null);
    return known.filter((each) => each.status === 'held' && this.now < lapsesAt(each));
  }
}

const attacks: Record<string, (hoarder: Hoarder, slot: number, id: string) => void> = {
  hold: (hoarder, slot) => {
    const bookingId = hoarder.newBooking();
    const wish = { serviceId, start: startOf(slot), duration: 30, units: 1, customer, notes: null, metadata: {} };
    const drawn = { bookingId, customerId: `cus_${bookingId}`, customerHash: `hash_${bookingId}`, holder };
    hoarder.act((read) =>
      bookSlot({ ...rules, read, actor: desk, now: hoarder.now }, { ...wish, hold: { seconds: 3_600 } }, drawn),
    );
  },
  join: (hoarder, slot) => {
    hoarder.made += 1;
    const entryId = `wls_${hoarder.made}`;
    const wish = { serviceId, from: startOf(slot), to: startOf(slot + 2), duration: 30, units: 1, calendarIds: null };
    const drawn = { entryId, customerId: `cus_${entryId}`, customerHash: `hash_${entryId}`, holder };
    hoarder.act((read) => joinWaitlist({ read, actor: desk, now: hoarder.now }, { ...wish, customer }, drawn));
  },
  offer: (hoarder, slot) => {
    const spot = { serviceId, start: startOf(slot), bookingId: hoarder.newBooking() };
    hoarder.act((read) => offerSpot({ ...rules, read, actor: 'policy', now: hoarder.now }, spot));
  },
  extend: (hoarder, _, id) =>
    hoarder.act((read) => extendHold({ ...rules, read, now: hoarder.now }, { id, stated: any, seconds: 3_600 })),
  move: (hoarder, slot, id) => {
    const request = { id, stated: any, start: startOf(slot), duration: null, units: null };
    hoarder.act((read) => rescheduleBooking({ ...rules, read, now: hoarder.now }, request));
  },
  cancel: (hoarder, _, id) =>
    hoarder.act((read) => cancelBooking({ read, actor: desk, now: hoarder.now }, { id, stated: any, reason: null })),
  confirm: (hoarder, _, id) => {
    const drawn = { customerId: 'cus_confirmed', customerHash: 'hash_confirmed' };
    hoarder.act((read) =>
      confirmBooking({ read, actor: desk, now: hoarder.now }, { id, stated: any, customer, notes: null }, drawn),
    );
  },
  expire: (hoarder, _, id) => hoarder.act((read) => expireBooking({ read, now: hoarder.now }, id)),
  wait: (hoarder, slot) => {
    hoarder.now += [1_000, minute, 30 * minute, 61 * minute][slot % 4]!;
  },
};

const runs = Number(process.env.MODEL_RUNS ?? 60);
const attack = fc.tuple(
  fc.constantFrom(...Object.keys(attacks), 'hold', 'join', 'offer', 'offer'),
  fc.nat(7),
  fc.nat(99),
);

it('at no instant of any attack does one key at one address hold more than it may', () => {
  let most = 0;
  fc.assert(
    fc.property(fc.array(attack, { minLength: 5, maxLength: 30 }), (script) => {
      const hoarder = new Hoarder();
      for (const [name, slot, nth] of script) {
        const { bookings } = hoarder;
        const id = bookings[nth % bookings.length];
        if (id === undefined && !['hold', 'join', 'offer', 'wait'].includes(name)) continue;
        attacks[name]!(hoarder, slot, id ?? '');
        const held = hoarder.held().length;
        expect({ name, held, isWithin: held <= rules.holdsPerCustomer }).toMatchObject({ isWithin: true });
        most = Math.max(most, held);
      }
    }),
    { numRuns: runs },
  );
  expect(most).toBe(rules.holdsPerCustomer);
});

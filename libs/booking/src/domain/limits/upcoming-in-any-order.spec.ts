import fc from 'fast-check';
import { MemoryLog } from '#test/harness/logs/memory-log';
import { ada, massageCreated, roomCreated } from '#test/rules/front-desk';
import { type Decision, type Read } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import { bookSlot } from '../decisions/bookings/book-slot.js';
import { cancelBooking } from '../decisions/bookings/cancel-booking.js';
import { confirmBooking } from '../decisions/bookings/confirm-booking.js';
import { expireBooking } from '../decisions/bookings/expire-booking.js';
import { extendHold } from '../decisions/bookings/extend-hold.js';
import { rescheduleBooking } from '../decisions/bookings/reschedule-booking.js';

const second = 1_000;
const hour = 3_600 * second;
const grace = 2 * second;
const opened = Date.UTC(2026, 10, 23);
const always = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, from: '00:00', to: '24:00' }];
const any = { by: 'any' } as const;
const rules = { holdsPerCustomer: 1_000 };
const actor = 'desk';

/** What the front desk has on its slip: whose it is, when it begins, and until when it is only held. */
interface Slip {
  readonly customer: string;
  start: number;
  heldUntil: number | null;
}

/** Room for everybody, so that nothing stands in anybody's way but how many bookings a customer may have to come. */
class Desk {
  readonly log = new MemoryLog();
  readonly slips = new Map<string, Slip>();
  readonly came = { passed: 0, refused: 0 };
  now = opened;

  constructor(readonly atMost: number) {
    const service = { timeZone: 'UTC', durations: [30], minNotice: 0, cancellationWindow: 0, bufferAfter: 0 };
    const limits = { perDay: null, perWeek: null, perCustomer: atMost };
    const room = roomCreated({ timeZone: 'UTC', capacity: 1_000, openingHours: always });
    this.log.record([room, massageCreated({ ...service, limits })], opened, actor);
  }

  /** Whether a slip is one of those that its customer has to come. */
  counts({ start, heldUntil }: Slip): boolean {
    return start > this.now && (heldUntil === null || this.now < heldUntil + grace);
  }

  upcoming(customer: string, but?: Slip): number {
    return [...this.slips.values()].filter((each) => each !== but && each.customer === customer && this.counts(each))
      .length;
  }

  /** Whether there is room for one more, which a slip that counts already needs not. */
  mayHave(slip: Slip): boolean {
    return this.counts(slip) || this.upcoming(slip.customer, slip) < this.atMost;
  }

  /** Decides, and holds what it comes to against what the slips say. */
  ask(isAllowed: boolean, decide: (read: Read) => Decision, then: () => void): void {
    const attempt = this.log.decide(decide);
    const { outcome } = attempt;
    const isRefused = outcome instanceof Refused;
    expect(isRefused ? outcome.reason : 'passes').toBe(isAllowed ? 'passes' : 'limit-reached');
    if (isRefused) expect(outcome.details).toMatchObject({ limit: { kind: 'per-customer', atMost: this.atMost } });
    this.came[isRefused ? 'refused' : 'passed'] += 1;
    if (isRefused) return;
    this.log.settle(attempt, this.now, actor);
    then();
    for (const { customer } of this.slips.values()) expect(this.upcoming(customer)).toBeLessThanOrEqual(this.atMost);
  }

  book(customer: string, start: number, seconds: number | null): void {
    const id = `bkg_${this.slips.size}`;
    const heldUntil = seconds === null ? null : Math.min(start, this.now + seconds * second);
    const drawn = { bookingId: id, customerId: customer, customerHash: customer, holder: customer };
    const wish = { serviceId: 'svc_massage', start, duration: 30, units: 1, notes: null, metadata: {} };
    const request = { ...wish, customer: { ...ada, id: customer }, hold: seconds === null ? undefined : { seconds } };
    this.ask(
      this.upcoming(customer) < this.atMost,
      (read) => bookSlot({ ...rules, read, actor, now: this.now }, request, drawn),
      () => this.slips.set(id, { customer, start, heldUntil }),
    );
  }

  /** What is done with a slip whose start is to come. */
  turn(id: string, what: 'confirm' | 'extend' | 'cancel' | 'move' | 'expire', by: number): void {
    const slip = this.slips.get(id);
    if (!slip || slip.start <= this.now) return;
    const { heldUntil, start } = slip;
    const hasRunOut = heldUntil !== null && heldUntil <= this.now;
    const drawn = { customerId: slip.customer, customerHash: slip.customer };
    if (what === 'confirm' && heldUntil !== null) {
      const confirmation = { id, stated: any, customer: null, notes: null };
      const decide = (read: Read) => confirmBooking({ read, actor, now: this.now }, confirmation, drawn);
      this.ask(this.mayHave(slip), decide, () => Object.assign(slip, { heldUntil: null }));
    } else if (what === 'extend' && heldUntil !== null) {
      const until = Math.max(hasRunOut ? this.now : heldUntil, Math.min(start, this.now + 600 * second));
      const decide = (read: Read) => extendHold({ ...rules, read, now: this.now }, { id, stated: any, seconds: 600 });
      this.ask(this.mayHave(slip), decide, () => Object.assign(slip, { heldUntil: until }));
    } else if (what === 'cancel' && !hasRunOut) {
      const decide = (read: Read) => cancelBooking({ read, actor, now: this.now }, { id, stated: any, reason: null });
      this.ask(true, decide, () => this.slips.set(id, { ...slip, start: 0 }));
    } else if (what === 'move' && !hasRunOut) {
      const to = Math.max(start, this.now) + by * hour;
      const move = { id, stated: any, start: to, duration: null, units: null };
      this.ask(
        true,
        (read) => rescheduleBooking({ ...rules, read, now: this.now }, move),
        () => Object.assign(slip, { start: to }),
      );
    } else if (what === 'expire' && heldUntil !== null && heldUntil + grace <= this.now) {
      this.ask(
        true,
        (read) => expireBooking({ read, now: this.now }, id),
        () => {},
      );
    }
  }
}

const customers = fc.constantFrom('ada', 'bob');
const asks = fc.oneof(
  { weight: 4, arbitrary: fc.record({ customer: customers, at: fc.nat(12), seconds: fc.constantFrom(null, 5, 600) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      turn: fc.constantFrom(
        'confirm' as const,
        'extend' as const,
        'cancel' as const,
        'move' as const,
        'expire' as const,
      ),
      nth: fc.nat(12),
      by: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ pass: fc.constantFrom(1, 4, 6, 7, 8, 600, 603, 3_600, 9_000) }) },
);

it('whatever is asked for in whatever order, nobody has more to come than they may, and nobody less than that is refused', () => {
  const came = { passed: 0, refused: 0 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.array(asks, { maxLength: 40, size: 'max' }), (atMost, asked) => {
      const desk = new Desk(atMost);
      for (const ask of asked) {
        if ('pass' in ask) desk.now += ask.pass * second;
        else if ('turn' in ask) desk.turn(`bkg_${ask.nth}`, ask.turn, ask.by);
        else desk.book(ask.customer, Math.ceil(desk.now / hour) * hour + (ask.at + 1) * hour, ask.seconds);
      }
      came.passed += desk.came.passed;
      came.refused += desk.came.refused;
    }),
    { numRuns: 150 },
  );
  expect(Math.min(came.passed, came.refused)).toBeGreaterThan(100);
});

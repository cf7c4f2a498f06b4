import { daysFromToday } from '#test/harness/running-clock';
import type { Words } from '../words.js';
import type { Desk, Thing } from './desk.js';
import type { Rooms } from './rooms.js';

/** Whom the attackers are after: each with words that nobody else may hear. */
export class People {
  readonly idempotencyKeys: string[] = [];
  #hour = 0;

  constructor(
    private readonly desk: Desk,
    private readonly words: Words,
    private readonly house: string,
    private readonly rooms: Rooms,
  ) {}

  /** The id under which somebody is known; who attacks has one that anybody may know. */
  idOf(person: string): string {
    return person === 'mallory' ? person : `cus_${this.#id(person, 'customer id')}`;
  }

  details(person: string, time = '') {
    const word = (what: string) => this.#word(person, `${what}${time}`);
    const customer = { name: word('name'), email: `${word('address')}@example.com`, phone: `+49 ${word('phone')}` };
    return { customer, notes: `on ${word('notes')}`, metadata: { [word('label')]: word('metadata') } };
  }

  /** What a hold for somebody else is confirmed with. */
  named(person: string) {
    const { customer, ...others } = this.details(person, ' of what was handed over');
    return { customer: { id: this.idOf(person), ...customer }, ...others };
  }

  /** What only all of the desk may hear. */
  staff(place: string): string {
    return this.words.new(this.house, 'all-seeing', place);
  }

  /** A booking by whoever holds `key`, under an id and a key of its own. */
  async books(person: string, service: keyof Rooms['services'], more: object = {}, key = this.desk.key) {
    this.#hour += 1;
    const isStranger = key !== this.desk.key;
    const { customer, ...others } = this.details(person, ` of booking ${this.#hour}`);
    const named = isStranger ? customer : { id: this.idOf(person), ...customer };
    const id = `bkg_${this.#id(person, `booking ${this.#hour}`)}`;
    const wish = { id, serviceId: this.rooms.services[service], start: this.#next(), customer: named, ...others };
    return this.desk.as(key).make('bookings', { ...wish, ...more }, this.#repeatable());
  }

  async waits(person: string, key = this.desk.key): Promise<Thing> {
    const { customer } = this.details(person, ' who waits');
    const named = key === this.desk.key ? { id: this.idOf(person), ...customer } : customer;
    const id = `wls_${this.#id(person, 'waitlist entry')}`;
    const period = { from: this.#next(), to: this.#next(3) };
    const wish = { id, serviceId: this.rooms.services.one, ...period, customer: named };
    return this.desk.as(key).make('waitlist', wish, this.#repeatable());
  }

  async comesEveryWeek(person: string): Promise<Thing> {
    const { customer, ...others } = this.details(person, ' of a series');
    const id = `ser_${this.#id(person, 'series')}`;
    const wish = { id, serviceId: this.rooms.services.many, start: this.#next(), recurrence: 'FREQ=WEEKLY;COUNT=3' };
    return this.desk.make('series', { ...wish, customer: { id: this.idOf(person), ...customer }, ...others });
  }

  async isErased(person: string): Promise<void> {
    await this.desk.make('customers/erase', { customerId: this.idOf(person) });
    this.words.forget(this.house, person);
  }

  #word(person: string, what: string): string {
    return this.words.new(this.house, 'person', `${person}'s ${what}`, person);
  }

  #id(person: string, what: string): string {
    return this.words.new(this.house, 'person', `${person}'s ${what}`, person, true);
  }

  #next(hours = 0): string {
    this.#hour += 1;
    return daysFromToday(3)
      .add({ hours: this.#hour + hours })
      .toInstant()
      .toString();
  }

  #repeatable() {
    const key = `a-key-of-22-characters-or-more-${this.house}-${this.idempotencyKeys.length}`;
    this.idempotencyKeys.push(key);
    return { 'Idempotency-Key': key };
  }
}

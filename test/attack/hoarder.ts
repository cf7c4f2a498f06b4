import { Dice } from '#test/fuzz/dice';
import { daysFromToday } from '#test/harness/running-clock';

interface Own {
  readonly id: string;
  readonly token: string;
}

/** Where the hoarders are at work. */
export interface HoardingPlace {
  readonly url: string;
  readonly serviceId: string;
  /** Whose addresses are one network: each request comes from another one of them. */
  readonly addressOf: (dice: Dice) => string;
  readonly key: string;
}

/** So many things are remembered: with the older ones nothing more is done. */
const remembered = 6;

/** Somebody with a public key at one network, who holds as much as can be, in every way that there is, two at a time. */
export class Hoarder {
  readonly #dice: Dice;
  readonly #bookings: Own[] = [];
  readonly #entries: Own[] = [];
  readonly tally: Record<string, number> = {};
  #count = 0;

  constructor(
    readonly name: string,
    seed: number,
    private readonly place: HoardingPlace,
  ) {
    this.#dice = new Dice(seed);
  }

  async work(until: AbortSignal): Promise<void> {
    const one = async () => {
      while (!until.aborted) await this.#once();
    };
    await Promise.all([one(), one()]);
  }

  async #once(): Promise<void> {
    const dice = this.#dice;
    const booking = this.#bookings.length > 0 ? dice.pick(this.#bookings) : null;
    const entry = this.#entries.length > 0 ? dice.pick(this.#entries) : null;
    const chosen = dice.below(10);
    if (chosen < 3 || !booking) return this.#hold();
    if (chosen < 4) return this.#join();
    if (chosen < 5 && entry) return dice.happens(0.5) ? this.#look(entry) : this.#leave(entry);
    if (chosen < 6) return this.#command(booking, 'extend', { seconds: 5 + dice.below(60) });
    if (chosen < 8) return this.#command(booking, 'reschedule', { start: this.#start() });
    if (dice.happens(0.8)) return this.#command(booking, 'cancel', {});
    return this.#command(booking, 'confirm', { customer: this.#nobody() });
  }

  async #hold(): Promise<void> {
    const { serviceId, key } = this.place;
    const wish = {
      serviceId,
      start: this.#start(),
      hold: { seconds: 2 + this.#dice.below(60) },
      customer: this.#nobody(),
    };
    const body = this.#dice.happens(0.3) ? { ...wish, waitlist: true } : wish;
    const answer = await this.#send('POST', 'bookings', key, body);
    const { id, manageToken, waitlistEntry } = answer;
    if (manageToken) keep(this.#bookings, { id, token: manageToken });
    if (waitlistEntry?.manageToken) keep(this.#entries, { id: waitlistEntry.id, token: waitlistEntry.manageToken });
  }

  async #join(): Promise<void> {
    const { serviceId, key } = this.place;
    const wish = { serviceId, from: this.#start(0), to: this.#start(8), customer: this.#nobody() };
    const { id, manageToken } = await this.#send('POST', 'waitlist', key, wish);
    if (manageToken) keep(this.#entries, { id, token: manageToken });
  }

  /** What was offered to an entry is held for it, and moved and extended like anything else. */
  async #look({ id, token }: Own): Promise<void> {
    const { bookingId } = await this.#send('GET', `waitlist/${id}`, token);
    if (bookingId && !this.#bookings.some((each) => each.id === bookingId))
      keep(this.#bookings, { id: bookingId, token });
  }

  async #leave({ id, token }: Own): Promise<void> {
    await this.#send('DELETE', `waitlist/${id}`, token);
  }

  async #command({ id, token }: Own, what: string, body: object): Promise<void> {
    await this.#send('POST', `bookings/${id}/${what}`, token, body, { 'If-Match': '*' });
  }

  #nobody() {
    return { name: 'Nobody', email: `nobody-${this.#dice.below(99)}@example.com` };
  }

  /** One of few starts, so that they are in one another's way. */
  #start(at = this.#dice.below(8)): string {
    return daysFromToday(2, '09:00')
      .add({ minutes: at * 30 })
      .toInstant()
      .toString();
  }

  async #send(method: string, path: string, token: string, body?: object, more: Record<string, string> = {}) {
    this.#count += 1;
    const headers = {
      Authorization: `Bearer ${token}`,
      'X-Request-Id': `${this.name}.${String(this.#count).padStart(6, '0')}`,
      'X-Forwarded-For': this.place.addressOf(this.#dice),
      ...(body && { 'Content-Type': 'application/json' }),
      ...more,
    };
    const content = body && { body: JSON.stringify(body) };
    const response = await fetch(`${this.place.url}/v1/${path}`, { method, headers, ...content });
    // Of no type: somebody looks into what they are told.
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const told = JSON.parse((await response.text()) || '{}') as any;
    const outcome = `${path
      .split('/')
      .at(-1)!
      .replace(/^wls_.*/, method)} ${told.code ?? response.status}`;
    this.tally[outcome] = (this.tally[outcome] ?? 0) + 1;
    return told;
  }
}

const keep = (list: Own[], own: Own) => {
  list.push(own);
  if (list.length > remembered) list.shift();
};

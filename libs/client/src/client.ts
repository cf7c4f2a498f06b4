import { Bookings } from './rooms/bookings.js';
import { Calendars } from './rooms/calendars.js';
import { Events } from './rooms/events.js';
import { AllSeries } from './rooms/series.js';
import { Services } from './rooms/services.js';
import { Waitlist } from './rooms/waitlist.js';
import { Credentials, type Key } from './sending/credentials.js';
import type { Answer, Input, Route } from './sending/route.js';
import { type CallOptions, Sender } from './sending/sender.js';
import { Transport } from './sending/transport.js';

export interface ClientOptions {
  /** Where the API is, without `/v1`: `https://book.example.com`. In a page that the same origin serves: `''`. */
  readonly url: string;
  /**
   * A public key (`slp_…`) in a page; a secret key or an access token elsewhere; a function where it is renewed. Without
   * one, only what there are manage tokens for can be done.
   */
  readonly key?: Key | undefined;
  /** Of bookings and waitlist entries that were made elsewhere: those out of a link. */
  readonly manageTokens?: readonly string[] | undefined;
  /** How long a call may take with all its attempts, 20,000 ms by default. */
  readonly deadlineMs?: number | undefined;
  /** How long one attempt may take before the same is sent again, 10,000 ms by default. */
  readonly attemptMs?: number | undefined;
  /** Instead of the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

/** A client of one tenant of the Slotlog API. Make one and keep it: it remembers what it has seen. */
export class Slotlog {
  readonly services: Services;
  readonly bookings: Bookings;
  readonly waitlist: Waitlist;
  readonly series: AllSeries;
  readonly calendars: Calendars;
  readonly events: Events;
  readonly #sender: Sender;

  constructor({ url, key, manageTokens = [], deadlineMs = 20_000, attemptMs = 10_000, fetch }: ClientOptions) {
    if (!/^(https?:\/\/|\/|$)/.test(url)) throw new TypeError(`This is no address of an API: ${url}`);
    const credentials = new Credentials(key);
    for (const token of manageTokens) credentials.manage(token);
    const sender = new Sender(new Transport(url.replace(/\/+$/, ''), credentials, fetch), { deadlineMs, attemptMs });
    this.#sender = sender;
    this.services = new Services(sender);
    this.bookings = new Bookings(sender);
    this.waitlist = new Waitlist(sender);
    this.series = new AllSeries(sender);
    this.calendars = new Calendars(sender);
    this.events = new Events(sender);
  }

  /**
   * The highest position that was heard of. Reads wait until they have it, so that you see what you have done. Set it to one
   * of another client, of a server that rendered the page say, to see what that one has seen.
   */
  get position(): string | undefined {
    return this.#sender.positions.highest;
  }

  set position(token: string | undefined) {
    this.#sender.positions.saw(token);
  }

  /** Takes a manage token in, out of a link say, and says which booking or waitlist entry it is for. */
  manage(token: string): string {
    return this.#sender.transport.credentials.manage(token);
  }

  /**
   * Any route of the API by its name in the document, with the same keys, attempts and refusals as everything here.
   *
   * @example
   * const key = await slotlog.request('POST /v1/api-keys', { body: { kind: 'public', scopes: [] } });
   */
  request<R extends Route>(route: R, input: Input<R>, options?: CallOptions): Promise<Answer<R>> {
    return this.#sender.send(route, input, options);
  }
}

/**
 * A client of one tenant.
 *
 * @example
 * const slotlog = createClient({ url: 'https://book.example.com', key: 'slp_…' });
 */
export const createClient = (options: ClientOptions): Slotlog => new Slotlog(options);

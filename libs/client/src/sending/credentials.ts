/** A key, or what gives one each time that it is needed: an access token that is renewed. */
export type Key = string | (() => string | PromiseLike<string>);

interface Told {
  readonly id?: unknown;
  readonly manageToken?: unknown;
  readonly bookingId?: unknown;
  readonly serviceId?: unknown;
}

/** Which credential goes where. */
export class Credentials {
  readonly #tokens = new Map<string, string>();

  constructor(private readonly key: Key | undefined) {}

  /** A key that stands in a page for everybody to see; null: there is none, or it is not for everybody. */
  get publicKey(): string | null {
    return typeof this.key === 'string' && this.key.startsWith('slp_') ? this.key : null;
  }

  /** Keeps a manage token for the thing that it names. */
  manage(token: string): string {
    const id = token.startsWith('slm_') ? token.split('.')[2] : undefined;
    if (!id) throw new TypeError('A manage token looks like slm_…');
    this.#tokens.set(id, token);
    return id;
  }

  /** Keeps the token that came with an answer; that of an entry of the waitlist is good for what it is offered too. */
  learn(told: unknown): void {
    const { id, manageToken, bookingId, serviceId } = (told ?? {}) as Told;
    if (typeof id !== 'string') return;
    if (typeof manageToken === 'string') this.#tokens.set(id, manageToken);
    const own = this.#tokens.get(id);
    if (own !== undefined && typeof bookingId === 'string') this.#tokens.set(bookingId, own);
    if (own !== undefined && typeof serviceId === 'string') this.#tokens.set(serviceId, own);
  }

  /**
   * Whoever has no key, or a public one, manages a booking or an entry with its token, also where slots are looked for to move
   * it, and does all else with the key. Without one the service of what is managed is read with the token too. A secret key
   * may do whatever a token may.
   */
  async for(path: string): Promise<string | undefined> {
    const key = typeof this.key === 'function' ? await this.key() : this.key;
    if (key !== undefined && !key.startsWith('slp_')) return key;
    const [, room, id = ''] = /^\/v1\/(bookings|waitlist|services)\/([^/?]+)/.exec(path) ?? [];
    const [, moved] = /[?&]ignoreBooking=([^&]+)/.exec(path) ?? [];
    const managed = moved ?? (room === 'services' && key !== undefined ? '' : id);
    const token = this.#tokens.get(decodeURIComponent(managed));
    return token ?? (room === 'services' ? (key ?? [...this.#tokens.values()].at(-1)) : key);
  }
}

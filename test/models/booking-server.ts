/** What becomes of a request; `after` is what was done first, and nobody heard of it. */
export type Fate =
  | 'answered'
  | 'taken'
  | 'lost'
  | 'lost after'
  | 'cut after'
  | 'stalled after'
  | 'empty after'
  | 'proxy'
  | 'proxy after'
  | 'silent'
  | 'silent after'
  | 'deaf after'
  | 'busy'
  | 'busy for nonsense'
  | 'busy for an hour'
  | 'in progress'
  | 'unknown after'
  | 'broken';

/** After these a client knows. */
export const decisive: readonly Fate[] = ['answered', 'taken'];

export const fates: readonly Fate[] = [
  ...decisive,
  'lost',
  'lost after',
  'cut after',
  'stalled after',
  'empty after',
  'proxy',
  'proxy after',
  'silent',
  'silent after',
  'deaf after',
  'busy',
  'busy for nonsense',
  'busy for an hour',
  'in progress',
  'unknown after',
  'broken',
];

interface Asked {
  readonly method: string;
  readonly target: string;
  readonly key: string | null;
  readonly bearer: string | null;
  readonly fate: Fate;
  /** In milliseconds. */
  readonly at: number;
}

const forbidden = () => new TypeError('fetch failed');
const json = { 'Content-Type': 'application/json' };

/**
 * A server of bookings that takes whatever is wanted, so that a second booking is one more; and a network that does to each
 * request what it is told. It keeps what was asked.
 */
export class BookingServer {
  readonly asked: Asked[] = [];
  /** By their idempotency keys. */
  readonly bookings = new Map<string, { readonly id: string; readonly version: 1; readonly position: string }>();
  /** Of the next requests, in their order; then all are answered. */
  fates: Fate[] = [];
  /** The identity of its log. */
  log = '7f3a';

  /** @param now in milliseconds, by the clock of who looks */
  constructor(private readonly now = () => 0) {}

  /** As the global one. */
  readonly fetch = (async (url: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    const fate = this.fates.shift() ?? 'answered';
    const key = headers.get('Idempotency-Key');
    const target = `${url}`.replace(/^https?:\/\/[^/]+/, '');
    const bearer = headers.get('Authorization')?.replace('Bearer ', '') ?? null;
    this.asked.push({ method: init.method ?? 'GET', target, key, bearer, fate, at: this.now() });
    return this.#befalls(fate, target, key, init.signal ?? undefined);
  }) as typeof fetch;

  position(number: number): string {
    return `${number}@${this.log}.${`${number}`.padStart(8, '0')}`;
  }

  #befalls(
    fate: Fate,
    target: string,
    key: string | null,
    signal: AbortSignal | undefined,
  ): Promise<Response> | Response {
    if (fate.endsWith(' after')) this.#done(target, key);
    switch (fate) {
      case 'answered':
        return this.#done(target, key);
      case 'taken':
        // Whose key is known gets its own success.
        if (key !== null && this.bookings.has(key)) return this.#done(target, key);
        return problem(409, 'slot-taken', 'choose-alternative', { alternatives: [{ start: 'later' }] });
      case 'lost':
      case 'lost after':
        throw forbidden();
      case 'cut after':
        return new Response(broken('{"id":"bkg_'), { status: 201, headers: json });
      case 'stalled after':
        return new Response(endless('{"id":"bkg_', signal), { status: 201, headers: json });
      case 'empty after':
        return new Response('', { status: 201, headers: json });
      case 'proxy':
      case 'proxy after':
        return new Response('<h1>502 Bad Gateway</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } });
      case 'silent':
      case 'silent after':
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      case 'deaf after':
        return new Promise(() => {});
      case 'busy':
        return problem(503, 'busy', 'same-request', {}, { 'Retry-After': '1' });
      case 'busy for nonsense':
        return problem(503, 'busy', 'same-request', {}, { 'Retry-After': 'soon, -1' });
      case 'busy for an hour':
        return problem(503, 'busy', 'same-request', {}, { 'Retry-After': '3600' });
      case 'in progress':
        return problem(409, 'request-in-progress', 'same-request');
      case 'unknown after':
        return problem(503, 'outcome-unknown', 'same-request');
      case 'broken':
        return problem(500, 'internal', 'same-request');
    }
  }

  #done(target: string, key: string | null): Response {
    if (key === null) return this.#read(target);
    const known = this.bookings.get(key);
    const count = this.bookings.size + 1;
    const booking = known ?? { id: `bkg_${count}`, version: 1, position: this.position(count) };
    this.bookings.set(key, booking);
    const headers = { ...json, 'Event-Position': booking.position };
    return new Response(JSON.stringify(booking), { status: 201, headers });
  }

  #read(target: string): Response {
    const behind = new URLSearchParams(target.split('?')[1]).get('minPosition');
    if (behind !== null && !behind.includes(`@${this.log}.`)) return problem(410, 'other-history', 'reread');
    return Response.json({ slots: [], position: this.position(this.bookings.size) });
  }
}

export const problem = (
  status: number,
  code: string,
  strategy: string,
  more: object = {},
  headers: Record<string, string> = {},
): Response =>
  new Response(JSON.stringify({ code, status, detail: code, requestId: 'req-0001', retry: { strategy }, ...more }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });

const encoded = (text: string) => new TextEncoder().encode(text);

/** A body that breaks in the middle. */
const broken = (text: string) =>
  new ReadableStream({
    pull(controller) {
      controller.enqueue(encoded(text));
      controller.error(forbidden());
    },
  });

/** A body of which the rest never comes. */
const endless = (text: string, signal: AbortSignal | undefined) =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(encoded(text));
      signal?.addEventListener('abort', () => controller.error(signal.reason));
    },
  });

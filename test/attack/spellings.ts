import type { Dice } from '#test/fuzz/dice';
import { odd } from '#test/fuzz/odd';
import type { Request } from '#test/fuzz/requests';
import type { Known } from './known.js';

interface Means {
  readonly dice: Dice;
  readonly known: Known;
  /** Where it is sent, `127.0.0.1:3000`. */
  readonly host: string;
}

type Spelling = (request: Request, means: Means) => Request;

const withPath = (change: (path: string, means: Means) => string): Spelling => {
  return (request, means) => {
    const [path = '', ...query] = request.path.split('?');
    return { ...request, path: [change(path, means), ...query].join('?') };
  };
};

const withQuery = (make: (means: Means) => string): Spelling => {
  return (request, means) => {
    const separator = request.path.includes('?') ? '&' : '?';
    return { ...request, path: request.path + separator + make(means) };
  };
};

const withHeaders = (make: (means: Means) => Record<string, string>): Spelling => {
  return (request, means) => ({ ...request, headers: { ...request.headers, ...make(means) } });
};

/** What is sent, with other things said in it; what is no object stays as it is. */
const withBody = (say: (means: Means) => object): Spelling => {
  return (request, means) => {
    if (typeof request.body !== 'string' || !request.body.startsWith('{')) return request;
    try {
      return { ...request, body: JSON.stringify({ ...JSON.parse(request.body), ...say(means) }) };
    } catch {
      return request;
    }
  };
};

/** A wish that nothing else is wrong with than that others were first. */
const nothingElse = Object.fromEntries(
  ['calendarIds', 'units', 'duration', 'hold', 'override', 'slotPosition', 'waitlist', 'id'].map((name) => [
    name,
    undefined,
  ]),
);

const mallory = { name: 'Mallory', email: 'mallory@example.com' };

const encoded = (path: string, { dice }: Means) =>
  path.replaceAll(/[a-z0-9]/g, (letter) => {
    if (!dice.happens(0.2)) return letter;
    const code = letter.charCodeAt(0).toString(16);
    return `%${dice.happens(0.5) ? code.toUpperCase() : code}`;
  });

/** One of the segments becomes something that nobody should send. */
const oddSegment = (path: string, { dice }: Means) => {
  const segments = path.split('/');
  segments[1 + dice.below(segments.length - 1)] = dice.pick(odd.segments);
  return segments.join('/');
};

const somebody = ({ dice, known }: Means) => encodeURIComponent(dice.pick(known.customerIds));
const something = ({ dice, known }: Means) => dice.pick(Object.values(known.ids).flat());
const instants = ['2036-01-01T12:00:00Z', '1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z'];
const huge = [
  '99999999999999999999',
  '1e308',
  '-1',
  '2147483648',
  '9007199254740993',
  '0x10',
  'NaN',
  '%00',
  '%EF%BC%91',
];

/** The stream of a thing, as the feed calls it. */
const streamOf = (id: string) => {
  const kinds: Record<string, string> = {
    bkg: 'booking',
    cal: 'calendar',
    svc: 'service',
    ser: 'series',
    wls: 'waitlist-entry',
  };
  return `${kinds[id.slice(0, 3)] ?? 'customer'}/${id}`;
};

/** The same request in other words: what is let through in one spelling and not in another is a hole. */
export const spellings = {
  plain: (request) => request,
  'at a version': withQuery(({ dice }) => `atVersion=${dice.pick(['1', '1', '2', '3', ...huge])}`),
  'at an instant': withQuery(({ dice }) => `at=${dice.pick(instants)}`),
  'percent-encoded': withPath(encoded),
  'with dots': withPath((path, { dice }) =>
    path.replace('/v1/', dice.pick(['/v1/./', '/v1/x/../', '//v1//', '/./v1/', '/v1/%2e%2e/v1/', '/V1/'])),
  ),
  'with an end': withPath(
    (path, { dice }) => path + dice.pick(['/', '//', ';x=1', '%20', '%00', '.json', '/..', '%2f', '#x']),
  ),
  'with an odd segment': withPath(oddSegment),
  'in the absolute form': (request, { host }) => ({ ...request, path: `http://${host}${request.path}` }),
  'to another host': (request, { dice }) => ({
    ...request,
    path: dice.happens(0.5) ? `http://elsewhere.example${request.path}` : `https://${request.path}`,
  }),
  'with an odd query': withQuery(({ dice }) => dice.pick(odd.queries)),
  'with a query of the inside': withQuery((means) =>
    means.dice.pick([
      'onlyCustomer=',
      `tenant=${means.known.callers.at(-1)!.house}`,
      '__proto__[onlyCustomer]=x&constructor[prototype][x]=1',
      `customerId=${somebody(means)}&customerId=mallory`,
      `customerId[]=${somebody(means)}`,
      `include=internal&include=candidates`,
    ]),
  ),
  'about somebody': withQuery((means) => `customerId=${somebody(means)}`),
  'about a thing': withQuery((means) => `stream=${streamOf(something(means))}`),
  'in the middle of a list': withQuery(
    ({ dice, known }) => `cursor=${dice.pick(known.cursors)}&limit=${dice.pick(['1', '200', ...huge])}`,
  ),
  'since a position': withQuery(({ dice, known }) => {
    const name = dice.pick(['minPosition', 'after', 'updatedSince']);
    return `${name}=${encodeURIComponent(dice.pick(known.positions))}`;
  }),
  'with a ticket': withQuery(
    ({ dice, known }) => `ticket=${dice.pick([...known.tickets, 'slt_default.0.AAAA', '%00'])}`,
  ),
  'where somebody is': withBody(({ dice, known }) => {
    const { serviceId, start } = dice.pick(known.taken);
    return { ...nothingElse, serviceId, start, customer: mallory };
  }),
  'as somebody did': withBody(({ dice, known }) => ({ ...dice.pick(known.taken), customer: mallory })),
  'in the name of somebody': withBody(({ dice, known }) => ({
    customer: { ...mallory, id: dice.pick(known.customerIds) },
    customerId: dice.happens(0.3) ? dice.pick(known.customerIds) : undefined,
  })),
  'as before': withHeaders(({ dice, known }) => ({ 'Idempotency-Key': dice.pick(known.idempotencyKeys) })),
  'behind a proxy': withHeaders(({ dice }) =>
    dice.pick<Record<string, string>>([
      { 'X-Forwarded-For': '::1', 'X-Forwarded-Host': 'elsewhere.example', 'X-Forwarded-Proto': 'gopher' },
      { 'X-Original-URL': '/v1/bookings', 'X-Rewrite-URL': '/v1/bookings', 'X-HTTP-Method-Override': 'GET' },
      { 'X-Tenant': 'default', 'X-Forwarded-For': 'nowhere', Forwarded: 'for="_x";host="y"' },
      { Host: 'elsewhere.example:99999' },
      { Host: '[::1' },
    ]),
  ),
  'with odd wishes': withHeaders(({ dice }) =>
    dice.pick<Record<string, string>>([
      { Accept: 'text/event-stream', 'Accept-Encoding': 'br, gzip;q=0.5, *;q=0' },
      { 'Last-Event-ID': '0@0.00000000', Range: 'bytes=0-10' },
      { 'If-None-Match': dice.pick(odd.tags), 'If-Match': dice.pick(odd.tags) },
      { 'X-Request-Id': `x${'y'.repeat(70)}` },
      { Expect: '200-ok' },
    ]),
  ),
  'without its head': (request) => ({ ...request, method: request.method === 'GET' ? 'HEAD' : request.method }),
} satisfies Record<string, Spelling>;

export type SpellingName = keyof typeof spellings;
export const spellingNames = Object.keys(spellings) as SpellingName[];

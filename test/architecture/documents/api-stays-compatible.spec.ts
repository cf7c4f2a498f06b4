import ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { textOf } from '#test/architecture/repository';
import { apiDocument } from '#test/harness/clients/api-document';
import { breaks } from '#test/openapi/breaks';
import { type Part, resolve } from '#test/openapi/resolve';
import { problemName } from '../../../apps/api/src/refusals/problem.response.js';

/* biome-ignore lint/suspicious/noExplicitAny: tests reach into the document as they please */
type Any = any;

let document: Any;

beforeAll(async () => {
  document = await apiDocument('3.1');
});

it('every promise that clients of the API were given still holds', () => {
  const baseline = JSON.parse(textOf('test/openapi/baseline.json')) as Part;
  expect(breaks(baseline, document)).toEqual([]);
});

const judgeOf = (document: Any) => {
  const judge = new ajv.Ajv2020({ strict: false });
  formats.default(judge);
  return judge.addSchema(document, 'api');
};

it('every body that has to say something comes with an example, which fits', () => {
  const judge = judgeOf(document);
  const bodies = Object.values<Any>(document.paths)
    .flatMap((item) => Object.values<Any>(item))
    .flatMap(({ requestBody }) => requestBody?.content['application/json'].schema.$ref ?? []);
  const names = [...new Set(bodies.map((ref: string) => ref.split('/').at(-1)!))];
  const demanding = names.filter((name) => document.components.schemas[name].required?.length > 0);
  expect(demanding).toEqual(expect.arrayContaining(['CreateBookingRequest', 'CreateCalendarRequest']));
  for (const name of demanding) {
    const { example } = document.components.schemas[name];
    const fits = judge.compile({ $ref: `api#/components/schemas/${name}` });
    expect({ name, fits: fits(example), errors: fits.errors }).toEqual({ name, fits: true, errors: null });
  }
});

it('every refusal that an operation announces comes with an example, which is one', () => {
  const judge = judgeOf(document);
  const codesOf = ({ oneOf, $ref }: Any): string[] =>
    (oneOf ?? [{ $ref }]).map((each: Any) => (resolve(document, each) as Any).properties.code.const);
  const refusals = Object.values<Any>(document.paths)
    .flatMap((item) => Object.values<Any>(item))
    .flatMap(({ responses }) => Object.entries<Any>(responses))
    .flatMap(([status, response]) => {
      const refusal = (resolve(document, response as Part) as Any).content?.['application/problem+json'];
      return refusal ? [{ status: Number(status), codes: codesOf(refusal.schema), ...refusal }] : [];
    });
  expect(refusals.length).toBeGreaterThan(100);
  for (const { status, codes, examples } of refusals) {
    expect(Object.keys(examples)).toEqual(codes);
    for (const code of codes) {
      const { value } = document.components.examples[code];
      expect(value).toMatchObject({ code, status });
      const isIt = judge.compile({ $ref: `api#/components/schemas/${problemName(code)}` });
      if (!isIt(value)) throw new Error(`${code}: ${JSON.stringify(isIt.errors)}`);
    }
  }
});

describe('a client is broken by', () => {
  let few: Any;

  beforeAll(() => {
    const { '/healthz': health, '/v1/bookings': bookings, '/v1/bookings/{id}/cancel': cancel } = document.paths;
    const paths = { '/healthz': health, '/v1/bookings': bookings, '/v1/bookings/{id}/cancel': cancel };
    few = { ...document, paths, webhooks: { BookingHeld: document.webhooks.BookingHeld } };
  });

  const operation = (document: Any) => document.paths['/v1/bookings'].post;
  const asked = (document: Any) => document.components.schemas.CreateBookingRequest;
  const booking = (document: Any) => document.components.schemas.Booking;
  const list = (document: Any) => document.paths['/v1/bookings'].get;
  const parameter = (document: Any, name: string) => list(document).parameters.find((each: Any) => each.name === name);

  it.each<[string, (document: Any) => void, string]>([
    ['an operation that is gone', (later) => delete later.paths['/v1/bookings'].post, 'POST /v1/bookings is gone'],
    ['an event that is gone', (later) => delete later.webhooks.BookingHeld, 'POST webhook BookingHeld is gone'],
    [
      'another name for an operation',
      (later) => Object.assign(operation(later), { operationId: 'book' }),
      'POST /v1/bookings is called book now',
    ],
    [
      'another scope',
      (later) => Object.assign(operation(later).security[0], { apiKey: ['admin'] }),
      'POST /v1/bookings does not let in {"apiKey":["bookings:write"]} any more',
    ],
    [
      'a key where none was needed',
      (later) => Object.assign(later.paths['/healthz'].get, { security: [{ apiKey: ['admin'] }] }),
      'GET /healthz needs a key now',
    ],
    [
      'a parameter that is gone',
      (later) => list(later).parameters.splice(0, 1),
      'GET /v1/bookings query minPosition is gone',
    ],
    [
      'a parameter that is required',
      (later) => Object.assign(parameter(later, 'from'), { required: true }),
      'GET /v1/bookings query from is required now',
    ],
    [
      'a lower limit',
      (later) => Object.assign(parameter(later, 'limit').schema, { maximum: 100 }),
      'GET /v1/bookings query limit has a narrower maximum',
    ],
    [
      'a value that is not taken any more',
      (later) => parameter(later, 'status').schema.items.enum.pop(),
      'GET /v1/bookings query status[] takes no expired',
    ],
    [
      'a field that is not taken any more',
      (later) => delete asked(later).properties.notes,
      'CreateBookingRequest/notes is gone',
    ],
    [
      'a field that is required',
      (later) => asked(later).required.push('units'),
      'CreateBookingRequest/units is required now',
    ],
    [
      'a field of another type',
      (later) => Object.assign(asked(later).properties.units, { type: 'string' }),
      'CreateBookingRequest/units is string, was integer',
    ],
    [
      'a field that may not be null any more',
      (later) => Object.assign(asked(later).properties.notes, { anyOf: [{ type: 'string', maxLength: 4_000 }] }),
      'CreateBookingRequest/notes is string, was null',
    ],
    [
      'a stricter pattern',
      (later) => Object.assign(asked(later).properties.id, { pattern: '^bkg_[a-z]{8,64}$' }),
      'CreateBookingRequest/id has a narrower pattern',
    ],
    [
      'a body that was not needed before',
      (later) => Object.assign(later.paths['/v1/bookings/{id}/cancel'].post.requestBody, { required: true }),
      'POST /v1/bookings/{id}/cancel needs a body now',
    ],
    [
      'a status that is never answered',
      (later) => delete operation(later).responses[201],
      'POST /v1/bookings never answers 201 any more',
    ],
    [
      'another media type',
      (later) => Object.assign(operation(later).responses[201], { content: { 'text/plain': {} } }),
      'POST /v1/bookings 201 is no application/json any more',
    ],
    [
      'a header that is gone',
      (later) => delete operation(later).responses[201].headers.ETag,
      'POST /v1/bookings 201 has no ETag any more',
    ],
    ['a field that is not answered', (later) => delete booking(later).properties.notes, 'Booking/notes is gone'],
    [
      'a field that is not always there',
      (later) => booking(later).required.shift(),
      'Booking/id is not always there any more',
    ],
    [
      'a field that may be null',
      (later) => Object.assign(booking(later).properties.start, { type: ['string', 'null'] }),
      'Booking/start is null, was string',
    ],
    [
      'a refusal that tells less than it did, whatever others tell',
      (later) => delete later.components.schemas.SlotTakenProblem.properties.conflicts,
      'POST /v1/bookings 409/conflicts is gone',
    ],
    [
      'a refusal that many operations share, and that tells less',
      (later) => delete later.components.schemas.QuotaExceededProblem.properties.retry,
      'QuotaExceededProblem/retry is gone',
    ],
    [
      'an event that tells less',
      (later) => delete later.components.schemas.BookingHeldEvent.properties.data.properties.expiresAt,
      'BookingHeldEvent/data/expiresAt is gone',
    ],
  ])('%s', (_, change, line) => {
    const later = structuredClone(few);
    change(later);
    expect(breaks(few, later)).toEqual([line]);
  });

  it.each<[string, (document: Any) => void]>([
    ['a new operation', (later) => Object.assign(later.paths, { '/v1/new': { get: operation(later) } })],
    ['a field more in an answer', (later) => Object.assign(booking(later).properties, { colour: { type: 'string' } })],
    [
      'a field more that may be sent',
      (later) => Object.assign(asked(later).properties, { colour: { type: 'string' } }),
    ],
    ['a field that need not be sent any more', (later) => asked(later).required.pop()],
    ['a higher limit', (later) => Object.assign(parameter(later, 'limit').schema, { maximum: 500 })],
    ['a value more that is taken', (later) => parameter(later, 'status').schema.items.enum.push('new')],
    ['another way to be let in', (later) => operation(later).security.push({ apiKey: ['bookings:own'] })],
    [
      'one more refusal',
      (later) => Object.assign(operation(later).responses, { 418: operation(later).responses[409] }),
    ],
  ])('%s: not at all', (_, change) => {
    const later = structuredClone(few);
    change(later);
    expect(breaks(few, later)).toEqual([]);
  });
});

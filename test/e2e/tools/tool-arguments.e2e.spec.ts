import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import type { Body } from '#test/harness/clients/api-client';
import type { Part } from '#test/openapi/resolve';

let api: RunningApi;
let serviceId: string;

const person = { customerName: ada.name, customerEmail: ada.email };
const nine = inBerlin(2, '09:00');
const ten = inBerlin(2, '10:00');

const call = (tool: string, given: unknown, headers = {}) => api.client.post(`/v1/tools/${tool}`, given, headers);

beforeAll(async () => {
  api = await runningApi();
  serviceId = (await openRoom(api.client, 'by-arguments', 20)).serviceId;
});

afterAll(() => api.stop());

describe('a refusal names the argument', () => {
  const names = (body: Body) => body.errors.map(({ pointer }: Body) => pointer);

  it.each<[argument: string, tool: string, given: () => object, service?: object]>([
    ['/holdSeconds', 'hold_slot', () => ({ bookingId: 'bkg_held-too-long', start: nine, holdSeconds: 86_400 })],
    ['/customerName', 'hold_slot', () => ({ bookingId: 'bkg_half-named', start: nine, customerEmail: ada.email })],
    ['/start', 'book_slot', () => ({ bookingId: 'bkg_off-the-grid', start: inBerlin(2, '09:01'), ...person })],
    [
      '/serviceId',
      'book_slot',
      () => ({ bookingId: 'bkg_nowhere-at-all', serviceId: 'svc_nowhere-at-all', start: nine, ...person }),
    ],
    [
      '/customerId',
      'book_slot',
      () => ({ bookingId: 'bkg_has-to-be-known', start: nine, ...person }),
      { limits: { perCustomer: 1 } },
    ],
    ['/to', 'find_slots', () => ({ from: ten, to: nine })],
    ['/cursor', 'find_services', () => ({ cursor: 'x', serviceId: undefined })],
    [
      '/to',
      'join_waitlist',
      () => ({ waitlistEntryId: 'wls_no-time-at-all', from: nine, to: inBerlin(2, '09:10'), ...person }),
    ],
  ])('%s of %s', async (argument, tool, given, service = {}) => {
    const name = `named-${argument.slice(1).toLowerCase()}-${tool.replace('_', '-')}`;
    const { serviceId } = await openRoom(api.client, name, 1, service);
    const { status, body } = await call(tool, { serviceId, ...given() });
    expect({ isRefused: status >= 400 && status < 500, named: names(body) }).toEqual({
      isRefused: true,
      named: [argument],
    });
  });

  it('of a hold that is for nobody yet', async () => {
    const bookingId = 'bkg_for-nobody-yet';
    await call('hold_slot', { bookingId, serviceId, start: nine });
    const { status, body } = await call('confirm_booking', { bookingId, expectedVersion: 1 });
    expect({ status, named: names(body) }).toEqual({ status: 422, named: ['/customerName'] });
  });

  it('whichever has the wrong type, is missing or is not known, of every tool', async () => {
    const document = (await (await fetch(`${api.app.url}/openapi-3.0.json?for=tools`)).json()) as Body;
    const schemas = Object.entries<Part>(document.components.schemas).filter(([name]) => name.endsWith('Tool'));
    expect(schemas).toHaveLength(10);
    for (const [path, { post }] of Object.entries<Body>(document.paths)) {
      const schema =
        document.components.schemas[post.requestBody.content['application/json'].schema.$ref.split('/').at(-1)];
      const tool = path.split('/').at(-1)!;
      const { required = [], properties } = schema;
      const missing = await call(tool, {});
      if (required.length > 0)
        expect(names(missing.body).toSorted()).toEqual(required.map((each: string) => `/${each}`).toSorted());
      const wrong = Object.fromEntries(Object.keys(properties).map((each) => [each, { not: 'that' }]));
      const mistaken = await call(tool, { ...wrong, unheard: 1 });
      expect(mistaken.status).toBe(400);
      const expected = [...Object.keys(properties), 'unheard'].map((each) => `/${each}`).toSorted();
      expect({ tool, named: names(mistaken.body).toSorted() }).toEqual({ tool, named: expected });
    }
  });

  it('and what is no object at all, or far too large', async () => {
    for (const body of ['null', '[]', '"text"', '7'])
      expect((await call('book_slot', body)).body.code).toBe('malformed-request');
    const huge = await call('cancel_booking', { manageToken: 'slm_'.padEnd(300_000, 'x') });
    expect(huge.body.code).toBe('content-too-large');
  });
});

it('a key that is said is the one that counts, whatever a gateway puts into the header', async () => {
  const idempotencyKey = 'a-key-that-nobody-can-guess';
  const given = { bookingId: 'bkg_of-two-keys', serviceId, start: nine, ...person, idempotencyKey };
  const first = await call('book_slot', given, { 'Idempotency-Key': 'one' });
  expect(first).toMatchObject({ status: 200, body: { status: 'confirmed' } });
  const again = await call('book_slot', given, { 'Idempotency-Key': 'another' });
  expect(again.headers.get('Idempotency-Replayed')).toBe('true');
  expect(again.body).toEqual(first.body);
});

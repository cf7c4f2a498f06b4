import { setTimeout as sleep } from 'node:timers/promises';
import { openPool } from '#libs/database';
import { at, TwoApps } from '#test/harness/apps/two-apps';
import type { Body } from '#test/harness/clients/api-client';

let apps: TwoApps;
let service: Body;

beforeAll(async () => {
  apps = await TwoApps.start();
  ({ service } = await apps.open({ capacity: 1_000 }, { maxUnitsPerBooking: 1, horizonDays: 365 }));
});

afterAll(() => apps.stop());

let day = 2;
const grace = (id: string) => ({ id, name: 'Grace Hopper', email: 'grace@navy.example', phone: '+1 555 0199' });
const bookFor = (id: string, more: object = {}) => {
  day += 1;
  return apps.book(service.id, at(day, 9), { customer: grace(id), notes: 'bring the moth', ...more });
};
let turn = 0;
const erase = (customerId: string) => apps.clients[++turn % 2]!.post('/v1/customers/erase', { customerId });
const believed = 1_050;

/** Each table of the schema, each row as text. */
const everything = async (): Promise<string> => {
  const pool = openPool({ url: apps.database.url, max: 1 });
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'slotlog' and c.relkind in ('r', 'p')`,
  );
  const texts = await Promise.all(
    rows.map(async ({ name }) => (await pool.query(`select t::text as row from ${name} t`)).rows.map(({ row }) => row)),
  );
  await pool.end();
  return texts.flat().join('\n');
};

test('the words of a customer are told to those who may read them, and stand neither in the database nor in a log line', async () => {
  const { body } = await bookFor('cus_grace', { metadata: { referrer: 'Howard Aiken' } });
  const read = await apps.send('GET', `/bookings/${body.id}?minPosition=${body.position}`);
  expect(read.body).toMatchObject({
    customer: grace('cus_grace'),
    notes: 'bring the moth',
    metadata: { referrer: 'Howard Aiken' },
  });
  const history = await apps.send('GET', `/bookings/${body.id}/history`);
  expect(history.body.items[0].data).toMatchObject({ customer: grace('cus_grace'), notes: 'bring the moth' });
  const kept = [await everything(), ...apps.apps.flatMap(({ lines }) => lines)].join('\n');
  expect(kept).toContain(body.id);
  expect(kept).not.toMatch(/Grace Hopper|navy\.example|555 0199|the moth|Howard Aiken/);
});

test('an erased customer is erased wherever one looks: in bookings, lists and history, in both processes', async () => {
  const first = await bookFor('cus_erased-1');
  const second = await bookFor('cus_erased-1');
  const erased = await erase('cus_erased-1');
  expect(erased.body).toMatchObject({ customerId: 'cus_erased-1', erased: true });
  await sleep(believed);
  const nothingKept = { name: null, email: null, phone: null, locale: null, timeZone: null };
  const gone = { id: 'cus_erased-1', erased: true, ...nothingKept };
  for (const client of apps.clients) {
    const { body } = await client.get(`/v1/bookings/${first.body.id}?minPosition=${second.body.position}`);
    expect(body).toMatchObject({ customer: gone, notes: null, status: 'confirmed', start: first.body.start });
    const list = await client.get('/v1/bookings?customerId=cus_erased-1');
    expect(list.body.items.map(({ customer }: Body) => customer)).toEqual([gone, gone]);
    const history = await client.get(`/v1/bookings/${first.body.id}/history`);
    expect(history.body.items[0].data).toMatchObject({ customer: gone, notes: null });
  }
});

test('a follower of the events is told who was erased, and nothing else about it', async () => {
  const customerId = 'cus_erased@6';
  const { body } = await bookFor(customerId);
  const erased = await erase(customerId);
  const feed = await apps.send('GET', `/events?types=CustomerErased&after=${body.position}`);
  expect(feed.body.items).toMatchObject([
    { type: 'CustomerErased', version: 2, position: erased.body.position, data: { customerId } },
  ]);
  const [{ subject }] = feed.body.items;
  expect(subject).toMatchObject({ type: 'customer', id: customerId });
  const { pathname, search } = new URL(subject.href);
  const bookings = await apps.clients[0].get(`${pathname}${search}&minPosition=${erased.body.position}`);
  expect(bookings.body.items.map(({ id }: Body) => id)).toEqual([body.id]);
});

test('an erased customer’s booking can still be moved and cancelled', async () => {
  const { body } = await bookFor('cus_erased-2');
  await erase('cus_erased-2');
  await sleep(believed);
  const moved = await apps.send('POST', `/bookings/${body.id}/reschedule`, { start: at(day, 12), expectedVersion: 1 });
  expect(moved).toMatchObject({ status: 200, body: { customer: { erased: true, name: null } } });
  const cancelled = await apps.send('POST', `/bookings/${body.id}/cancel`, { expectedVersion: 2 });
  expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } });
});

test('a hold of somebody who is erased is confirmed for nobody, at once and in whatever process', async () => {
  const hold = await bookFor('cus_held', { hold: {} });
  const [here, there] = apps.clients;
  const path = `/v1/bookings/${hold.body.id}`;
  const known = await there.post(`${path}/extend`, { seconds: 600, expectedVersion: 1 });
  expect(known).toMatchObject({ status: 200, body: { customer: grace('cus_held') } });
  expect((await here.post('/v1/customers/erase', { customerId: 'cus_held' })).status).toBe(200);
  const expectedVersion = known.body.version;
  expect(await there.post(`${path}/confirm`, { expectedVersion })).toMatchObject({
    status: 422,
    body: { code: 'rule-violation', errors: [{ pointer: '/customer', rule: 'required' }] },
  });
  const customer = { name: 'Howard Aiken', email: 'howard@harvard.example' };
  expect(await there.post(`${path}/confirm`, { customer, expectedVersion })).toMatchObject({
    status: 200,
    body: { status: 'confirmed', customer: { ...customer, id: 'cus_held' } },
  });
});

test('the reason given at cancelling or declining is about the customer of the booking, and goes with them', async () => {
  const { service: asked } = await apps.open({ capacity: 9 }, { approval: 'required' });
  const said = { cancel: 'Grace has the flu', decline: 'Grace owes us a moth' };
  const ids: string[] = [];
  for (const [command, reason] of Object.entries(said)) {
    day += 1;
    const { body } = await apps.book(asked.id, at(day, 9), { customer: grace('cus_reasons') });
    const { status } = await apps.send('POST', `/bookings/${body.id}/${command}`, { reason, expectedVersion: 1 });
    expect(status).toBe(200);
    ids.push(body.id);
  }
  const reasons = () =>
    Promise.all(
      ids.map(async (id) => (await apps.send('GET', `/bookings/${id}/history`)).body.items.at(-1).data.reason),
    );
  expect(await reasons()).toEqual(Object.values(said));
  expect(await everything()).not.toMatch(/flu|owes us/);
  await erase('cus_reasons');
  await sleep(believed);
  expect(await reasons()).toEqual([null, null]);
});

test('somebody who waits and is erased leaves the line, and the next one is offered what comes free', async () => {
  const { service: wanted } = await apps.open({ capacity: 1 });
  day += 1;
  const [start, end] = [at(day, 9), at(day, 10)];
  const taken = await apps.book(wanted.id, start);
  const wait = async (id: string) => {
    const wish = { serviceId: wanted.id, from: start, to: end, customer: grace(id) };
    const { status, body } = await apps.send('POST', '/waitlist', wish);
    expect(status).toBe(201);
    return `/waitlist/${body.id}`;
  };
  const [erased, next] = [await wait('cus_waits-erased'), await wait('cus_waits-next')];
  await erase('cus_waits-erased');
  await sleep(believed);
  await apps.send('POST', `/bookings/${taken.body.id}/cancel`, { expectedVersion: 1 });
  const become = async (path: string, status: string): Promise<void> => {
    const { body } = await apps.send('GET', path);
    if (body.status === status) return;
    await sleep(50);
    await become(path, status);
  };
  await become(next, 'offered');
  await become(erased, 'left');
});

test('a tag from before the erasure is stale, a version is not', async () => {
  const { body } = await bookFor('cus_erased-3');
  const path = `/v1/bookings/${body.id}`;
  const [client] = apps.clients;
  const before = await client.get(`${path}?minPosition=${body.position}`);
  const mark = body.position.slice(-8);
  const [tag, erased] = [`"1-${mark}"`, `"1-${mark}-erased"`];
  expect(before.headers.get('etag')).toBe(tag);
  await erase('cus_erased-3');
  await sleep(believed);
  const after = await client.get(path, { 'If-None-Match': tag });
  expect(after.status).toBe(200);
  expect(after.headers.get('etag')).toBe(erased);
  expect((await client.get(path, { 'If-None-Match': erased })).status).toBe(304);
  expect(await client.post(`${path}/cancel`, {}, { 'If-Match': tag })).toMatchObject({ status: 412 });
  expect(await client.patch(path, { customer: { name: 'G' }, expectedVersion: 1 })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/customer', rule: 'required' }] },
  });
  expect(await client.post(`${path}/cancel`, {}, { 'If-Match': erased })).toMatchObject({ status: 200 });
});

test('the answer to a request sent again tells nothing that was erased meanwhile', async () => {
  const [client] = apps.clients;
  day += 1;
  const wish = { serviceId: service.id, start: at(day, 9), customer: grace('cus_erased-4') };
  const key = { 'Idempotency-Key': 'once-and-again' };
  await client.post('/v1/bookings', wish, key);
  await erase('cus_erased-4');
  await sleep(believed);
  const again = await client.post('/v1/bookings', wish, key);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(again.body.customer).toMatchObject({ erased: true, name: null });
});

test('callers’ own metadata may have the name `sealed`, and cannot be made to look like ours', async () => {
  const sealed = { sealed: 'with wax', envelope: [{ sealed: 'twice' }] };
  const { calendar } = await apps.open({ metadata: sealed });
  const read = await apps.send('GET', `/calendars/${calendar.id}/history?minPosition=${calendar.position}`);
  expect(read.body.items[0].data.metadata).toEqual(sealed);

  await bookFor('cus_forged');
  const events = await apps.send('GET', '/events?include=internal&types=CustomerKeyDrawn&limit=1000');
  const { subject, version, data } = events.body.items.at(-1);
  const forged = { sealed: `${subject.id}.${version}.${data.print}.AAAA` };
  for (const metadata of [forged, { deep: [forged] }]) {
    const refused = await apps.send('PATCH', `/calendars/${calendar.id}`, { metadata, expectedVersion: 1 });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/metadata', rule: 'wrong-format' }] } });
  }
});

test('nobody who was never here can be erased; who was, only once', async () => {
  expect(await erase('cus_never-here')).toMatchObject({ status: 404, body: { code: 'not-found' } });
  await bookFor('cus_erased-5');
  const first = await erase('cus_erased-5');
  expect(await erase('cus_erased-5')).toMatchObject({ status: 200, body: { version: first.body.version } });
});

test('only who may do everything may erase', async () => {
  const [client] = apps.clients;
  const { body } = await client.post('/v1/api-keys', { scopes: ['bookings:write', 'bookings:read'] });
  expect(await client.as(body.key).post('/v1/customers/erase', { customerId: 'cus_grace' })).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  });
});

test('erased while others book for the same customer: each booking is readable or erased, and in the end nothing is left', async () => {
  const ids: string[] = [];
  await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      await sleep(index * 5);
      const { status, body } = await bookFor('cus_storm', { notes: `stormy note ${index}` });
      expect(status).toBe(201);
      ids.push(body.id);
      if (index % 10 === 4) expect((await erase('cus_storm')).status).toBe(200);
    }),
  );
  await erase('cus_storm');
  await sleep(believed);
  for (const id of ids) {
    const { body } = await apps.send('GET', `/bookings/${id}/history`);
    expect(body.items[0].data).toMatchObject({ customer: { id: 'cus_storm', erased: true, name: null }, notes: null });
  }
  expect(await everything()).not.toMatch(/Hopper|stormy/);
  expect(apps.apps.flatMap(({ lines }) => lines).join('\n')).not.toMatch(/Hopper|stormy/);
  expect(await apps.check()).toEqual([]);
});

import { inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import type { Body } from '#test/harness/clients/api-client';

let api: RunningApi;
let serviceId: string;
const ada = { id: 'cus_ada+1/2', name: 'Ada Lovelace', email: 'ada@example.com', locale: 'en-GB' };
const grace = { id: 'cus_grace', name: 'Grace Hopper', email: 'grace@example.com' };

beforeAll(async () => {
  api = await runningApi();
  ({ serviceId } = await openRoom(api.client, 'exported', 5));
});

afterAll(() => api.stop());

const path = (id: string) => `/v1/customers/${encodeURIComponent(id)}/export`;

/** All pages, a few things at a time. */
const exported = async (id: string): Promise<Body[]> => {
  const items: Body[] = [];
  let cursor = '';
  do {
    const { status, body } = await api.client.get(
      `${path(id)}?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    expect(status).toBe(200);
    items.push(...body.items);
    cursor = body.nextCursor ?? '';
  } while (cursor !== '');
  return items;
};

it('an export has all that is kept of one person, and nothing of anybody else', async () => {
  const book = async (customer: object, time: string) =>
    (await api.client.post('/v1/bookings', { serviceId, start: inBerlin(2, time), customer, notes: 'by the window' }))
      .body;
  const { id } = await book(ada, '09:00');
  await api.client.post(`/v1/bookings/${id}/cancel`, { reason: 'ill', expectedVersion: 1 });
  await book(ada, '10:00');
  await book(grace, '09:00');
  const recurrence = 'FREQ=DAILY;COUNT=2';
  const wish = { serviceId, start: inBerlin(2, '12:00'), recurrence, mode: 'available', customer: ada };
  const { body: series } = await api.client.post('/v1/series', wish);
  const wait = { serviceId, from: inBerlin(2, '13:00'), to: inBerlin(2, '16:00'), customer: ada };
  const { body: entry } = await api.client.post('/v1/waitlist', wait);
  await api.client.get(`/v1/bookings?minPosition=${encodeURIComponent(entry.position)}`);
  const items = await exported(ada.id);
  const kinds = items.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind !== 'booking')).toEqual(['series', 'waitlist-entry']);
  // What waits may have been offered a booking meanwhile.
  expect(kinds.length - 2 - Number(kinds.length === 7)).toBe(4);
  expect(items[0]).toMatchObject({
    booking: { id, customer: { ...ada, phone: null }, notes: 'by the window' },
    mails: [],
  });
  expect(items[0].history.map(({ type }: Body) => type)).toEqual(['BookingConfirmed', 'BookingCancelled']);
  expect(items[0].history[1].data).toMatchObject({ reason: 'ill' });
  expect(items.find(({ kind }) => kind === 'series')).toMatchObject({
    id: series.id,
    history: [{ type: 'SeriesBooked' }],
  });
  expect(items.at(-1)).toMatchObject({ entry: { id: entry.id } });
  expect(items.at(-1)!.history[0]).toMatchObject({ type: 'WaitlistJoined' });
  expect(JSON.stringify(items)).not.toMatch(/grace/i);
});

it('the export has of a booking that was somebody else’s before what came since', async () => {
  const [before, after] = [
    { id: 'cus_before', name: 'Edsger Dijkstra', email: 'edsger@example.com' },
    { id: 'cus_after', name: 'Barbara Liskov', email: 'barbara@example.com' },
  ];
  const wish = { serviceId, start: inBerlin(3, '15:00'), customer: before, notes: 'for my back', hold: {} };
  const { id } = (await api.client.post('/v1/bookings', wish)).body;
  const { body } = await api.client.post(`/v1/bookings/${id}/confirm`, { customer: after, expectedVersion: 1 });
  await api.client.get(`/v1/bookings?minPosition=${encodeURIComponent(body.position)}`);
  const [item, ...more] = await exported(after.id);
  expect(more).toEqual([]);
  expect(item!.history.map(({ type }: Body) => type)).toEqual(['BookingConfirmed']);
  expect(JSON.stringify(item)).not.toMatch(/dijkstra|edsger|my back/i);
});

it('is for administrators, and empty of who is not known', async () => {
  expect(await exported('cus_nobody')).toEqual([]);
  const { key } = (await api.client.post('/v1/api-keys', { scopes: ['bookings:read', 'bookings:write'] })).body;
  expect((await api.client.as(key).get(path(ada.id))).status).toBe(403);
});

it('the export of an erased customer has what happened, and nothing personal', async () => {
  await api.client.post('/v1/customers/erase', { customerId: ada.id });
  const items = await exported(ada.id);
  expect(items.length).toBeGreaterThan(4);
  expect(items[0].booking.customer).toMatchObject({ id: ada.id, erased: true, name: null, locale: null });
  expect(JSON.stringify(items)).not.toMatch(/lovelace|ada@example|by the window|"ill"/i);
});

import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;
let serviceId: string;

beforeAll(async () => {
  api = await runningApi();
  ({ serviceId } = await openRoom(api.client, 'managed', 1));
});

afterAll(() => api.stop());

const book = async (time: string, more: object = {}) =>
  (await api.client.post('/v1/bookings', { serviceId, start: inBerlin(2, time), customer: ada, ...more })).body;

it('the page loads nothing from elsewhere, and its address tells no server the token', async () => {
  const { id } = await book('09:00');
  const { manageUrl, manageToken } = (await api.client.post(`/v1/bookings/${id}/manage-token`)).body;
  expect(manageUrl).toBe(`${api.app.url}/manage#${manageToken}`);
  const page = await fetch(manageUrl);
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self';/,
  );
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  const files = [...(await page.text()).matchAll(/(?:src|href)="(manage\/[^"]+)"/g)].map(([, file]) => file);
  expect(files).toHaveLength(3);
  for (const file of files) expect((await fetch(`${api.app.url}/${file}`)).status).toBe(200);
  expect((await fetch(`${api.app.url}/manage/other.js`)).status).toBe(404);
});

it('a holder of the token finds other times of that service and moves there, and reads no other service', async () => {
  const booking = await book('10:00');
  const { manageToken } = (await api.client.post(`/v1/bookings/${booking.id}/manage-token`)).body;
  const bearer = api.client.as(manageToken);
  expect((await bearer.get(`/v1/services/${serviceId}`)).body.name).toBe('Consultation');
  const range = `from=${inBerlin(2, '09:00')}&to=${inBerlin(2, '12:00')}`;
  const startsOf = async (query: string) =>
    (await bearer.get(`/v1/services/${serviceId}/slots?${query}`)).body.slots.map(
      ({ start }: { start: string }) => start,
    );
  expect(await startsOf(`${range}&ignoreBooking=${booking.id}`)).toContain(inBerlin(2, '10:15'));
  expect(await startsOf(range)).not.toContain(inBerlin(2, '10:15'));
  const other = await book('11:00');
  expect(await startsOf(`${range}&ignoreBooking=${other.id}&minPosition=${other.position}`)).not.toContain(
    inBerlin(2, '11:15'),
  );
  const move = { start: inBerlin(2, '10:15'), expectedVersion: booking.version };
  expect((await bearer.post(`/v1/bookings/${booking.id}/reschedule`, move)).status).toBe(200);
  const foreign = await openRoom(api.client, 'foreign', 1);
  expect((await bearer.get(`/v1/services/${foreign.serviceId}`)).status).toBe(404);
  expect((await bearer.get(`/v1/services/${foreign.serviceId}/slots?${range}`)).status).toBe(404);
  expect((await bearer.get(`/v1/services/${serviceId}?atVersion=1`)).status).toBe(403);
});

it('a new link revokes all others where that is asked for, and the booking stays as it is', async () => {
  const { id } = await book('14:00');
  const key = { 'Idempotency-Key': 'revoke-them' };
  const make = async (body?: object, headers = {}) =>
    (await api.client.post(`/v1/bookings/${id}/manage-token`, body, headers)).body;
  const readBy = async (token: string) => await api.client.as(token).get(`/v1/bookings/${id}`);
  const [first, second] = [await make(), await make({})];
  expect((await readBy(first.manageToken)).status).toBe(200);
  const lost = await make({ revokeOthers: true }, key);
  expect((await readBy(lost.manageToken)).status).toBe(200);
  const third = await make({ revokeOthers: true }, key);
  for (const { manageToken, inviteUrl } of [first, second, lost]) {
    expect(await readBy(manageToken)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect((await fetch(inviteUrl)).status).toBe(401);
  }
  expect((await readBy(third.manageToken)).body).toMatchObject({ id, status: 'confirmed' });
  expect((await fetch(third.inviteUrl)).status).toBe(200);
  const history = (await api.client.get(`/v1/bookings/${id}/history`)).body.items;
  expect(history.at(-1)).toMatchObject({ type: 'BookingDetailsChanged', data: {} });
});

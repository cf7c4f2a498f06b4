import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi({ HOLDS_PER_CUSTOMER: '2' });
});

afterAll(() => api.stop());

const start = inBerlin(2, '09:00');
const hold = { seconds: 120 };

const post = (path: string, body: object) => api.client.post(`/v1/bookings${path}`, body);

const secondsBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 1_000);

describe('a hold', () => {
  it('keeps a slot for a while and says until when, without anybody for whom', async () => {
    const { calendarId, serviceId } = await openRoom(api.client, 'waiting', 1, { holdSeconds: 90 });
    const { status, body } = await post('', { serviceId, start, hold: {} });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'held', version: 1, calendarIds: [calendarId], start, customer: null });
    expect(secondsBetween(body.createdAt, body.expiresAt)).toBe(90);
    const longer = await post('', { serviceId, start: inBerlin(2, '10:00'), hold });
    expect(secondsBetween(longer.body.createdAt, longer.body.expiresAt)).toBe(120);
    const read = await api.client.get(
      `/v1/bookings?status=held&serviceId=${serviceId}&minPosition=${longer.body.position}`,
    );
    expect(read.body.items).toEqual([body, longer.body]);
  });

  it('keeps others out, who are told when to come back and what they can have instead', async () => {
    const { calendarId, serviceId } = await openRoom(api.client, 'held');
    const { body: held } = await post('', { serviceId, start, hold });
    for (const wish of [{ customer: ada }, { hold }]) {
      const { status, body } = await post('', { serviceId, start, ...wish });
      expect(status).toBe(409);
      expect(body).toMatchObject({
        code: 'slot-held',
        retry: { strategy: 'reread' },
        conflicts: [{ start: held.start, end: held.end, calendarId, kind: 'hold', bookingId: held.id }],
      });
      expect(Date.parse(body.heldUntil) - Date.parse(held.expiresAt)).toBe(2_000);
      expect(body.alternatives[0].start).toBe(inBerlin(2, '09:30'));
    }
  });

  it('is confirmed under its id, for the customer who is named then', async () => {
    const { serviceId } = await openRoom(api.client, 'confirmed');
    const { body: held } = await post('', { serviceId, start, hold, notes: 'A window, please' });
    const nobody = await post(`/${held.id}/confirm`, { expectedVersion: 1 });
    expect(nobody.status).toBe(422);
    expect(nobody.body.errors).toMatchObject([{ pointer: '/customer', rule: 'required' }]);
    const { status, body } = await post(`/${held.id}/confirm`, { customer: ada, expectedVersion: 1 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: held.id, version: 2, status: 'confirmed', customer: ada, expiresAt: null });
    expect(body.notes).toBe('A window, please');
    expect((await post('', { serviceId, start, customer: ada })).body.code).toBe('slot-taken');
    expect((await post(`/${held.id}/extend`, { expectedVersion: 2 })).body).toMatchObject({
      code: 'illegal-transition',
      currentStatus: 'confirmed',
    });
  });

  it('lasts longer when it is extended, and never shorter', async () => {
    const { serviceId } = await openRoom(api.client, 'extended', 1, { holdSecondsMax: 600 });
    const { body: held } = await post('', { serviceId, start, hold });
    const longer = await post(`/${held.id}/extend`, { seconds: 600, expectedVersion: 1 });
    expect(longer.body).toMatchObject({ status: 'held', version: 2 });
    expect(secondsBetween(longer.body.updatedAt, longer.body.expiresAt)).toBe(600);
    const shorter = await post(`/${held.id}/extend`, { seconds: 1, expectedVersion: 2 });
    expect(shorter.body).toMatchObject({ version: 2, expiresAt: longer.body.expiresAt });
    const refused = await post('', { serviceId, start, customer: ada });
    expect(Date.parse(refused.body.heldUntil) - Date.parse(longer.body.expiresAt)).toBe(2_000);
  });

  it('is never longer than the service allows', async () => {
    const { serviceId } = await openRoom(api.client, 'too-long', 1, { holdSecondsMax: 600 });
    const made = await post('', { serviceId, start, hold: { seconds: 601 } });
    expect({ status: made.status, errors: made.body.errors }).toMatchObject({
      status: 422,
      errors: [{ pointer: '/hold/seconds', rule: 'too-large' }],
    });
    const { body: held } = await post('', { serviceId, start, hold: { seconds: 600 } });
    const extended = await post(`/${held.id}/extend`, { seconds: 601, expectedVersion: 1 });
    expect(extended.body.errors).toMatchObject([{ pointer: '/seconds', rule: 'too-large' }]);
  });

  it('can be moved, and keeps its end', async () => {
    const { serviceId } = await openRoom(api.client, 'moved');
    const { body: held } = await post('', { serviceId, start, hold });
    const moved = await post(`/${held.id}/reschedule`, { start: inBerlin(2, '14:00'), expectedVersion: 1 });
    expect(moved.body).toMatchObject({ status: 'held', start: inBerlin(2, '14:00'), expiresAt: held.expiresAt });
    expect((await post('', { serviceId, start, customer: ada })).status).toBe(201);
  });

  it('is given back by cancelling, at any time', async () => {
    const { serviceId } = await openRoom(api.client, 'given-back', 1, { cancellationWindow: 10 * 1440 });
    const { body: held } = await post('', { serviceId, start, hold });
    const { body } = await post(`/${held.id}/cancel`, { expectedVersion: 1 });
    expect(body).toMatchObject({ status: 'cancelled', expiresAt: null });
    expect((await post('', { serviceId, start, customer: ada })).status).toBe(201);
  });

  it('is one of only a few at once for one customer, however many others hold', async () => {
    const { serviceId } = await openRoom(api.client, 'capped', 9);
    const holdFor = (id: string) => post('', { serviceId, start, hold, customer: { ...ada, id } });
    const [first] = [await holdFor('ada@work'), await holdFor('ada@work')];
    const third = await holdFor('ada@work');
    expect(third.status).toBe(409);
    expect(third.body).toMatchObject({ code: 'limit-reached', limit: { kind: 'live-holds', atMost: 2 } });
    expect((await holdFor('grace')).status).toBe(201);
    await post(`/${first.body.id}/confirm`, { expectedVersion: 1 });
    expect((await holdFor('ada@work')).status).toBe(201);
    expect((await holdFor('ada@work')).body.code).toBe('limit-reached');
  });
});

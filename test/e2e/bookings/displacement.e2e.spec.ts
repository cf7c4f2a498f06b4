import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

const displace = { onConflict: 'displace', expectedVersion: 1 };

const opened = async (name: string, capacity = 1, service: object = {}) => {
  const { calendarId, serviceId } = await openRoom(api.client, name, capacity, service);
  const book = async (time: string, more: object = {}) => {
    const wish = { serviceId, start: inBerlin(2, time), customer: ada, ...more };
    return (await api.client.post('/v1/bookings', wish)).body;
  };
  return { calendar: `/v1/calendars/${calendarId}`, calendarId, serviceId, book };
};

const statuses = async (serviceId: string, position: string): Promise<string[]> => {
  const { body } = await api.client.get(`/v1/bookings?serviceId=${serviceId}&minPosition=${position}`);
  return body.items.map(({ status }: { status: string }) => status);
};

const morning = { start: inBerlin(2, '09:00'), end: inBerlin(2, '12:00') };

describe('a change of a calendar that is to displace bookings', () => {
  it('takes from each whose time is closed all of it, and tells where it could go', async () => {
    const { calendar, calendarId, serviceId, book } = await opened('closing', 1, { cancellationWindow: 7 * 1440 });
    const early = await book('11:00');
    await book('12:00');
    const { status, body } = await api.client.post(`${calendar}/blackouts`, { ...morning, ...displace });
    expect(status).toBe(201);
    expect(await statuses(serviceId, body.position)).toEqual(['displaced', 'confirmed']);
    const path = `/v1/bookings/${early.id}`;
    const read = await api.client.get(`${path}?minPosition=${body.position}`);
    expect(read.body).toMatchObject({ status: 'displaced', version: 2, start: inBerlin(2, '11:00') });
    const { body: history } = await api.client.get(`${path}/history`);
    const { type, data } = history.items[1];
    expect({ type, ...data }).toMatchObject({ type: 'BookingDisplaced', calendarId, cause: 'blackout' });
    expect(data.alternatives).toHaveLength(5);
    expect(data.alternatives[0]).toEqual({
      start: inBerlin(2, '12:30'),
      end: inBerlin(2, '13:00'),
      calendarIds: [calendarId],
    });
    const moved = await api.client.post(`${path}/reschedule`, {
      start: data.alternatives[0].start,
      expectedVersion: 2,
    });
    expect(moved.status).toBe(200);
    expect(moved.body).toMatchObject({ id: early.id, status: 'confirmed', version: 3 });
  });

  it('leaves a displaced booking nothing but to be moved or cancelled, and gives its time to others', async () => {
    const { calendar, book } = await opened('stranded', 1, { cancellationWindow: 7 * 1440 });
    const { id } = await book('11:00');
    const { body: blackout } = await api.client.post(`${calendar}/blackouts`, { ...morning, ...displace });
    const { body } = await api.client.post(`/v1/bookings/${id}/complete`, { expectedVersion: 2 });
    expect(body).toMatchObject({ code: 'illegal-transition', currentStatus: 'displaced' });
    expect(body.allowed.toSorted()).toEqual(['cancel', 'reschedule']);
    await api.client.delete(`${calendar}/blackouts/${blackout.id}?expectedVersion=2`);
    expect((await book('11:00')).status).toBe('confirmed');
    const cancelled = await api.client.post(`/v1/bookings/${id}/cancel`, { expectedVersion: 2 });
    expect(cancelled.body).toMatchObject({ status: 'cancelled' });
  });

  it('gives back what it was to a hold or request that is moved', async () => {
    const { calendar, serviceId, book } = await opened('not-yet-agreed', 1, { approval: 'required', holdSeconds: 60 });
    const wishes = [await book('09:00', { hold: {} }), await book('10:00')];
    const { body } = await api.client.post(`${calendar}/blackouts`, { ...morning, ...displace });
    expect(await statuses(serviceId, body.position)).toEqual(['displaced', 'displaced']);
    const [hold, request] = await Promise.all(
      wishes.map(({ id }, at) =>
        api.client.post(`/v1/bookings/${id}/reschedule`, { start: inBerlin(2, `1${4 + at}:00`), expectedVersion: 2 }),
      ),
    );
    expect(hold!.body).toMatchObject({ status: 'held', version: 3, expiresAt: expect.any(String) });
    expect(request!.body).toMatchObject({ status: 'pending', version: 3, expiresAt: inBerlin(2, '15:00') });
  });

  it('takes room from those who booked last, and from no more than it must', async () => {
    const { calendar, serviceId, book } = await opened('shrinking', 3);
    const [oldest, , newest] = [await book('09:00'), await book('09:00'), await book('09:00')];
    const alone = await book('10:00', { units: 2 });
    const refused = await api.client.patch(calendar, { capacity: 2, expectedVersion: 1 });
    expect(refused.body).toMatchObject({
      code: 'dependency-conflict',
      blockers: { count: 1, bookings: [newest.id] },
    });
    expect(refused.body.resolutions).toContain('keep-capacity');
    const { body } = await api.client.patch(calendar, { capacity: 1, ...displace });
    expect(body).toMatchObject({ capacity: 1, version: 2 });
    const confirmed = `/v1/bookings?serviceId=${serviceId}&status=confirmed&minPosition=${body.position}`;
    expect((await api.client.get(confirmed)).body.items.map(({ id }: { id: string }) => id)).toEqual([oldest.id]);
    const { body: history } = await api.client.get(`/v1/bookings/${alone.id}/history`);
    expect(history.items[1].data).toMatchObject({ cause: 'capacity' });
  });

  it.each([
    ['fewer hours', 'outside-hours', 'patch', '', { openingHours: [] }],
    ['archiving', 'archived', 'post', '/archive', {}],
  ] as const)('may be %s too', async (_, cause, method, rest, change) => {
    const { calendar, serviceId, book } = await opened(`gone-by-${cause}`);
    const { id } = await book('09:00');
    const path = `${calendar}${rest}`;
    expect((await api.client[method](path, { ...change, expectedVersion: 1 })).body.code).toBe('dependency-conflict');
    const { body } = await api.client[method](path, { ...change, ...displace });
    expect(await statuses(serviceId, body.position)).toEqual(['displaced']);
    const { body: history } = await api.client.get(`/v1/bookings/${id}/history`);
    expect(history.items[1]).toMatchObject({ type: 'BookingDisplaced', data: { cause, alternatives: [] } });
  });
});

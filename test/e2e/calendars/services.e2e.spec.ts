import { type RunningApi, room, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
  await api.client.post('/v1/calendars', { id: 'cal_room-four', ...room });
});

afterAll(() => api.stop());

const consultation = { name: 'Consultation', durations: [30, 60], uses: [{ calendarId: 'cal_room-four' }] };

describe('a service', () => {
  it('is created with defaults, the time zone being that of its calendar', async () => {
    const { status, headers, body } = await api.client.post('/v1/services', consultation);
    expect(status).toBe(201);
    expect(headers.get('Location')).toBe(`${api.app.url}/v1/services/${body.id}`);
    expect(body).toMatchObject({
      ...consultation,
      timeZone: 'Europe/Berlin',
      step: 15,
      bufferBefore: 0,
      bufferAfter: 0,
      minNotice: 0,
      horizonDays: 90,
      approval: 'automatic',
      approvalDeadline: null,
      cancellationWindow: 0,
      holdSeconds: 300,
      holdSecondsMax: 1800,
      maxUnitsPerBooking: 1,
      metadata: {},
      status: 'active',
      version: 1,
    });
  });

  it('is read, listed, changed, archived and restored', async () => {
    const id = 'svc_all-its-life';
    const path = `/v1/services/${id}`;
    const { body: service } = await api.client.post('/v1/services', { id, ...consultation, timeZone: 'europe/london' });
    expect(service.timeZone).toBe('Europe/London');
    expect((await api.client.get(`${path}?minPosition=${service.position}`)).body).toEqual(service);
    const changed = await api.client.patch(path, { step: 30, durations: [45], expectedVersion: 1 });
    expect(changed.body).toMatchObject({ step: 30, durations: [45], name: 'Consultation', version: 2 });
    const archived = await api.client.post(`${path}/archive`, { expectedVersion: 2 });
    expect(archived.body).toMatchObject({ status: 'archived', version: 3 });
    const list = `/v1/services?status=archived&minPosition=${archived.body.position}`;
    expect((await api.client.get(list)).body.items).toEqual([archived.body]);
    expect((await api.client.post(`${path}/restore`, { expectedVersion: 3 })).body).toMatchObject({ status: 'active' });
    const { body: history } = await api.client.get(`${path}/history?limit=3`);
    expect(history.items.map(({ type }: { type: string }) => type)).toEqual([
      'ServiceCreated',
      'ServiceChanged',
      'ServiceArchived',
    ]);
    const rest = await api.client.get(`${path}/history?limit=3&cursor=${history.nextCursor}`);
    expect(rest.body).toMatchObject({ items: [{ type: 'ServiceRestored', version: 4 }], nextCursor: null });
  });

  it('is not found where there is none', async () => {
    for (const path of ['/v1/services/svc_nobody-knows', '/v1/services/svc_nobody-knows/history', '/v1/services/x']) {
      expect((await api.client.get(path)).status).toBe(404);
    }
  });

  it('cannot use a calendar that is not there', async () => {
    const { status, body } = await api.client.post('/v1/services', {
      ...consultation,
      uses: [{ calendarId: 'cal_nowhere-1' }],
    });
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'not-found', errors: [{ pointer: '/uses/0/calendarId' }] });
  });

  it('cannot use a calendar that was archived', async () => {
    await api.client.post('/v1/calendars', { id: 'cal_room-closed', ...room });
    await api.client.post('/v1/calendars/cal_room-closed/archive', { expectedVersion: 1 });
    const uses = [{ calendarId: 'cal_room-closed' }];
    const { status, body } = await api.client.post('/v1/services', { ...consultation, uses });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'dependency-gone', missing: { type: 'calendar', id: 'cal_room-closed' } });
  });

  it.each([
    [[], 'too-few'],
    [[{ calendarId: 'cal_room-four' }, { calendarId: 'cal_room-four' }], 'duplicate'],
    [[{ calendarId: 'cal_room-four' }, { anyOf: ['cal_room-five', 'cal_room-four'] }], 'duplicate'],
  ])('uses at least one calendar, and none of them twice: %j', async (uses, rule) => {
    const { status, body } = await api.client.post('/v1/services', { ...consultation, uses });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ pointer: '/uses', rule }]);
  });
});

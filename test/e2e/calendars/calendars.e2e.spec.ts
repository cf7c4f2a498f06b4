import { type RunningApi, room, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

describe('a calendar', () => {
  it('is created with defaults for what is not stated, and says where it is', async () => {
    const { status, headers, body } = await api.client.post('/v1/calendars', room);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...room,
      version: 1,
      capacity: 1,
      status: 'active',
      exceptions: [],
      blackouts: [],
      metadata: {},
    });
    expect(body.id).toMatch(/^cal_[0-9a-f]{32}$/);
    expect(headers.get('Location')).toBe(`${api.app.url}/v1/calendars/${body.id}`);
    expect(headers.get('ETag')).toBe(`"1-${body.position.slice(-8)}"`);
    expect(headers.get('Event-Position')).toBe(body.position);
  });

  it('can be read at once by whoever says what it wrote', async () => {
    const { body: calendar } = await api.client.post('/v1/calendars', room);
    const { status, headers, body } = await api.client.get(
      `/v1/calendars/${calendar.id}?minPosition=${calendar.position}`,
    );
    expect({ status, body }).toEqual({ status: 200, body: calendar });
    expect(headers.get('Cache-Control')).toBe('private, no-store');
  });

  it('is not sent again to whoever has it already', async () => {
    const { body: calendar, headers } = await api.client.post('/v1/calendars', room);
    const path = `/v1/calendars/${calendar.id}?minPosition=${calendar.position}`;
    expect((await api.client.get(path, { 'If-None-Match': `"7", W/${headers.get('ETag')}` })).status).toBe(304);
    expect((await api.client.get(path, { 'If-None-Match': '"7"' })).status).toBe(200);
  });

  it('keeps what a change does not state, and merges metadata', async () => {
    const { body: calendar } = await api.client.post('/v1/calendars', {
      ...room,
      metadata: { floor: 1, wing: 'east' },
    });
    const change = { name: 'Room 5', metadata: { wing: null, colour: 'green' }, expectedVersion: 1 };
    const { status, headers, body } = await api.client.patch(`/v1/calendars/${calendar.id}`, change);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Room 5',
      version: 2,
      timeZone: 'Europe/Berlin',
      openingHours: room.openingHours,
    });
    expect(body.metadata).toEqual({ floor: 1, colour: 'green' });
    expect(headers.get('ETag')).toBe(`"2-${body.position.slice(-8)}"`);
  });

  it('has the exceptions that a change states, in the order of their dates, and its history tells which are others', async () => {
    const closed = (date: string) => ({ date, openingHours: [] });
    const half = { date: '2040-12-31', openingHours: [{ from: '09:00', to: '12:00' }] };
    const before = [closed('2040-12-31'), closed('2040-12-24'), closed('2040-12-25')];
    const { body: calendar } = await api.client.post('/v1/calendars', { ...room, exceptions: before });
    expect(calendar.exceptions.map(({ date }: { date: string }) => date)).toEqual([
      '2040-12-24',
      '2040-12-25',
      '2040-12-31',
    ]);
    const path = `/v1/calendars/${calendar.id}`;
    const change = { exceptions: [half, closed('2040-12-24')], metadata: { floor: 1 }, expectedVersion: 1 };
    const { body } = await api.client.patch(path, change);
    expect(body).toMatchObject({ version: 2, exceptions: [closed('2040-12-24'), half], metadata: { floor: 1 } });
    const read = await api.client.get(`${path}?minPosition=${body.position}`);
    expect(read.body).toEqual(body);
    const [, changed] = (await api.client.get(`${path}/history`)).body.items;
    expect(changed.data).toEqual({
      exceptions: { set: [half], unset: ['2040-12-25'] },
      metadata: { floor: 1 },
      onConflict: 'reject',
    });
    const same = { exceptions: [half, closed('2040-12-24')], expectedVersion: 2 };
    expect((await api.client.patch(path, same)).body.version).toBe(2);
  });

  it('is archived and restored', async () => {
    const { body: calendar } = await api.client.post('/v1/calendars', room);
    const path = `/v1/calendars/${calendar.id}`;
    const archived = await api.client.post(`${path}/archive`, { expectedVersion: 1 });
    expect(archived.body).toMatchObject({ status: 'archived', version: 2 });
    const tag = archived.headers.get('ETag')!;
    const restored = await api.client.post(`${path}/restore`, undefined, { 'If-Match': tag });
    expect(restored.body).toMatchObject({ status: 'active', version: 3 });
    expect((await api.client.get(`${path}/history`)).body.items).toMatchObject([
      { type: 'CalendarCreated' },
      { type: 'CalendarArchived', data: { onConflict: 'reject' } },
      { type: 'CalendarRestored', data: {} },
    ]);
  });

  it('tells who did what to it and when', async () => {
    const { body: calendar, headers: tagged } = await api.client.post('/v1/calendars', room, {
      'X-Request-Id': 'first-request',
    });
    const path = `/v1/calendars/${calendar.id}`;
    await api.client.patch(path, { name: 'Room 5' }, { 'If-Match': tagged.get('ETag')! });
    const { body } = await api.client.get(`${path}/history`);
    expect(body.nextCursor).toBeNull();
    expect(body.items).toMatchObject([
      {
        type: 'CalendarCreated',
        version: 1,
        position: calendar.position,
        recordedAt: calendar.createdAt,
        correlationId: 'first-request',
        subject: { type: 'calendar', id: calendar.id, href: `${api.app.url}${path}` },
        actor: { kind: 'api-key', id: expect.stringMatching(/^key_/) },
        data: { ...room, capacity: 1 },
      },
      { type: 'CalendarChanged', version: 2, data: { name: 'Room 5', onConflict: 'reject' } },
    ]);
    expect(body.items[0].data).not.toHaveProperty('id');
  });

  it.each(['', '/history'])('is not found where there is none: %s', async (rest) => {
    for (const id of ['cal_nobody-knows-it', 'not-an-id', 'cal_a%2Fb', `cal_${'x'.repeat(200)}`]) {
      const { status, body } = await api.client.get(`/v1/calendars/${id}${rest}`);
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'not-found' });
    }
  });
});

describe('the list of calendars', () => {
  it('comes in pages that each lead to the next, with archived ones only where asked for', async () => {
    const ids = ['cal_page-one1', 'cal_page-two2', 'cal_page-three3', 'cal_page-gone4'];
    for (const id of ids) await api.client.post('/v1/calendars', { id, ...room });
    const { body } = await api.client.post('/v1/calendars/cal_page-gone4/archive', { expectedVersion: 1 });
    const seen: string[] = [];
    let next: string | undefined = `/v1/calendars?limit=1&minPosition=${body.position}`;
    while (next) {
      const page: Awaited<ReturnType<typeof api.client.get>> = await api.client.get(next);
      seen.push(...page.body.items.map(({ id }: { id: string }) => id));
      const link = /<(.*)>; rel="next"/.exec(page.headers.get('Link') ?? '')?.[1];
      expect(link?.includes(page.body.nextCursor) ?? page.body.nextCursor === null).toBe(true);
      next = link?.slice(api.app.url.length);
    }
    expect(seen.filter((id) => id.startsWith('cal_page'))).toEqual([
      'cal_page-one1',
      'cal_page-three3',
      'cal_page-two2',
    ]);
    const archived = await api.client.get('/v1/calendars?status=archived');
    expect(archived.body.items.map(({ id }: { id: string }) => id)).toEqual(['cal_page-gone4']);
  });

  it('does not go on with a cursor of another list, of other filters or of nobody', async () => {
    const { body } = await api.client.get('/v1/calendars?limit=1');
    const foreign = [`status=archived&cursor=${body.nextCursor}`, 'cursor=bm90aGluZw', `cursor=${body.nextCursor}x`];
    for (const query of foreign) {
      const answer = await api.client.get(`/v1/calendars?${query}`);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toMatchObject([{ pointer: '?cursor', rule: 'wrong-format' }]);
    }
    expect((await api.client.get(`/v1/services?cursor=${body.nextCursor}`)).status).toBe(400);
  });
});

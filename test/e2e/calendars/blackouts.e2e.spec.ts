import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

const noon = { start: inBerlin(2, '12:00'), end: inBerlin(2, '13:00') };

const opened = async (name: string) => {
  const { calendarId, serviceId } = await openRoom(api.client, name);
  const path = `/v1/calendars/${calendarId}/blackouts`;
  return {
    calendarId,
    serviceId,
    path,
    close: (more: object = {}) => api.client.post(path, { ...noon, ...more }),
    book: (time: string) => api.client.post('/v1/bookings', { serviceId, start: inBerlin(2, time), customer: ada }),
  };
};

describe('a blackout', () => {
  it('closes a calendar for some time, whatever its hours', async () => {
    const { calendarId, serviceId, path, close, book } = await opened('lunch');
    const { status, headers, body } = await close({ reason: 'Lunch', expectedVersion: 1 });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^blk_/),
      ...noon,
      reason: 'Lunch',
      calendarId,
      version: 2,
    });
    expect(headers.get('Location')).toBe(`${api.app.url}${path}/${body.id}`);
    const at = `minPosition=${body.position}`;
    const { id, start, end, reason } = body;
    expect((await api.client.get(`/v1/calendars/${calendarId}?${at}`)).body.blackouts).toEqual([
      { id, start, end, reason },
    ]);
    const query = `from=${inBerlin(2, '11:30')}&to=${inBerlin(2, '13:15')}&${at}`;
    const { body: found } = await api.client.get(`/v1/services/${serviceId}/slots?${query}`);
    expect(found.slots.map((slot: { start: string }) => slot.start)).toEqual([
      inBerlin(2, '11:30'),
      inBerlin(2, '13:00'),
    ]);
    const refused = await book('11:45');
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'dependency-gone', missing: { type: 'calendar', id: calendarId } });
    expect(refused.body.alternatives[0].start).toBe(inBerlin(2, '11:30'));
  });

  it('is made once for one id', async () => {
    const { close } = await opened('once');
    const wish = { id: 'blk_lunch-break', expectedVersion: 1 };
    const first = await close(wish);
    const again = await close(wish);
    expect({ status: again.status, body: again.body }).toEqual({ status: 200, body: first.body });
    const other = await close({ ...wish, reason: 'Something else' });
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ code: 'already-exists', differs: ['reason'] });
  });

  it('needs the version of its calendar', async () => {
    const { close } = await opened('versioned');
    expect((await close()).status).toBe(428);
    expect((await close({ expectedVersion: 2 })).body).toMatchObject({ code: 'version-conflict', currentVersion: 1 });
  });

  it('makes sense only with an end after its start', async () => {
    const { close } = await opened('backwards');
    const { status, body } = await close({ end: noon.start, expectedVersion: 1 });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ pointer: '/end', rule: 'too-small' }]);
  });

  it('is refused where somebody has booked, and may begin when the booking ends', async () => {
    const { close, book } = await opened('in-use');
    const { body: booking } = await book('12:30');
    await book('11:30');
    const { status, body } = await close({ expectedVersion: 1 });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'dependency-conflict',
      blockers: { count: 1, bookings: [booking.id] },
      retry: { strategy: 'reread' },
    });
    expect(body.resolutions).toEqual(expect.arrayContaining(['displace', 'move-blackout']));
    expect((await close({ end: inBerlin(2, '12:30'), expectedVersion: 1 })).status).toBe(201);
  });

  it('is taken back, and its time is offered again', async () => {
    const { calendarId, path, close, book } = await opened('taken-back');
    const closed = await close({ expectedVersion: 1 });
    const { body: blackout } = closed;
    const one = `${path}/${blackout.id}`;
    expect((await api.client.delete(one)).status).toBe(428);
    expect((await api.client.delete(`${one}?expectedVersion=1`)).body.code).toBe('version-conflict');
    expect((await api.client.delete(one, { 'If-Match': '"1-4be01c77"' })).body.code).toBe('precondition-failed');
    const { status, headers: tagged, body } = await api.client.delete(`${one}?expectedVersion=2`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: calendarId, version: 3, blackouts: [] });
    for (const tag of [closed.headers.get('ETag')!, tagged.get('ETag')!]) {
      const again = await api.client.delete(one, { 'If-Match': tag });
      expect({ status: again.status, body: again.body }).toEqual({ status: 200, body });
    }
    expect((await api.client.delete(`${path}/blk_nobody-knows?expectedVersion=3`)).status).toBe(404);
    expect((await book('12:00')).status).toBe(201);
    const back = await close({ id: blackout.id, expectedVersion: 3 });
    expect(back.body).toMatchObject({ code: 'already-exists' });
  });

  it('stands in the history of its calendar', async () => {
    const { calendarId, path, close } = await opened('remembered');
    const { body: blackout } = await close({ reason: 'Lunch', expectedVersion: 1 });
    await api.client.delete(`${path}/${blackout.id}`, { 'If-Match': '*' });
    const { body } = await api.client.get(`/v1/calendars/${calendarId}/history`);
    expect(body.items.slice(1)).toMatchObject([
      { type: 'BlackoutAdded', version: 2, data: { id: blackout.id, ...noon, reason: 'Lunch', onConflict: 'reject' } },
      { type: 'BlackoutRemoved', version: 3, data: { id: blackout.id } },
    ]);
  });
});

import { inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { openStream } from '#test/harness/clients/event-stream';

/** What people report who run booking software, or book with it, as far as no other story tells of it. */
let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

it('somebody who closes a calendar for ever may write the last second there is, and who goes beyond is told the bound', async () => {
  const { calendarId } = await openRoom(api.client, 'for-ever');
  const path = `/v1/calendars/${calendarId}/blackouts`;
  const close = (end: string, expectedVersion: number) =>
    api.client.post(path, { start: inBerlin(30, '00:00'), end, expectedVersion });
  expect(await close('9999-12-31T23:59:59Z', 1)).toMatchObject({ status: 201, body: { end: '9999-12-31T23:59:59Z' } });
  expect(await close('9999-12-31T00:00:00Z', 2)).toMatchObject({ status: 201 });
  expect(await close('9999-12-31T23:59:59.001Z', 3)).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/end', rule: 'out-of-range', detail: expect.stringContaining('9999-12-31') }] },
  });
  expect(await api.client.get('/v1/bookings?from=0001-01-01T00:00:00Z')).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '?from', rule: 'out-of-range', detail: expect.stringContaining('1970-01-01') }] },
  });
});

it('a misspelt type of event is refused: silence would pass for no news', async () => {
  expect(await api.client.get('/v1/events?types=BookingConfirmed,BookingCanceled')).toMatchObject({
    status: 400,
    body: {
      errors: [{ pointer: '?types', rule: 'unknown-value', detail: expect.stringContaining('BookingCanceled') }],
    },
  });
  expect((await api.client.get('/v1/events?types=BookingConfirmed,TimeClaimed')).status).toBe(200);
});

it('somebody who follows events may name types that are to come, and is told which are not there', async () => {
  const headers = { Authorization: `Bearer ${api.app.key}` };
  const { body } = await api.client.get('/v1/events?limit=1');
  const url = `${api.app.url}/v1/events/stream?types=CalendarCreated,BookingPaid&after=${body.position}`;
  const following = await openStream(url, headers);
  const [notice] = await following.read(1);
  expect(notice).toMatchObject({ id: body.position, event: 'notice', data: { unknownTypes: ['BookingPaid'] } });
  await openRoom(api.client, 'followed');
  const events = await following.read(1);
  expect(events.map(({ event }) => event)).toEqual(['CalendarCreated']);
  following.close();
});

it('the place of a blackout is one, and all of a calendar are listed in their order, page by page', async () => {
  const { calendarId } = await openRoom(api.client, 'located');
  const path = `/v1/calendars/${calendarId}/blackouts`;
  const days = [5, 3, 4];
  for (const [at, day] of days.entries()) {
    const blackout = { start: inBerlin(day, '12:00'), end: inBerlin(day, '13:00'), reason: `Day ${day}` };
    const made = await api.client.post(path, { ...blackout, expectedVersion: at + 1 });
    const place = new URL(made.headers.get('Location')!).pathname;
    const there = await api.client.get(`${place}?minPosition=${made.body.position}`);
    expect(there).toMatchObject({ status: 200, body: { ...blackout, id: made.body.id, calendarId, version: at + 2 } });
  }
  const first = await api.client.get(`${path}?limit=2`);
  expect(first.body.items.map(({ reason }: { reason: string }) => reason)).toEqual(['Day 3', 'Day 4']);
  const second = await api.client.get(`${path}?limit=2&cursor=${first.body.nextCursor}`);
  expect(second.body).toMatchObject({ items: [{ reason: 'Day 5' }], nextCursor: null });
  expect((await api.client.get(`${path}/blk_nobody-knows-it`)).body.code).toBe('not-found');
  const { calendarId: other } = await openRoom(api.client, 'located-elsewhere');
  const strange = `/v1/calendars/${other}/blackouts?limit=2&cursor=${first.body.nextCursor}`;
  expect((await api.client.get(strange)).status).toBe(400);
});

it('somebody who states a tag that a proxy weakened is told what works instead', async () => {
  const { calendarId } = await openRoom(api.client, 'weakened');
  for (const tag of ['W/"1"', '"1-gzip"']) {
    const refused = await api.client.patch(`/v1/calendars/${calendarId}`, { name: 'B' }, { 'If-Match': tag });
    expect(refused).toMatchObject({
      status: 412,
      body: { detail: expect.stringContaining('send expectedVersion if tags are changed on the way') },
    });
  }
});

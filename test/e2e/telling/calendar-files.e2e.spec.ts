import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import type { Answer } from '#test/harness/clients/api-client';
import { isPythonLeftOut, readCalendar, readCalendarsInPython } from '#test/harness/clients/calendar-reader';

let api: RunningApi;
let serviceId: string;
let calendarId: string;

beforeAll(async () => {
  api = await runningApi({
    ...{ RATE_LIMIT: 'on', PUBLIC_READS_PER_MINUTE: '20', TRUSTED_PROXIES: 'loopback' },
  });
  ({ serviceId, calendarId } = await openRoom(api.client, 'files', 2));
});

afterAll(() => api.stop());

const book = async (time: string, more: object = {}) =>
  (await api.client.post('/v1/bookings', { serviceId, start: inBerlin(2, time), customer: ada, ...more })).body;

/** As a calendar program asks: by an address, from where it is. */
const read = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers });
const asOperator = (path: string) => read(api.app.url + path, { Authorization: `Bearer ${api.app.key}` });
const linksOf = async ({ id }: { id: string }) => (await api.client.post(`/v1/bookings/${id}/manage-token`)).body;

describe('the calendar file of a booking', () => {
  it('is read by other programs, and tells each change of time and status by a number that rises', async () => {
    const booked = await book('09:00');
    const { id } = booked;
    const change = async (changed: Promise<Answer>) => {
      const { status, body } = await changed;
      expect(status).toBe(200);
      position = body.position;
    };
    const inPython = (text: string) => readCalendarsInPython([text])[0]!;
    const readers = [readCalendar, ...(isPythonLeftOut() ? [] : [inPython])];
    let position = booked.position;
    const expectRead = async (expected: object) => {
      const file = await asOperator(`/v1/bookings/${id}/invite.ics?minPosition=${position}`);
      expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
      const text = await file.text();
      for (const reader of readers) expect(reader(text)).toMatchObject([{ uid: `${id}@slotlog`, ...expected }]);
    };
    const start = Date.parse(inBerlin(2, '09:00'));
    const named = { summary: 'Consultation', location: 'Room 4' };
    await expectRead({ ...named, sequence: 0, status: 'CONFIRMED', start });
    await change(api.client.patch(`/v1/bookings/${id}`, { notes: 'by the window', expectedVersion: 1 }));
    await expectRead({ sequence: 0 });
    const moved = { start: inBerlin(2, '11:00'), expectedVersion: 2 };
    await change(api.client.post(`/v1/bookings/${id}/reschedule`, moved));
    await expectRead({ sequence: 1, status: 'CONFIRMED', start: Date.parse(moved.start) });
    await change(api.client.post(`/v1/bookings/${id}/cancel`, { expectedVersion: 3 }));
    await expectRead({ sequence: 2, status: 'CANCELLED' });
  });

  it('is not sent again where it has not changed', async () => {
    const { id } = await book('09:00');
    const first = await asOperator(`/v1/bookings/${id}/invite.ics`);
    const known = { Authorization: `Bearer ${api.app.key}`, 'If-None-Match': first.headers.get('etag')! };
    expect((await read(`${api.app.url}/v1/bookings/${id}/invite.ics`, known)).status).toBe(304);
  });

  it('has an address that opens nothing else, and is over once the booking is somebody else’s', async () => {
    const booking = await book('09:30');
    const other = await book('09:30', { customer: { ...ada, email: 'grace@example.com' } });
    const { inviteUrl, manageToken } = await linksOf(booking);
    expect(readCalendar(await (await read(inviteUrl)).text())).toMatchObject([{ uid: `${booking.id}@slotlog` }]);
    const token = new URL(inviteUrl).searchParams.get('t')!;
    const statusOf = async (path: string, key: string | null = null) =>
      (await read(api.app.url + path, key === null ? {} : { Authorization: `Bearer ${key}` })).status;
    expect(await statusOf(`/v1/bookings/${other.id}/invite.ics?t=${token}`)).toBe(404);
    expect(await statusOf(`/v1/bookings/${booking.id}?t=${token}`)).toBe(401);
    expect(await statusOf(`/v1/bookings/${booking.id}`, token)).toBe(401);
    expect(await statusOf(`/v1/bookings/${booking.id}/invite.ics?t=${manageToken}`)).toBe(401);
    expect(await statusOf(`/v1/bookings/${booking.id}/invite.ics`, manageToken)).toBe(200);
    const customer = { email: 'somebody-else@example.com' };
    await api.client.patch(`/v1/bookings/${booking.id}`, { customer, expectedVersion: 1 });
    expect((await read(inviteUrl)).status).toBe(401);
  });
});

describe('a calendar that is subscribed to', () => {
  const feedOf = async (body: object = {}, client = api.client) =>
    client.post(`/v1/calendars/${calendarId}/feeds`, body);
  const textOf = async (url: string, address: string) => (await read(url, { 'X-Forwarded-For': address })).text();

  it('holds what was agreed and what was called off, and says for whom only where it was asked to', async () => {
    const start = inBerlin(3, '09:00');
    const agreed = await book('09:00', { start, customer: { ...ada, name: 'Ada; "Lovelace", née Byron' } });
    const dropped = await book('09:00', { start: inBerlin(3, '10:00') });
    await api.client.post(`/v1/bookings/${dropped.id}/cancel`, { expectedVersion: 1 });
    const { id: held, position } = await book('09:00', { start: inBerlin(3, '11:00'), hold: {} });
    await api.client.get(`/v1/bookings?minPosition=${position}`);
    const plain = (await feedOf()).body;
    const personal = (await feedOf({ includesPersonalData: true })).body;
    expect([plain, personal]).toMatchObject([{ includesPersonalData: false }, { includesPersonalData: true }]);
    const text = await textOf(plain.url, '203.0.113.1');
    expect(text).toContain('X-WR-CALNAME:Room 4\r\n');
    expect(text).not.toMatch(/\bada\b|lovelace/i);
    const events = readCalendar(text);
    const of = (id: string) => events.find(({ uid }) => uid === `${id}@slotlog`);
    expect(of(agreed.id)).toMatchObject({ status: 'CONFIRMED', summary: 'Consultation', start: Date.parse(start) });
    expect(of(dropped.id)).toMatchObject({ status: 'CANCELLED', sequence: 1 });
    expect(of(held)).toBeUndefined();
    const named = readCalendar(await textOf(personal.url, '203.0.113.1'));
    expect(named.map(({ summary }) => summary)).toContain('Consultation: Ada; "Lovelace", née Byron');
  });

  it('answers 304 while nothing has changed, and leads nowhere once it is removed', async () => {
    const { id, url } = (await feedOf()).body;
    const from = { 'X-Forwarded-For': '203.0.113.2' };
    const { headers } = await read(url, from);
    expect(headers.get('cache-control')).toBe('private, max-age=300');
    expect((await read(url, { ...from, 'If-None-Match': headers.get('etag')! })).status).toBe(304);
    const { body: listed } = await api.client.get(`/v1/calendars/${calendarId}/feeds`);
    expect(listed.items.find((each: { id: string }) => each.id === id)).toEqual({
      ...{ id, calendarId, includesPersonalData: false, createdAt: expect.any(String) },
    });
    expect((await api.client.delete(`/v1/calendars/${calendarId}/feeds/${id}`)).status).toBe(204);
    expect((await read(url, from)).status).toBe(404);
    expect((await api.client.delete(`/v1/calendars/${calendarId}/feeds/${id}`)).status).toBe(404);
  });

  it('is with personal data only for who may read bookings', async () => {
    const { body } = await api.client.post('/v1/api-keys', { scopes: ['calendars:read'] });
    const client = api.client.as(body.key);
    expect((await feedOf({}, client)).status).toBe(201);
    expect(await feedOf({ includesPersonalData: true }, client)).toMatchObject({
      status: 403,
      body: { requiredScope: 'bookings:read' },
    });
  });

  it('is not guessed at without end', async () => {
    const guess = () =>
      read(`${api.app.url}/feeds/slf_default.0.${'x'.repeat(43)}.ics`, { 'X-Forwarded-For': '203.0.113.3' });
    const statuses = [];
    for (let guesses = 0; guesses < 21; guesses++) statuses.push((await guess()).status);
    expect(new Set(statuses.slice(0, 20))).toEqual(new Set([404]));
    expect(statuses.at(-1)).toBe(429);
  });
});

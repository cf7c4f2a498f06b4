import { ada, inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import type { Body } from '#test/harness/clients/api-client';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi({ HOLDS_PER_CUSTOMER: '2' });
});

afterAll(() => api.stop());

const nine = inBerlin(2, '09:00');
const book = (serviceId: string, start: string, more: object = {}) =>
  api.client.post('/v1/bookings', { serviceId, start, customer: ada, ...more });
const named = (id: string) => ({ customer: { ...ada, id } });
const startsOf = (alternatives: readonly Body[]): string[] => alternatives.map(({ start }) => start as string);
const slotsOf = (serviceId: string, from: string, to: string, more = '') =>
  api.client.get(`/v1/services/${serviceId}/slots?from=${from}&to=${to}${more}`);

describe('a refusal tells the truth and can be followed:', () => {
  it('each alternative can be had by asking for it', async () => {
    const { serviceId } = await openRoom(api.client, 'followed');
    await book(serviceId, nine);
    const { body } = await book(serviceId, nine);
    expect(body.alternatives).toHaveLength(5);
    const [first] = startsOf(body.alternatives);
    expect((await book(serviceId, first!)).status).toBe(201);
  });

  it('alternatives are free at the position that comes with them, which a booking of one states', async () => {
    const { serviceId } = await openRoom(api.client, 'as-of');
    await book(serviceId, nine);
    const { body } = await book(serviceId, nine);
    const { alternatives, alternativesPosition, position } = body;
    expect(Number.parseInt(alternativesPosition, 10)).toBeGreaterThanOrEqual(Number.parseInt(position, 10));
    const { body: read } = await slotsOf(serviceId, nine, inBerlin(3, '09:00'), `&minPosition=${alternativesPosition}`);
    expect(startsOf(read.slots)).toEqual(
      expect.arrayContaining(startsOf(alternatives).filter((start) => start > nine)),
    );
    const [start] = startsOf(alternatives);
    expect(await book(serviceId, start!, { slotPosition: alternativesPosition })).toMatchObject({ status: 201 });
    const { body: lost } = await book(serviceId, start!, { slotPosition: alternativesPosition });
    expect(lost).toMatchObject({ code: 'slot-taken', changed: [{ type: 'calendar', event: 'TimeClaimed' }] });
  });

  it('who holds as much as may be is told when that ends, and is sent nowhere', async () => {
    const { serviceId } = await openRoom(api.client, 'too-many-holds');
    const hold = (start: string) => book(serviceId, start, { hold: { seconds: 60 }, ...named('cus_hoarder') });
    await hold(nine);
    await hold(inBerlin(2, '09:30'));
    for (const start of [inBerlin(2, '10:00'), nine]) {
      const { status, headers, body } = await hold(start);
      expect(status).toBe(409);
      expect(body).toMatchObject({ alternatives: [], retry: { strategy: 'reread' } });
      expect(body.retry.afterMs).toBeGreaterThan(0);
      expect(body.retry.afterMs).toBeLessThanOrEqual(62_000);
      expect(headers.get('Retry-After')).toBe(String(Math.ceil(body.retry.afterMs / 1_000)));
    }
  });

  it('a slot that is held is worth asking for again two seconds after the earliest hold in its way has lapsed', async () => {
    const anyOf = ['cal_held-one', 'cal_held-two'];
    for (const id of anyOf) await api.client.post('/v1/calendars', { id, ...room });
    const uses = [{ anyOf, strategy: 'first' }];
    await api.client.post('/v1/services', { id: 'svc_held-both', name: 'Visit', durations: [30], uses });
    const { body: long } = await book('svc_held-both', nine, { hold: { seconds: 1_200 } });
    const { body: short } = await book('svc_held-both', nine, { hold: { seconds: 60 } });
    expect([long.calendarIds, short.calendarIds]).toEqual([['cal_held-one'], ['cal_held-two']]);
    const { headers, body } = await book('svc_held-both', nine);
    expect(body).toMatchObject({ code: 'slot-held', retry: { strategy: 'reread' } });
    expect(Date.parse(body.heldUntil) - Date.parse(short.expiresAt)).toBe(2_000);
    expect(headers.get('Retry-After')).toBe(String(Math.ceil(body.retry.afterMs / 1_000)));
  });

  it('every refusal that was decided says at what position, and who reads there sees what it names', async () => {
    const { serviceId, calendarId } = await openRoom(api.client, 'positions');
    const { body: taken } = await book(serviceId, nine);
    const numberOf = (token: string) => Number(token.split('@')[0]);
    const refusals = [
      await book(serviceId, nine),
      await book(serviceId, nine, { waitlist: true }),
      await book(serviceId, inBerlin(2, '07:00')),
      await api.client.post(`/v1/bookings/${taken.id}/decline`, { expectedVersion: 1 }),
      await api.client.post(`/v1/calendars/${calendarId}/archive`, { expectedVersion: 1 }),
    ];
    const codes = ['slot-taken', 'slot-taken', 'rule-violation', 'illegal-transition', 'dependency-conflict'];
    expect(refusals.map(({ body }) => body.code)).toEqual(codes);
    for (const [at, { body }] of refusals.entries()) {
      const named = at === 2 ? `services/${serviceId}` : `bookings/${taken.id}`;
      expect((await api.client.get(`/v1/${named}?minPosition=${body.position}`)).status).toBe(200);
    }
    const last = refusals[1]!.body;
    expect(numberOf(last.position)).toBeGreaterThanOrEqual(numberOf(last.waitlistEntry.position));
    expect((await slotsOf(serviceId, nine, inBerlin(3, '09:00'), `&minPosition=${last.position}`)).status).toBe(200);
  });
});

describe('the slots tell the truth:', () => {
  it('so many units as remain can be booked; all that are free are told too, to the public if the service says so', async () => {
    const { serviceId } = await openRoom(api.client, 'remaining', 10, { maxUnitsPerBooking: 4 });
    const [slot] = (await slotsOf(serviceId, nine, inBerlin(3, '09:00'))).body.slots;
    expect(slot).toMatchObject({ remaining: 4, free: 10 });
    expect((await book(serviceId, slot.start, { units: slot.remaining })).status).toBe(201);
  });

  it('the next start is found months ahead, and how far it was looked for is told', async () => {
    const openingHours = [{ from: '09:00', to: '17:00' }];
    const far = inBerlin(200, '09:00');
    const exceptions = [{ date: far.slice(0, 10), openingHours }];
    await api.client.post('/v1/calendars', { id: 'cal_far-away', ...room, openingHours: [], exceptions });
    const service = { name: 'Visit', durations: [30], horizonDays: 400, uses: [{ calendarId: 'cal_far-away' }] };
    const { body: made } = await api.client.post('/v1/services', { id: 'svc_far-away', ...service });
    const { body } = await slotsOf('svc_far-away', nine, inBerlin(9, '09:00'), `&minPosition=${made.position}`);
    expect(body).toMatchObject({ slots: [], nextAvailable: far });
    const { body: behind } = await slotsOf('svc_far-away', inBerlin(201, '09:00'), inBerlin(209, '09:00'));
    expect(behind.nextAvailable).toBeNull();
    expect(Date.parse(behind.searchedUntil)).toBeGreaterThan(Date.parse(inBerlin(400, '00:00')) - 1);
  });
});

import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

const start = inBerlin(2, '09:00');

const book = (wish: object) => api.client.post('/v1/bookings', { start, customer: ada, ...wish });

describe('a caller who says when the slot was seen', () => {
  it('learns what has changed since where it is gone', async () => {
    const { calendarId, serviceId, position } = await openRoom(api.client, 'seen');
    const { body: other } = await book({ serviceId, slotPosition: position });
    const lost = await book({ serviceId, slotPosition: position });
    expect(lost.body).toMatchObject({ code: 'slot-taken' });
    expect(lost.body.changed).toEqual([
      { type: 'calendar', id: calendarId, event: 'TimeClaimed', recordedAt: other.createdAt },
    ]);
    const late = await book({ serviceId, slotPosition: other.position });
    expect(late.body).toMatchObject({ code: 'slot-taken' });
    expect(late.body).not.toHaveProperty('changed');
  });

  it('is not blamed for hours that have changed since', async () => {
    const { calendarId, serviceId, position } = await openRoom(api.client, 'hours-then');
    const { body: closed } = await api.client.patch(`/v1/calendars/${calendarId}`, {
      openingHours: [],
      expectedVersion: 1,
    });
    const { status, body } = await book({ serviceId, slotPosition: position });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'dependency-gone',
      missing: { type: 'calendar', id: calendarId },
      changed: [{ type: 'calendar', id: calendarId, event: 'CalendarChanged' }],
    });
    for (const seen of [{}, { slotPosition: closed.position }]) {
      const blamed = await book({ serviceId, ...seen });
      expect(blamed.status).toBe(422);
      expect(blamed.body.errors).toMatchObject([{ rule: 'outside-hours' }]);
    }
  });

  it('may have seen it in another log, which says nothing here', async () => {
    const { serviceId } = await openRoom(api.client, 'elsewhere');
    const foreign = { serviceId, slotPosition: '1@0000ffff.00000000' };
    expect((await book(foreign)).status).toBe(201);
    const { body } = await book(foreign);
    expect(body.code).toBe('slot-taken');
    expect(body).not.toHaveProperty('changed');
  });
});

describe('rules that are set aside for a booking', () => {
  it.each([
    ['under-notice', { start: inBerlin(2, '09:00') }],
    ['beyond-horizon', { start: inBerlin(40, '09:00') }],
    ['outside-hours', { start: inBerlin(10, '07:00') }],
  ])('do not count for it, and it says so: %s', async (rule, wish) => {
    const service = { minNotice: 5 * 1440, horizonDays: 30 };
    const { serviceId } = await openRoom(api.client, `aside-${rule}`, 1, service);
    const refused = await book({ serviceId, ...wish });
    expect(refused.body.errors).toMatchObject([{ rule }]);
    const { status, body } = await book({ serviceId, ...wish, override: [rule] });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'confirmed', overrides: [rule] });
    const { body: history } = await api.client.get(`/v1/bookings/${body.id}/history`);
    expect(history.items[0].data).toMatchObject({ overrides: [rule] });
  });

  it('are never those of room: what is taken, held, full or closed stays so', async () => {
    const { calendarId, serviceId } = await openRoom(api.client, 'room-counts');
    const override = ['under-notice', 'beyond-horizon', 'outside-hours'];
    await book({ serviceId });
    await book({ serviceId, start: inBerlin(2, '10:00'), hold: {} });
    const closed = { start: inBerlin(2, '11:00'), end: inBerlin(2, '12:00'), expectedVersion: 1 };
    await api.client.post(`/v1/calendars/${calendarId}/blackouts`, closed);
    const codes = [];
    for (const time of ['09:00', '10:00', '11:00']) {
      codes.push((await book({ serviceId, start: inBerlin(2, time), override })).body.code);
    }
    expect(codes).toEqual(['slot-taken', 'slot-held', 'dependency-gone']);
    const units = await book({ serviceId, start: inBerlin(2, '14:00'), units: 2, override });
    expect(units.body.errors).toMatchObject([{ rule: 'too-many-units' }]);
  });

  it('leave a booking outside opening hours where it is when the hours change', async () => {
    const { calendarId, serviceId } = await openRoom(api.client, 'night-shift');
    await book({ serviceId, start: inBerlin(2, '20:00'), override: ['outside-hours'] });
    const shorter = { openingHours: [{ days: ['mon'], from: '10:00', to: '11:00' }], expectedVersion: 1 };
    expect((await api.client.patch(`/v1/calendars/${calendarId}`, shorter)).status).toBe(200);
  });
});

import { ada, inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

const book = (wish: object) => api.client.post('/v1/bookings', { customer: ada, ...wish });

/** Of two days from now, as they stand after all that was written so far. */
const find = async (serviceId: string, from: string, to: string, query = '') => {
  const { body: latest } = await api.client.post('/v1/calendars', room);
  const range = `from=${inBerlin(2, from)}&to=${inBerlin(2, to)}&minPosition=${latest.position}${query}`;
  return (await api.client.get(`/v1/services/${serviceId}/slots?${range}`)).body;
};

describe('the slots of a room for several', () => {
  it('have as much room as is left in their fullest moment', async () => {
    const { serviceId } = await openRoom(api.client, 'several', 5);
    await book({ serviceId, start: inBerlin(2, '09:00'), duration: 60, units: 2 });
    await book({ serviceId, start: inBerlin(2, '09:30'), duration: 60, units: 2 });
    const left = async (query: string) =>
      (await find(serviceId, '09:00', '10:31', query)).slots.map((slot: { start: string; remaining: number }) => [
        slot.start,
        slot.remaining,
      ]);
    const at = (time: string, remaining: number) => [inBerlin(2, time), remaining];
    expect(await left('&duration=30')).toEqual([
      at('09:00', 3),
      at('09:15', 1),
      at('09:30', 1),
      at('09:45', 1),
      at('10:00', 3),
      at('10:15', 3),
      at('10:30', 5),
    ]);
    expect(await left('&duration=60&units=2')).toEqual([at('10:00', 3), at('10:15', 3), at('10:30', 5)]);
  });
});

describe('the slots for a booking that is to be moved', () => {
  it('hold its own time too', async () => {
    const { serviceId } = await openRoom(api.client, 'moving');
    const { body: booking } = await book({ serviceId, start: inBerlin(2, '09:00') });
    const starts = async (query: string) =>
      (await find(serviceId, '09:00', '09:45', query)).slots.map(({ start }: { start: string }) => start);
    expect(await starts('')).toEqual([inBerlin(2, '09:30')]);
    const all = ['09:00', '09:15', '09:30'].map((time) => inBerlin(2, time));
    expect(await starts(`&ignoreBooking=${booking.id}`)).toEqual(all);
    const move = { start: inBerlin(2, '09:15'), expectedVersion: 1 };
    expect((await api.client.post(`/v1/bookings/${booking.id}/reschedule`, move)).status).toBe(200);
  });
});

describe('asked why a start is not offered, the front desk', () => {
  it('names for each one the refusal that booking it would meet', async () => {
    const { calendarId, serviceId } = await openRoom(api.client, 'explained', 1, { step: 30 });
    await book({ serviceId, start: inBerlin(2, '09:30') });
    await book({ serviceId, start: inBerlin(2, '10:00'), hold: {}, customer: null });
    const closed = { start: inBerlin(2, '11:00'), end: inBerlin(2, '11:30'), expectedVersion: 1 };
    await api.client.post(`/v1/calendars/${calendarId}/blackouts`, closed);
    const { slots, refused } = await find(serviceId, '08:30', '12:00', '&explain=true');
    expect(slots.map(({ start }: { start: string }) => start)).toEqual(
      ['09:00', '10:30', '11:30'].map((time) => inBerlin(2, time)),
    );
    expect(refused).toEqual([
      { start: inBerlin(2, '08:30'), reason: 'rule-violation', rule: 'outside-hours' },
      { start: inBerlin(2, '09:30'), reason: 'slot-taken' },
      { start: inBerlin(2, '10:00'), reason: 'slot-held' },
      { start: inBerlin(2, '11:00'), reason: 'dependency-gone' },
    ]);
  });

  it('says nothing of it unless asked', async () => {
    const { serviceId } = await openRoom(api.client, 'silent');
    expect(await find(serviceId, '08:00', '12:00')).not.toHaveProperty('refused');
  });
});

describe('three hundred starts in a busy week', () => {
  it('are bookable where they are offered, and refused as explained where they are not', async () => {
    const { serviceId: shared, calendarId: hall } = await openRoom(api.client, 'hall', 3);
    const { calendarId: small } = await openRoom(api.client, 'small');
    const uses = [{ calendarId: hall }, { anyOf: [small, (await openRoom(api.client, 'spare')).calendarId] }];
    const { body: service } = await api.client.post('/v1/services', {
      ...{ name: 'Workshop', durations: [45], uses, bufferBefore: 5, bufferAfter: 10, maxUnitsPerBooking: 1 },
      ...{ minNotice: 30 * 60, horizonDays: 4 },
    });
    const days = [1, 2, 3, 4, 5];
    for (const day of days) {
      for (const [time, more] of [
        ['09:30', {}],
        ['11:00', { hold: {} }],
        ['14:15', { units: 3, serviceId: shared }],
      ] as const) {
        for (let n = 0; n < 2; n += 1) await book({ serviceId: service.id, start: inBerlin(day, time), ...more });
      }
    }
    const closed = { start: inBerlin(3, '12:00'), end: inBerlin(3, '12:20'), expectedVersion: 1 };
    const { body: latest } = await api.client.post(`/v1/calendars/${hall}/blackouts`, closed);
    const range = `from=${inBerlin(1, '06:00')}&to=${inBerlin(5, '12:00')}&explain=true&minPosition=${latest.position}`;
    const { body } = await api.client.get(`/v1/services/${service.id}/slots?${range}`);
    const told = [
      ...body.slots.map((slot: { start: string; calendarIds: string[] }) => ({
        start: slot.start,
        expected: `201 ${slot.calendarIds}`,
      })),
      ...body.refused.map(({ start, reason, rule = '' }: { start: string; reason: string; rule: string }) => ({
        start,
        expected: `${reason} ${rule}`,
      })),
    ];
    expect(told.length).toBeGreaterThanOrEqual(300);
    expect(new Set(told.map(({ expected }) => expected)).size).toBeGreaterThanOrEqual(6);
    for (const { start, expected } of told) {
      const answer = await book({ serviceId: service.id, start });
      const { code, errors = [], id } = answer.body;
      const outcome = answer.status === 201 ? `201 ${answer.body.calendarIds}` : `${code} ${errors[0]?.rule ?? ''}`;
      expect({ start, outcome }).toEqual({ start, outcome: expected });
      if (id) await api.client.post(`/v1/bookings/${id}/cancel`, { expectedVersion: 1 });
    }
  });
});

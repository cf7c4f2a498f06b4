import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

const range = `from=${inBerlin(2, '00:00')}&to=${inBerlin(3, '00:00')}`;

describe('the slots of a service', () => {
  it('are those that can be booked, with the time at the place', async () => {
    const { calendarId, serviceId, position } = await openRoom(api.client, 'empty');
    const { status, body } = await api.client.get(`/v1/services/${serviceId}/slots?${range}&minPosition=${position}`);
    expect(status).toBe(200);
    expect(body.slots).toHaveLength(31);
    expect(body.slots[0]).toMatchObject({
      start: inBerlin(2, '09:00'),
      end: inBerlin(2, '09:30'),
      remaining: 1,
      calendarIds: [calendarId],
      localStart: expect.stringMatching(/T09:00:00\+0[12]:00$/),
    });
    expect(body.nextAvailable).toBe(inBerlin(2, '09:00'));
  });

  it('are told in the zone that the caller asks for', async () => {
    const { serviceId, position } = await openRoom(api.client, 'elsewhere');
    const query = `${range}&duration=60&timeZone=Asia/Tokyo&minPosition=${position}`;
    const { body } = await api.client.get(`/v1/services/${serviceId}/slots?${query}`);
    expect(body.slots).toHaveLength(29);
    expect(body.slots[0].localStart).toMatch(/\+09:00$/);
    expect(Date.parse(body.slots[0].localStart)).toBe(Date.parse(body.slots[0].start));
  });

  it('do not hold what is booked, whatever the lengths', async () => {
    const { serviceId } = await openRoom(api.client, 'booked');
    const { body: booking } = await api.client.post('/v1/bookings', {
      serviceId,
      start: inBerlin(2, '10:00'),
      customer: ada,
    });
    const query = `from=${inBerlin(2, '09:00')}&to=${inBerlin(2, '11:00')}&minPosition=${booking.position}`;
    const { body } = await api.client.get(`/v1/services/${serviceId}/slots?${query}`);
    expect(body.slots.map(({ start }: { start: string }) => start)).toEqual(
      ['09:00', '09:15', '09:30', '10:30', '10:45'].map((time) => inBerlin(2, time)),
    );
  });

  it('have room for as many as are asked for', async () => {
    const { serviceId } = await openRoom(api.client, 'large', 3);
    const start = inBerlin(2, '09:00');
    const { body: booking } = await api.client.post('/v1/bookings', { serviceId, start, units: 2, customer: ada });
    const query = `from=${start}&to=${inBerlin(2, '09:15')}&minPosition=${booking.position}`;
    expect((await api.client.get(`/v1/services/${serviceId}/slots?${query}`)).body.slots).toMatchObject([
      { remaining: 1 },
    ]);
    expect((await api.client.get(`/v1/services/${serviceId}/slots?${query}&units=2`)).body.slots).toEqual([]);
  });

  it('begin later where none are left in the time that was asked for', async () => {
    const { serviceId, position } = await openRoom(api.client, 'at-night');
    const night = `from=${inBerlin(2, '17:00')}&to=${inBerlin(3, '09:00')}&minPosition=${position}`;
    const { body } = await api.client.get(`/v1/services/${serviceId}/slots?${night}`);
    expect(body).toMatchObject({ slots: [], nextAvailable: inBerlin(3, '09:00') });
  });

  it('are none of a service that is not there', async () => {
    expect((await api.client.get(`/v1/services/svc_nobody-knows/slots?${range}`)).status).toBe(404);
  });

  it.each([
    ['to=2026-11-24T00:00:00Z', '?from', 'required'],
    ['from=2026-11-23T00:00:00Z&to=tomorrow', '?to', 'wrong-format'],
    ['from=2026-11-23T00:00:00Z&to=2026-11-23T00:00:00Z', '?to', 'too-small'],
    ['from=2026-11-01T00:00:00Z&to=2027-01-03T00:00:00Z', '?to', 'too-large'],
    [`${range}&timeZone=Berlin`, '?timeZone', 'wrong-format'],
    [`${range}&timeZone=%2B01:00`, '?timeZone', 'wrong-format'],
    [`${range}&duration=half`, '?duration', 'wrong-type'],
    [`${range}&units=0`, '?units', 'too-small'],
    [`${range}&units=1&units=2`, '?units', 'wrong-type'],
    [`${range}&calendarIds=room-4`, '?calendarIds/0', 'wrong-format'],
    [`${range}&ignoreBooking=cal_room-four`, '?ignoreBooking', 'wrong-format'],
    [`${range}&explain=yes`, '?explain', 'unknown-value'],
    [`${range}&colour=red`, '?colour', 'unknown-field'],
  ])('are refused for a question that makes no sense: %s', async (query, pointer, rule) => {
    const { status, body } = await api.client.get(`/v1/services/svc_room-empty/slots?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'malformed-request', errors: [{ pointer, rule }] });
  });
});

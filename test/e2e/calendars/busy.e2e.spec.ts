import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

const at = (time: string, day = 2) => inBerlin(day, time);

const opened = async (name: string, capacity: number, service: object = {}) => {
  const { calendarId, serviceId } = await openRoom(api.client, name, capacity, service);
  const book = async (start: string, more: object = {}) =>
    (await api.client.post('/v1/bookings', { serviceId, start, customer: ada, ...more })).body;
  const busy = async (from: string, to: string, { position }: { position: string }) => {
    const query = `from=${from}&to=${to}&minPosition=${position}`;
    const { body } = await api.client.get(`/v1/calendars/${calendarId}/busy?${query}`);
    return body.busy.map(({ start, end, units }: { start: string; end: string; units: number }) => [start, end, units]);
  };
  return { book, busy };
};

describe('the busy times of a calendar', () => {
  it('say how much of it is in use at each moment, airing included, and not by whom', async () => {
    const { book, busy } = await opened('hall', 5, { bufferAfter: 15 });
    await book(at('09:00'), { units: 2 });
    await book(at('09:30'), { units: 1, hold: {} });
    const last = await book(at('12:00'));
    expect(await busy(at('00:00'), at('00:00', 3), last)).toEqual([
      [at('09:00'), at('09:30'), 2],
      [at('09:30'), at('09:45'), 3],
      [at('09:45'), at('10:15'), 1],
      [at('12:00'), at('12:45'), 1],
    ]);
  });

  it('begin and end where they are asked for, and tell nothing twice over midnight', async () => {
    const { book, busy } = await opened('night', 1, { bufferBefore: 12 * 60, bufferAfter: 12 * 60 });
    const booking = await book(at('12:00'));
    expect(await busy(at('20:00'), at('06:00', 3), booking)).toEqual([[at('20:00'), at('00:30', 3), 1]]);
    expect(await busy(at('20:00', 1), at('20:00', 3), booking)).toEqual([[at('00:00'), at('00:30', 3), 1]]);
  });

  it('are free again once a booking is cancelled', async () => {
    const { book, busy } = await opened('freed', 1);
    const { id } = await book(at('09:00'));
    const { body } = await api.client.post(`/v1/bookings/${id}/cancel`, { expectedVersion: 1 });
    expect(await busy(at('00:00'), at('00:00', 3), body)).toEqual([]);
  });

  it('are asked for with a beginning and an end, of a calendar that is there', async () => {
    const ask = (id: string, from: string, to: string) =>
      api.client.get(`/v1/calendars/${id}/busy?from=${from}&to=${to}`);
    expect((await ask('cal_nobody-knows', at('00:00'), at('00:00', 3))).status).toBe(404);
    const { status, body } = await ask('cal_room-hall', at('00:00'), at('00:00', 70));
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ pointer: '?to', rule: 'too-large' }]);
  });
});

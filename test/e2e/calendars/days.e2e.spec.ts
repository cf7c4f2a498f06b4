import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { daysFromToday } from '#test/harness/running-clock';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

const dateIn = (days: number) => daysFromToday(days, '12:00', 'Europe/Berlin').toPlainDate().toString();

/** How many slots begin on each local day, as whoever asks for the slots would count them. */
const counted = async (serviceId: string, from: number, to: number, position: string) => {
  const counts = new Map<string, { first: string; count: number }>();
  for (let asked: string | null = inBerlin(from, '00:00'); asked; ) {
    const query = `from=${asked}&to=${inBerlin(to, '00:00')}&minPosition=${position}`;
    const { body } = await api.client.get(`/v1/services/${serviceId}/slots?${query}`);
    for (const { start, localStart } of body.slots) {
      const date = localStart.slice(0, 10);
      const known = counts.get(date) ?? { first: start, count: 0 };
      counts.set(date, { ...known, count: known.count + 1 });
    }
    asked = body.nextFrom;
  }
  return [...counts].map(([date, day]) => ({ date, ...day }));
};

describe('the days of a service', () => {
  it('are those on which slots begin, with the first of them and how many there are', async () => {
    const { serviceId } = await openRoom(api.client, 'month');
    const booked = await api.client.post('/v1/bookings', { serviceId, start: inBerlin(3, '09:00'), customer: ada });
    const { position } = booked.body;
    const query = `from=${dateIn(1)}&to=${dateIn(41)}&minPosition=${position}`;
    const { status, body } = await api.client.get(`/v1/services/${serviceId}/days?${query}`);
    expect(status).toBe(200);
    expect(body.timeZone).toBe('Europe/Berlin');
    expect(body.days).toEqual(await counted(serviceId, 1, 41, position));
    expect(body.days.find(({ date }: { date: string }) => date === dateIn(3)).first).toBe(inBerlin(3, '09:30'));
  });

  it('leave out what is booked up or closed, and follow what is asked for', async () => {
    const { serviceId, calendarId } = await openRoom(api.client, 'closed');
    const blackout = { start: inBerlin(2, '00:00'), end: inBerlin(3, '00:00'), expectedVersion: 1 };
    const { body: closed } = await api.client.post(`/v1/calendars/${calendarId}/blackouts`, blackout);
    const query = `from=${dateIn(1)}&to=${dateIn(4)}&minPosition=${closed.position}`;
    const { body } = await api.client.get(`/v1/services/${serviceId}/days?${query}`);
    expect(body.days.map(({ date }: { date: string }) => date)).toEqual([dateIn(1), dateIn(3)]);
    const ofAnHour = await api.client.get(`/v1/services/${serviceId}/days?${query}&duration=60`);
    expect(ofAnHour.body.days[0].count).toBe(body.days[0].count - 2);
  });

  it('are none of a service that is not there', async () => {
    expect((await api.client.get(`/v1/services/svc_nobody/days?from=${dateIn(1)}&to=${dateIn(2)}`)).status).toBe(404);
  });

  it.each([
    ['to=2026-11-24', '?from', 'wrong-format'],
    ['from=2026-11-23&to=tomorrow', '?to', 'wrong-format'],
    ['from=2026-11-23&to=2026-11-23', '?to', 'too-small'],
    ['from=2026-11-23&to=2027-11-25', '?to', 'too-large'],
    ['from=2026-02-30&to=2026-03-02', '?from', 'wrong-format'],
  ])('are refused for %s, which names the field', async (query, pointer, rule) => {
    const { serviceId } = await openRoom(api.client, `wrong-${Buffer.from(query).toString('hex').slice(-20)}`);
    const { status, body } = await api.client.get(`/v1/services/${serviceId}/days?${query}`);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ pointer, rule: expect.stringMatching(`${rule}|required`) }]);
  });

  it('are told to a page, no more than 62 at once', async () => {
    const { serviceId } = await openRoom(api.client, 'page');
    const { body: key } = await api.client.post('/v1/api-keys', { name: 'page', kind: 'public' });
    const page = api.client.as(key.key);
    const first = `/v1/services/${serviceId}/days?from=${dateIn(1)}`;
    expect((await page.get(`${first}&to=${dateIn(63)}`)).status).toBe(200);
    const { status, body } = await page.get(`${first}&to=${dateIn(64)}`);
    expect([status, body.errors?.[0].pointer]).toEqual([400, '?to']);
    expect((await api.client.get(`${first}&to=${dateIn(367)}`)).status).toBe(200);
  });
});

import { type MailingApi, mailingApi } from '#test/harness/apps/mailing-api';
import { inBerlin, openRoom } from '#test/harness/apps/running-api';
import { until } from '#test/harness/logs/followed-log';

const people = 300;

let api: MailingApi;

beforeAll(async () => {
  api = await mailingApi();
});

afterAll(() => api.stop());

const addressOf = (index: number) => `person-${index}@example.com`;

it('all who lose their time are told so, under one id each, and twice only where the server died before it answered', async () => {
  const { calendarId, serviceId } = await openRoom(api.client, 'many', people, { mails: 'on' });
  const start = inBerlin(3, '09:00');
  const book = async (index: number) => {
    const customer = { name: `Person ${index}`, email: addressOf(index) };
    const { status } = await api.client.post('/v1/bookings', { serviceId, start, customer });
    expect(status).toBe(201);
  };
  for (let first = 0; first < people; first += 20)
    await Promise.all(Array.from({ length: 20 }, (_, index) => book(first + index)));
  await until(() => api.mails.arrived.length >= people);

  const before = api.mails.arrived.length;
  const died = new Set<string>();
  api.mails.onMail = ({ messageId }) => {
    const isOneInTwenty = (api.mails.arrived.length - before) % 20 === 10 && !died.has(messageId);
    if (isOneInTwenty) died.add(messageId);
    return isOneInTwenty ? 'break' : null;
  };
  const blackout = { start, end: inBerlin(3, '10:00'), onConflict: 'displace' };
  expect((await api.client.post(`/v1/calendars/${calendarId}/blackouts`, blackout, { 'If-Match': '*' })).status).toBe(
    201,
  );
  const displaced = () => api.mails.arrived.slice(before);
  await until(() => new Set(displaced().flatMap(({ recipients }) => recipients)).size === people);
  await until(() => displaced().length === people + died.size);

  const ids = Map.groupBy(displaced(), ({ messageId }) => messageId);
  expect(ids.size).toBe(people);
  expect(died.size).toBeGreaterThan(5);
  for (const [id, mails] of ids) {
    expect(mails).toHaveLength(died.has(id) ? 2 : 1);
    expect(new Set(mails.map(({ text }) => text)).size).toBe(1);
    expect(mails[0]!.calendar?.method).toBe('CANCEL');
  }
});

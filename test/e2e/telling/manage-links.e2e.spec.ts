import { type MailingApi, mailingApi } from '#test/harness/apps/mailing-api';
import { ada, inBerlin, openRoom } from '#test/harness/apps/running-api';
import type { ApiClient } from '#test/harness/clients/api-client';
import { until } from '#test/harness/logs/followed-log';

let api: MailingApi;
let visitor: ApiClient;
let serviceId: string;

beforeAll(async () => {
  api = await mailingApi();
  visitor = api.client.as((await api.client.post('/v1/api-keys', { kind: 'public' })).body.key);
  ({ serviceId } = await openRoom(api.client, 'links', 9, { mails: 'on' }));
});

afterAll(() => api.stop());

const book = async (email: string, time: string): Promise<string> => {
  const body = { serviceId, start: inBerlin(2, time), customer: { ...ada, email } };
  const made = await api.client.post('/v1/bookings', body);
  expect(made.status).toBe(201);
  return made.body.id;
};

const ask = async (email: string) => {
  const { status, body, headers } = await visitor.post('/v1/manage-links', { email });
  const { date: _, ...others } = Object.fromEntries(headers);
  const names = Object.keys(others).sort();
  return { status, body, names };
};

const linksTo = (email: string) => api.mails.to(email).filter(({ subject }) => subject === 'Your bookings');

const tokensIn = (text: string) => [...text.matchAll(/manage#(slm_[\w.-]+)/g)].map(([, token]) => token!);

const bookingOf = (token: string) => token.split('.')[2]!;

it('a customer who has lost the links is mailed those of all that is to come, by the address alone', async () => {
  const email = 'grace@example.com';
  const [late, early, over] = [await book(email, '11:00'), await book(email, '09:00'), await book(email, '10:00')];
  const others = await book('somebody-else@example.com', '12:00');
  await until(() => api.mails.to(email).length === 3 && api.mails.to('somebody-else@example.com').length === 1);
  expect((await api.client.post(`/v1/bookings/${over}/cancel`, { expectedVersion: 1 })).status).toBe(200);
  await until(() => api.mails.to(email).length === 4);
  expect(await ask('Grace@Example.com')).toMatchObject({ status: 202, body: { status: 'accepted' } });
  await until(() => linksTo(email).length === 1);
  const [mail] = linksTo(email);
  const tokens = tokensIn(mail!.text);
  expect(mail!.recipients).toEqual([email]);
  expect(tokens.map(bookingOf)).toEqual([early, late]);
  expect(mail!.raw).not.toContain(others);
  expect((await api.client.as(tokens[0]!).get(`/v1/bookings/${early}`)).status).toBe(200);
  const [before] = tokensIn(api.mails.to(email)[0]!.text);
  expect((await api.client.as(before!).get(`/v1/bookings/${bookingOf(before!)}`)).status).toBe(200);
});

it('the answer is the same for an address of which nothing is known, to which nothing is sent, nor twice within an hour', async () => {
  const known = await ask('grace@example.com');
  const unknown = await ask('nobody@example.com');
  expect(unknown).toEqual(known);
  const last = 'last@example.com';
  await book(last, '13:00');
  await until(() => api.mails.to(last).length === 1);
  await ask(last);
  await until(() => linksTo(last).length === 1);
  expect(api.mails.to('nobody@example.com')).toEqual([]);
  expect(linksTo('grace@example.com').length).toBeLessThanOrEqual(2);
});

it("a booking that is another address's by now is in no mail to the one before", async () => {
  const [first, second] = ['first@example.com', 'second@example.com'];
  const [kept, given] = [await book(first, '14:00'), await book(first, '14:30')];
  await until(() => api.mails.to(first).length === 2);
  await api.client.patch(`/v1/bookings/${given}`, { customer: { email: second }, expectedVersion: 1 });
  await until(() => api.mails.to(second).length === 1);
  await ask(first);
  await until(() => linksTo(first).length === 1);
  expect(tokensIn(linksTo(first)[0]!.text).map(bookingOf)).toEqual([kept]);
});

it('a text that is no address is refused, and so is a caller who has no key', async () => {
  expect((await visitor.post('/v1/manage-links', { email: 'nobody' })).status).toBe(400);
  expect((await api.client.as('').post('/v1/manage-links', { email: 'nobody@example.com' })).status).toBe(401);
});

import { type MailingApi, mailingApi, sender } from '#test/harness/apps/mailing-api';
import { ada, inBerlin, openRoom } from '#test/harness/apps/running-api';
import { readCalendar } from '#test/harness/clients/calendar-reader';
import type { Arrived } from '#test/harness/clients/mail-server';
import { until } from '#test/harness/logs/followed-log';

let api: MailingApi;
let serviceId: string;

const desk = 'desk@clinic.example';

beforeAll(async () => {
  api = await mailingApi();
  const service = { mails: 'on', mailFromName: 'The Clinic', notifyDesk: [desk] };
  ({ serviceId } = await openRoom(api.client, 'mails', 9, service));
});

afterAll(() => api.stop());

let people = 0;

/** Somebody whom nobody has written to yet. */
const somebody = () => {
  people += 1;
  return { ...ada, email: `person-${people}@example.com` };
};

const book = async (customer: object, more: object = {}) => {
  const made = await api.client.post('/v1/bookings', { serviceId, start: inBerlin(2, '09:00'), customer, ...more });
  expect(made.status).toBe(201);
  return made.body;
};

const arrivedFor = async (address: string, count: number): Promise<Arrived[]> => {
  await until(() => api.mails.to(address).length >= count);
  return api.mails.to(address);
};

describe('a customer who books', () => {
  it('is told that it is confirmed, moved and cancelled, each once, and the calendar is told the same', async () => {
    const customer = somebody();
    const { id } = await book(customer);
    await arrivedFor(customer.email, 1);
    const moved = { start: inBerlin(2, '11:00'), expectedVersion: 1 };
    expect((await api.client.post(`/v1/bookings/${id}/reschedule`, moved)).status).toBe(200);
    await arrivedFor(customer.email, 2);
    expect((await api.client.post(`/v1/bookings/${id}/cancel`, { expectedVersion: 2 })).status).toBe(200);
    const mails = await arrivedFor(customer.email, 3);
    expect(mails.map(({ calendar }) => calendar?.method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
    const events = mails.flatMap(({ calendar }) => readCalendar(calendar!.text));
    const uid = `${id}@slotlog`;
    expect(events).toMatchObject([
      { uid, sequence: 0, status: 'CONFIRMED', start: Date.parse(inBerlin(2, '09:00')) },
      { uid, sequence: 1, status: 'CONFIRMED', start: Date.parse(moved.start) },
      { uid, sequence: 2, status: 'CANCELLED', start: Date.parse(moved.start) },
    ]);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(3);
    expect(mails[0]!.from?.value).toEqual([{ address: sender, name: 'The Clinic' }]);
    expect(mails[2]!.headers.get('in-reply-to')).toBe(mails[1]!.messageId);
  });

  it('hears all of it anew under another address', async () => {
    const [first, second] = [somebody(), somebody()];
    const { id } = await book(first);
    await arrivedFor(first.email, 1);
    await api.client.patch(`/v1/bookings/${id}`, { customer: { email: second.email }, expectedVersion: 1 });
    const [mail] = await arrivedFor(second.email, 1);
    expect(mail!.calendar?.method).toBe('REQUEST');
    expect(readCalendar(mail!.calendar!.text)).toMatchObject([{ sequence: 1, status: 'CONFIRMED' }]);
    expect(api.mails.to(first.email)).toHaveLength(1);
  });
});

/** The first words of the subjects of what an address was sent, in order. */
const subjectsOf = async (address: string, count: number): Promise<string[]> =>
  (await arrivedFor(address, count)).map(({ subject }) => subject.split(/ [·–—:-] |: /, 1)[0]!);

const settle = (id: string, act: string, expectedVersion: number, more: object = {}) =>
  api.client.post(`/v1/bookings/${id}/${act}`, { expectedVersion, ...more });

describe('by the table of who is told what', () => {
  it('a request is told, and that it was approved or declined', async () => {
    const asked = await openRoom(api.client, 'asked', 9, { mails: 'on', approval: 'required', notifyDesk: [desk] });
    const [first, second] = [somebody(), somebody()];
    const before = api.mails.to(desk).length;
    const { id } = await book(first, { serviceId: asked.serviceId });
    expect(await subjectsOf(first.email, 1)).toEqual(['Requested']);
    await until(() => api.mails.to(desk).length === before + 1);
    expect(api.mails.to(desk).at(-1)!.subject).toMatch(/^To be approved/);
    expect((await settle(id, 'approve', 1)).status).toBe(200);
    expect(await subjectsOf(first.email, 2)).toEqual(['Requested', 'Confirmed']);
    const other = await book(second, { serviceId: asked.serviceId });
    await arrivedFor(second.email, 1);
    expect((await settle(other.id, 'decline', 1, { reason: 'We are on holiday.', tellReason: true })).status).toBe(200);
    const [, declined] = await arrivedFor(second.email, 2);
    expect(declined).toMatchObject({ subject: expect.stringMatching(/^Declined/), calendar: { method: 'CANCEL' } });
    expect(declined!.text).toContain('We are on holiday.');
  });

  it('what its customer calls off is told to both, and what the desk does to the customer alone', async () => {
    const [first, second] = [somebody(), somebody()];
    const before = api.mails.to(desk).length;
    const one = await book(first);
    const other = await book(second);
    await Promise.all([arrivedFor(first.email, 1), arrivedFor(second.email, 1)]);
    await until(() => api.mails.to(desk).length === before + 2);
    const token = (await api.client.post(`/v1/bookings/${one.id}/manage-token`)).body.manageToken;
    const byCustomer = await api.client.as(token).post(`/v1/bookings/${one.id}/cancel`, { expectedVersion: 1 });
    expect(byCustomer.status).toBe(200);
    await settle(other.id, 'cancel', 1, { reason: 'Not to be told.' });
    expect(await subjectsOf(first.email, 2)).toEqual(['Confirmed', 'Cancelled']);
    const [, cancelled] = await arrivedFor(second.email, 2);
    expect(cancelled!.text).not.toContain('Not to be told.');
    await until(() => api.mails.to(desk).length === before + 3);
    expect(api.mails.to(desk).at(-1)!.subject).toMatch(/^Cancelled by the customer/);
  });

  it('whoever waits is offered what is free, and confirms it by the link in the mail', async () => {
    const small = await openRoom(api.client, 'small', 1, { mails: 'on' });
    const [first, second] = [somebody(), somebody()];
    const taken = await book(first, { serviceId: small.serviceId });
    const wish = { from: inBerlin(2, '09:00'), to: inBerlin(2, '09:30') };
    const joined = await api.client.post('/v1/waitlist', { serviceId: small.serviceId, ...wish, customer: second });
    expect(joined.status).toBe(201);
    await settle(taken.id, 'cancel', 1);
    const [offer] = await arrivedFor(second.email, 1);
    expect(offer!.subject).toMatch(/^A time is free/);
    const token = /manage#(slm_[\w.-]+)/.exec(offer!.text)![1]!;
    const entry = (await api.client.get(`/v1/waitlist/${joined.body.id}`)).body;
    const { bookingId } = entry;
    const confirmed = await api.client.as(token).post(`/v1/bookings/${bookingId}/confirm`, { expectedVersion: 1 });
    expect(confirmed.status).toBe(200);
    expect(await subjectsOf(second.email, 2)).toEqual(['A time is free', 'Confirmed']);
  });

  it('what is written without a word is told nobody, until something else is', async () => {
    const customer = somebody();
    const { id } = await book(customer);
    await arrivedFor(customer.email, 1);
    await settle(id, 'reschedule', 1, { start: inBerlin(2, '10:00'), notify: false });
    await settle(id, 'reschedule', 2, { start: inBerlin(2, '11:00') });
    const [, moved] = await arrivedFor(customer.email, 2);
    expect(readCalendar(moved!.calendar!.text)).toMatchObject([{ start: Date.parse(inBerlin(2, '11:00')) }]);
    await settle(id, 'cancel', 3, { notify: false });
    await book(customer);
    expect(await subjectsOf(customer.email, 3)).toEqual(['Confirmed', 'Moved', 'Confirmed']);
  });
});

describe('whatever somebody types', () => {
  const evil = [
    'Eve\r\nBcc: eve@evil.example',
    '"Eve" <eve@evil.example>, ',
    '=?utf-8?q?Eve=0d=0aBcc:_eve@evil.example?=',
    'https://evil.example/?a <script>alert(1)</script>',
    'BEGIN:VEVENT\nSUMMARY:other; ,\\n',
    'Zoë 日本語 🦊 \u202eevil',
  ];

  it.each(evil)('as a name, in notes or metadata goes nowhere but into the greeting: %j', async (text) => {
    const customer = { ...somebody(), name: text.slice(0, 200) };
    const body = { serviceId, start: inBerlin(2, '12:00'), customer, notes: text, metadata: { text } };
    const made = await api.client.post('/v1/bookings', body);
    // Names of more than one line, or that turn the text around, do not come in at all.
    if (made.status !== 201) return expect([400, 422]).toContain(made.status);
    const [mail] = await arrivedFor(customer.email, 1);
    expect(mail!.recipients).toEqual([customer.email]);
    expect(mail!.headers.has('bcc')).toBe(false);
    expect(mail!.subject).not.toContain('vil');
    expect(mail!.headers.get('to')).toMatchObject({ text: expect.not.stringMatching(/https?:|evil\.example/) });
    expect(mail!.html).not.toMatch(/<script|href="[^"]*evil/);
    return expect(readCalendar(mail!.calendar!.text)).toHaveLength(1);
  });

  it('as the name of the one who writes is a name', async () => {
    const mailFromName = 'Clinic" <eve@evil.example>, "';
    const named = await openRoom(api.client, 'named', 9, { mails: 'on', mailFromName });
    const customer = somebody();
    await book(customer, { serviceId: named.serviceId });
    const [mail] = await arrivedFor(customer.email, 1);
    expect(mail!.from?.value).toEqual([{ address: sender, name: mailFromName }]);
  });
});

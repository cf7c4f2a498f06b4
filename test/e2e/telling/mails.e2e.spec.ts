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

describe('who books', () => {
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

it('the desk is told what is new', async () => {
  const before = api.mails.to(desk).length;
  await book(somebody());
  await until(() => api.mails.to(desk).length > before);
});

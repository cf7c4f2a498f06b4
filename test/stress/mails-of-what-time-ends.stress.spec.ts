import { type MailingApi, mailingApi } from '#test/harness/apps/mailing-api';
import { ada, openRoom } from '#test/harness/apps/running-api';
import type { Body } from '#test/harness/clients/api-client';
import { readCalendar } from '#test/harness/clients/calendar-reader';
import type { Arrived } from '#test/harness/clients/mail-server';
import { WebhookReceiver } from '#test/harness/clients/webhook-receiver';
import { until } from '#test/harness/logs/followed-log';
import { openLog } from '#test/harness/logs/open-log';
import { envelope } from '#test/harness/logs/seats';
import { waitlistEntryStream } from '../../libs/booking/src/domain/bookings/waitlist/waitlist-entry.js';
import { append } from '../../libs/booking/src/domain/deciding/decision.js';

let api: MailingApi;
let receiver: WebhookReceiver;

beforeAll(async () => {
  api = await mailingApi({ WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1' });
  receiver = await new WebhookReceiver().listen();
});

afterAll(async () => {
  await api.stop();
  await receiver.close();
});

const minute = 60_000;

/** As short as it may be, so that the clock alone ends it within minutes. */
const brief = { mails: 'on', durations: [1], step: 1, approvalDeadline: 1, offerMinutes: 1 };
const openAllDay = {
  openingHours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }],
};

const open = async (name: string, service: object = {}) => {
  const { serviceId, calendarId } = await openRoom(api.client, name, 1, { ...brief, ...service });
  const changed = await api.client.patch(`/v1/calendars/${calendarId}`, openAllDay, { 'If-Match': '*' });
  return { serviceId, now: Date.parse(changed.body.updatedAt) };
};

const make = async (path: string, body: object): Promise<Body> => {
  const { status, body: made } = await api.client.post(`/v1/${path}`, body);
  expect(status).toBe(201);
  return made;
};

/** The start of the minute that is so many after this one. */
const text = (now: number, minutes: number) => new Date((Math.floor(now / minute) + minutes) * minute).toISOString();

const somebody = (name: string) => ({ ...ada, email: `${name}@example.com` });

/** Once there are so many, in order: by the first words of their subjects. */
const mailsTo = async (
  { email }: { email: string },
  count: number,
): Promise<readonly (Arrived & { about: string })[]> => {
  for (let came = 1; came <= count; came += 1) await until(() => api.mails.to(email).length >= came);
  return api.mails.to(email).map((mail) => ({ ...mail, about: mail.subject.split(/ [·–—:-] |: /, 1)[0]! }));
};

const about = (mails: readonly { readonly about: string }[]) => mails.map((mail) => mail.about);

test.concurrent('a request that nobody answers in time is told to have run out, and leaves the calendar', async () => {
  const { serviceId, now } = await open('asked', { approval: 'required' });
  const customer = somebody('asks');
  await make('bookings', { serviceId, start: text(now, 600), customer });
  const mails = await mailsTo(customer, 2);
  expect(about(mails)).toEqual(['Requested', 'Not booked']);
  expect(mails[1]!.calendar?.method).toBe('CANCEL');
  expect(readCalendar(mails[1]!.calendar!.text)).toMatchObject([{ status: 'CANCELLED', sequence: 1 }]);
});

test.concurrent('a customer who does not take what was offered is told that it is no longer held', async () => {
  const { serviceId, now } = await open('offered');
  const [start, end] = [text(now, 600), text(now, 601)];
  const taken = await make('bookings', { serviceId, start, customer: somebody('takes') });
  const customer = somebody('hesitates');
  const wait = await make('waitlist', { serviceId, from: start, to: end, customer });
  await api.client.post(`/v1/bookings/${taken.id}/cancel`, { expectedVersion: 1 });
  expect(about((await mailsTo(customer, 2)).slice(0, 2))).toEqual(['A time is free', 'No longer held']);
  expect((await api.client.delete(`/v1/waitlist/${wait.id}`, { 'If-Match': '*' })).status).toBe(200);
});

test.concurrent('a customer who lets a third offer run out is told that they wait no longer', async () => {
  const { serviceId, now } = await open('offered-again');
  const [start, end] = [text(now, 600), text(now, 601)];
  const taken = await make('bookings', { serviceId, start, customer: somebody('takes-another') });
  const customer = somebody('hesitates-again');
  const wait = await make('waitlist', { serviceId, from: start, to: end, customer });
  await haveLapsed(wait.id, { start: Date.parse(start), end: Date.parse(end) });
  await api.client.post(`/v1/bookings/${taken.id}/cancel`, { expectedVersion: 1 });
  const mails = about(await mailsTo(customer, 2));
  expect(mails).toEqual(['A time is free', 'You are no longer waiting']);
});

/** Two offers that nobody took, as the log would tell of them minutes later. */
const haveLapsed = async (entryId: string, time: { readonly start: number; readonly end: number }) => {
  const stream = { ...waitlistEntryStream(entryId), initial: null, evolve: () => ({}) };
  const events = ['bkg_lapsed-1', 'bkg_lapsed-2'].flatMap((bookingId) => [
    append(waitlistEntryStream(entryId), {
      type: 'WaitlistSpotOffered',
      data: { bookingId, ...time, expiresAt: time.start - 60 * minute },
    }),
    append(waitlistEntryStream(entryId), { type: 'WaitlistOfferExpired', data: { bookingId, cause: 'lapsed' } }),
  ]);
  const { log, close } = await openLog(api.databaseUrl);
  await log.decide(envelope(), stream, () => ({ events, until: Number.POSITIVE_INFINITY }));
  await close();
};

test.concurrent('a reminder comes once, when it is due: by mail, in the feed and by webhook', async () => {
  const { serviceId, now } = await open('reminded', { reminders: [300] });
  const { secret } = await make('webhooks', { url: receiver.url, types: ['BookingReminderDue'] });
  receiver.secret = secret;
  const customer = somebody('forgets');
  const { id } = await make('bookings', { serviceId, start: text(now + 20_000, 301), customer });
  expect(about(await mailsTo(customer, 2))).toEqual(['Confirmed', 'Reminder']);
  const { body } = await api.client.get('/v1/events?types=BookingReminderDue&limit=100');
  const due = { type: 'BookingReminderDue', subject: { type: 'booking', id }, data: { minutesBefore: 300 } };
  expect(body.items).toMatchObject([due]);
  await until(() => receiver.received.length > 0);
  expect(receiver.received).toMatchObject([{ body: { type: 'BookingReminderDue', data: due } }]);
});

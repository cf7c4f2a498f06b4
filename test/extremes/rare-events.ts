import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient, Body } from '#test/harness/clients/api-client';
import type { Grounds } from './grounds.js';

const day = 86_400_000;
const openingHours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }];
const customer = { name: 'Ada', email: 'ada@example.com' };
const text = (instant: number) => new Date(instant).toISOString();

/** What comes of several requests or of time alone: many who are displaced, offers taken and not taken, what runs out. */
export const haveRareEvents = async (client: ApiClient, grounds: Grounds): Promise<void> => {
  const make = async (path: string, body: object): Promise<Body> => {
    const { status, body: made } = await client.post(`/v1/${path}`, body, { 'If-Match': '*' });
    if (status > 201) throw new Error(`${path}: ${status} ${JSON.stringify(made)}`);
    return made;
  };
  const tomorrow = (Math.floor(grounds.now / day) + 2) * day;
  const { id: calendarId } = await make('calendars', { name: 'Rare', timeZone: 'UTC', openingHours });
  const service = { name: 'Rare', step: 1_440, horizonDays: 400, uses: [{ calendarId }] };
  const { id: serviceId } = await make('services', { ...service, durations: [30] });
  const { id: briefId } = await make('services', { ...service, step: 1, durations: [1] });
  const wait = (of: string, from: number, to: number) =>
    make('waitlist', { serviceId: of, from: text(from), to: text(to), customer });
  const [taking, leaving] = [
    await wait(serviceId, tomorrow, tomorrow + day),
    await wait(serviceId, tomorrow + day, tomorrow + 2 * day),
  ];
  await make(`bookings/${await offered(client, taking.id)}/confirm`, {});
  await make(`bookings/${await offered(client, leaving.id)}/cancel`, {});
  const reminding = await make('services', { ...service, step: 1, durations: [1], reminders: [300] });
  // The reminder is due at the next full minute that does not pass before the booking is made.
  const soon = (Math.ceil((Date.parse(reminding.updatedAt) + 20_000) / 60_000) + 300) * 60_000;
  await make('bookings', { serviceId: reminding.id, start: text(soon), customer });
  await wait(
    briefId,
    Math.floor(grounds.now / 60_000) * 60_000,
    Date.parse((await client.get(`/v1/waitlist/${leaving.id}`)).body.updatedAt) + 63_000,
  );
  await grounds.past('run out');
  const start = text(tomorrow + 10 * day);
  await make('series', { serviceId, start, recurrence: 'FREQ=DAILY;COUNT=101', customer });
  await make(`calendars/${calendarId}/blackouts`, { start, end: text(tomorrow + 300 * day), onConflict: 'displace' });
};

const offered = async (client: ApiClient, id: string): Promise<string> => {
  for (let looks = 0; looks < 200; looks += 1) {
    const { status, body } = await client.get(`/v1/waitlist/${id}`);
    if (status === 200 && body.bookingId) return body.bookingId;
    await sleep(50);
  }
  throw new Error(`${id} was offered nothing`);
};

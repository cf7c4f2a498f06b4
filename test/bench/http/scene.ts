import pLimit from 'p-limit';
import { daysFromToday } from '#test/harness/running-clock';
import { key } from './start-api.ts';
import { connections } from './wrk.ts';

const calendars = 100;

/** A hundred calendars, a hot one, one with 1,000 claims within 31 days, and one slot that is gone. */
export const setUp = async (origin: string) => {
  const call = async (path: string, body?: object) => {
    const init = body && { method: 'POST', body: JSON.stringify(body) };
    const headers = { Authorization: `Bearer ${key}`, ...(body && { 'Content-Type': 'application/json' }) };
    const response = await fetch(`${origin}/v1/${path}`, { ...init, headers });
    const answer = (await response.json()) as { id: string; position: string };
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const open = async (name: string) => {
    const openingHours = [{ days, from: '00:00', to: '24:00' }];
    await call('calendars', { id: `cal_benchmark-${name}`, name, timeZone: 'UTC', openingHours });
    const uses = [{ calendarId: `cal_benchmark-${name}` }];
    await call('services', { id: `svc_benchmark-${name}`, name, durations: [15], horizonDays: 1_000, uses });
  };
  const numbers = Array.from({ length: calendars }, (_, number) => String(number));
  for (const name of [...numbers, 'hot-one', 'full', 'one-slot']) await open(name);
  const firstDay = daysFromToday(2).epochMilliseconds / 1_000;
  const customer = { name: 'Ada Lovelace', email: 'ada@example.com' };
  const request = (service: string, start: string) =>
    JSON.stringify({ serviceId: `svc_benchmark-${service}`, start, customer });
  const at = (quarter: number) => new Date((firstDay + quarter * 900) * 1_000).toISOString().replace('.000', '');
  const few = pLimit(connections);
  const fullBodies = Array.from({ length: 1_000 }, (_, index) =>
    request('full', at(Math.floor((index * 31 * 96) / 1_000))),
  );
  const full = fullBodies.map((body) => few(() => call('bookings', JSON.parse(body))));
  const numberOf = (position: string) => Number(position.split('@')[0]);
  const booked = (await Promise.all(full)).map((each) => each.position as string);
  const last = booked.reduce((one, other) => (numberOf(one) > numberOf(other) ? one : other));
  const taken = await call('bookings', JSON.parse(request('one-slot', at(40))));
  const behind = `&minPosition=${last}`;
  const slots = `services/svc_benchmark-full/slots?from=${at(0)}&to=${at(31 * 96)}`;
  const { id } = taken;
  const ids = (await Promise.all(full)).map((each) => each.id);
  await call('constants', { slots: await call(slots + behind), booking: await call(`bookings/${id}`) });
  const varying = { FROM: String(firstDay), STEP: '900' };
  return {
    slotsPath: `/v1/${slots}`,
    fullBodies,
    someBookings: { IDS: ids.join(',') },
    oneSlot: { BODY: request('one-slot', at(40)) },
    manyCalendars: { ...varying, BODY: request('%d', '%t'), CALENDARS: String(calendars) },
    hotCalendar: { ...varying, BODY: request('hot-one', '%t') },
  };
};

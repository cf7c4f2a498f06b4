import type { Wanted } from '#test/checker/history';
import { daysFromToday } from '#test/harness/running-clock';

interface Service {
  readonly id: string;
  readonly calendarIds: readonly string[];
  readonly places: number;
}

const rooms = ['cal_load-room-1', 'cal_load-room-2', 'cal_load-room-3'];
const hall = 'cal_load-hall';
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const hour = 3_600_000;

/** Few rooms and hours, so that many want the same; one service takes two rooms, which have services of their own. */
const services: readonly Service[] = [
  ...rooms.map((room, index) => ({ id: `svc_load-room-${index + 1}`, calendarIds: [room], places: 1 })),
  { id: 'svc_load-hall', calendarIds: [hall], places: 3 },
  { id: 'svc_load-both', calendarIds: rooms.slice(0, 2), places: 1 },
];

/** By each operation once, whatever it takes: the same request again is no second one. */
export const openDesk = async (url: string, key: string): Promise<void> => {
  const create = async (path: string, body: object) => {
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
    const answer = await fetch(`${url}/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  };
  const openingHours = [{ days, from: '00:00', to: '24:00' }];
  for (const id of [...rooms, hall])
    await create('calendars', { id, name: id, timeZone: 'UTC', capacity: id === hall ? 3 : 1, openingHours });
  for (const { id, calendarIds, places } of services) {
    const uses = calendarIds.map((calendarId) => ({ calendarId }));
    await create('services', { id, name: id, durations: [60], step: 60, maxUnitsPerBooking: places, uses });
  }
};

const first = daysFromToday(2).epochMilliseconds;

/** One of the hours of two days, drawn by `below`. */
export const anyOffer = (below: (limit: number) => number): Wanted => {
  const { id, calendarIds, places } = services[below(services.length)]!;
  const start = first + below(48) * hour;
  return { serviceId: id, calendarIds, start, end: start + hour, units: 1 + below(places) };
};

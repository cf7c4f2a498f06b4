import { ApiClient } from '#test/harness/clients/api-client';
import { cloneDatabase } from '#test/harness/databases/clone-database';
import { daysFromToday } from '#test/harness/running-clock';
import { hostedApp } from './hosted-app.js';
import { type ServedApp, startApp } from './start-app.js';

/** The API on a database of its own, and a room to book in it. */
export interface RunningApi {
  readonly app: ServedApp;
  readonly databaseUrl: string;
  /** As the operator. */
  readonly client: ApiClient;
  /** Puts another process in the place of the app, which is at another address. */
  restart(): Promise<ApiClient>;
  stop(): Promise<void>;
}

/** For one test file: an app and a database of its own, in a process where those of other files have been before. */
export const runningApi = (environment: Record<string, string> = {}) => apiOf(hostedApp, environment);

/** The same in a process of its own, for variables that libraries read from the process. */
export const apiAlone = (environment: Record<string, string> = {}) => apiOf(startApp, environment);

async function apiOf(
  serve: (databaseUrl: string, environment: Record<string, string>) => Promise<ServedApp>,
  environment: Record<string, string>,
): Promise<RunningApi> {
  const database = await cloneDatabase();
  let app = await serve(database.url, environment);
  return {
    get app() {
      return app;
    },
    databaseUrl: database.url,
    client: await ApiClient.of(app),
    restart: async () => {
      await app.stop();
      app = await serve(database.url, environment);
      return ApiClient.of(app);
    },
    stop: async () => {
      await app.stop();
      await database.drop();
    },
  };
}

const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export const room = {
  name: 'Room 4',
  timeZone: 'Europe/Berlin',
  openingHours: [{ days: everyDay, from: '09:00', to: '17:00' }],
};

export const ada = { name: 'Ada Lovelace', email: 'ada@example.com' };

/** A calendar and a service on it, under ids that end in `name`. */
export async function openRoom(client: ApiClient, name: string, capacity = 1, service: object = {}) {
  const calendarId = `cal_room-${name}`;
  const serviceId = `svc_room-${name}`;
  await client.post('/v1/calendars', { id: calendarId, ...room, capacity });
  const { body } = await client.post('/v1/services', {
    id: serviceId,
    name: 'Consultation',
    durations: [30, 60],
    maxUnitsPerBooking: capacity,
    uses: [{ calendarId }],
    ...service,
  });
  const range = `from=${inBerlin(1, '09:00')}&to=${inBerlin(1, '10:00')}`;
  await client.get(`/v1/services/${serviceId}/slots?${range}&minPosition=${body.position}`);
  return { calendarId, serviceId, position: body.position as string };
}

/** A time of the clock in Berlin, some days from today, as an instant. */
export const inBerlin = (days: number, time: string): string =>
  daysFromToday(days, time, 'Europe/Berlin').toInstant().toString();

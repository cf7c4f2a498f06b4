import type { Pool } from 'pg';
import { openPool } from '#libs/database';
import { type Acknowledged, checkLog } from '#test/checker/check-log';
import { type Answer, ApiClient, type Body } from '#test/harness/clients/api-client';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { daysFromToday } from '#test/harness/running-clock';
import { hostedApp } from './hosted-app.js';
import type { ServedApp } from './start-app.js';

const kinds: Readonly<Record<string, string>> = { waitlist: 'waitlist-entry', series: 'series' };

/** Two API processes on one database, and everything that they have acknowledged. */
export class TwoApps {
  readonly acknowledged: Acknowledged[] = [];
  readonly statuses: number[] = [];
  #turn = 0;

  private constructor(
    readonly database: ClonedDatabase,
    readonly apps: readonly [ServedApp, ServedApp],
    readonly clients: readonly [ApiClient, ApiClient],
    private readonly pool: Pool,
  ) {}

  static async start(): Promise<TwoApps> {
    const database = await cloneDatabase();
    const first = await hostedApp(database.url);
    const apps = [first, await hostedApp(database.url, {}, 'another process')] as const;
    const clients = [await ApiClient.of(apps[0]), await ApiClient.of(apps[1])] as const;
    return new TwoApps(database, apps, clients, openPool({ url: database.url, max: 2 }));
  }

  /** Sends to the two processes in turn. */
  async send(
    method: 'POST' | 'PATCH' | 'DELETE' | 'GET',
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    this.#turn += 1;
    const client = this.clients[this.#turn % 2 === 0 ? 0 : 1];
    const answer = await client.send(method, `/v1${path}`, body, headers);
    this.statuses.push(answer.status);
    if (method !== 'GET' && answer.status < 300) this.#acknowledge(path, answer.body);
    return answer;
  }

  book(serviceId: string, start: string, more: object = {}): Promise<Answer> {
    const customer = { name: 'Ada', email: 'ada@example.com' };
    return this.send('POST', '/bookings', { serviceId, start, customer, ...more });
  }

  /** A calendar that is always open and a service on it. */
  async open(calendar: object = {}, service: object = {}): Promise<{ calendar: Body; service: Body }> {
    const openingHours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }];
    const made = await this.send('POST', '/calendars', { name: 'Room', timeZone: 'UTC', openingHours, ...calendar });
    const uses = [{ calendarId: made.body.id }];
    const offered = await this.send('POST', '/services', {
      name: 'Visit',
      durations: [60],
      step: 15,
      uses,
      ...service,
    });
    return { calendar: made.body, service: offered.body };
  }

  /** Nothing answered with 5xx, nothing wrong in the log, everything acknowledged is there. */
  async check(): Promise<string[]> {
    const broken = this.statuses.filter((status) => status >= 500).map((status) => `answered with ${status}`);
    return [...broken, ...(await checkLog(this.pool, this.acknowledged))];
  }

  async stop(): Promise<void> {
    await this.pool.end();
    await Promise.all(this.apps.map((app) => app.stop()));
    await this.database.drop();
  }

  #acknowledge(path: string, { id, calendarId, version, position }: Body): void {
    const [, collection = ''] = path.split('/');
    const kind = kinds[collection] ?? collection.replace(/s$/, '');
    const stream = `${kind}/${calendarId ?? id}`;
    this.acknowledged.push({ stream, version, position: Number(String(position).split('@')[0]) });
  }
}

/** `hours` after midnight UTC, so many days from today. */
export const at = (days: number, hours: number): string =>
  daysFromToday(days)
    .add({ minutes: hours * 60 })
    .toInstant()
    .toString();

/** How often each status came, and for refusals why. */
export const tally = (answers: readonly Answer[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const outcome = status < 300 ? String(status) : `${status} ${body.code}`;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
};

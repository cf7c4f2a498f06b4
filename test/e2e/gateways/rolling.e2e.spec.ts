import { room } from '#test/harness/apps/running-api';
import { type App, operatorKey, startApp } from '#test/harness/apps/start-app';
import { openStream } from '#test/harness/clients/event-stream';
import { Follower } from '#test/harness/clients/follower';
import { cloneDatabase } from '#test/harness/databases/clone-database';
import type { DisposableDatabase } from '#test/harness/databases/disposable-database';
import { ask } from '#test/harness/proxies/asking';
import { FrontProxy } from '#test/harness/proxies/front-proxy';
import { isThere, type ProxyName, proxyNames } from '#test/harness/proxies/programs';
import { freePort } from '../../../libs/database/src/embedded/free-port.js';

const bearing = { Authorization: `Bearer ${operatorKey}` };
const until = async (isSo: () => boolean | Promise<boolean>) => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
};

let database: DisposableDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
});

afterAll(() => database.drop());

describe('a process that is told to stop', () => {
  it('is not ready, and answers everybody all the same, until it is told again', async () => {
    const app = await startApp(database.url, { DRAIN_SECONDS: '3600' });
    const stream = await openStream(`${app.url}/v1/events/stream`, bearing);
    process.kill(app.pid, 'SIGTERM');
    await until(async () => (await ask(`${app.url}/readyz`)).status === 503);
    const made = await ask(`${app.url}/v1/calendars`, { body: room });
    expect([made.status, made.headers.get('Connection')]).toEqual([201, 'close']);
    expect((await stream.read(1))[0]!.data.subject.id).toBe(made.body.id);
    const another = await openStream(`${app.url}/v1/events/stream`, bearing);
    expect(another.headers.get('Content-Type')).toMatch(/event-stream/);
    expect(await app.stop()).toBe(1);
  });

  it('tells streams that they go on elsewhere', async () => {
    const app = await startApp(database.url, { DRAIN_SECONDS: '1' });
    const stream = await openStream(`${app.url}/v1/events/stream`, bearing);
    expect(await app.stop()).toBe(0);
    expect(await stream.ended).toBe('by the server');
    expect(stream.comments.at(-1)).toMatch(/^: this process stops; reconnect/);
  });
});

/** Somebody who sends each request once, however it goes. */
class Caller {
  readonly made: string[] = [];
  readonly failed: unknown[] = [];
  #isOver = false;
  readonly #running: Promise<void>;

  constructor(
    private readonly name: ProxyName,
    private readonly url: string,
  ) {
    this.#running = this.#call();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#running;
  }

  async #call(): Promise<void> {
    for (let nth = 1; !this.#isOver; nth += 1) {
      const headers = { 'Idempotency-Key': `rolling-${this.name}-${nth}` };
      await ask(`${this.url}/v1/calendars`, { body: room, headers })
        .then(({ status, body }) => (status === 201 ? this.made.push(body.id) : this.failed.push(`made: ${status}`)))
        .then(() => ask(`${this.url}/v1/calendars/${this.made.at(-1)}`))
        .then(({ status }) => status === 200 || this.failed.push(`read: ${status}`))
        .catch((error) => this.failed.push(error));
    }
  }
}

describe('behind proxies that look whether a process is ready, or meet it', () => {
  const behindOne = proxyNames.some(isThere) ? it : it.skip;

  behindOne('no request fails and no event is missed while one process after the other is restarted', async () => {
    const ports = [await freePort(), await freePort()] as const;
    // As docs/gateways.md says: longer than nginx leaves alone what it has given up, for two seconds.
    const start = (port: number) => startApp(database.url, { PORT: `${port}`, DRAIN_SECONDS: '5' });
    const apps: App[] = await Promise.all(ports.map(start));
    const proxies = await Promise.all(proxyNames.filter(isThere).map((name) => FrontProxy.start(name, ports)));
    const followers = proxies.map(({ url }) => new Follower(`${url}/v1/events/stream?types=CalendarCreated`, bearing));
    await until(() => followers.every(({ opened }) => opened > 0));
    const callers = proxies.flatMap(({ name, url }) => [new Caller(name, url)]);
    for (const [at, port] of ports.entries()) {
      expect(await apps[at]!.stop()).toBe(0);
      apps[at] = await start(port);
    }
    await Promise.all(callers.map((caller) => caller.stop()));
    expect(callers.flatMap(({ failed }) => failed)).toEqual([]);
    const made = callers.flatMap((caller) => caller.made);
    expect(made.length).toBeGreaterThan(callers.length * 4);
    for (const follower of followers) {
      await until(() => follower.heard.length >= made.length);
      await follower.stop();
      expect(follower.heard.map(({ data }) => data.subject.id).sort()).toEqual([...made].sort());
      expect(follower.opened).toBeGreaterThan(1);
      expect(follower.comments.some((comment) => comment.startsWith(': this process stops'))).toBe(true);
    }
    await Promise.all(proxies.map((proxy) => proxy.stop()));
    await Promise.all(apps.map((app) => app.stop()));
  });
});

import { room } from '#test/harness/apps/running-api';
import { operatorKey } from '#test/harness/apps/start-app';
import { openStream } from '#test/harness/clients/event-stream';
import { ask, statusFrom } from '#test/harness/proxies/asking';
import { BehindProxy } from '#test/harness/proxies/behind-proxy';
import { replaced } from '#test/harness/proxies/documented';
import { eachProxy } from '#test/harness/proxies/each-proxy';
import { FrontProxy } from '#test/harness/proxies/front-proxy';
import { isThere } from '#test/harness/proxies/programs';
import { freePort } from '../../../libs/database/src/embedded/free-port.js';

const limits = { RATE_LIMIT: 'on', RATE_LIMIT_COUNTED_IN: 'database', PUBLIC_READS_PER_MINUTE: '10' };

eachProxy(
  (name) => BehindProxy.start(name, limits),
  (name, behind) => {
    let url: string;

    beforeAll(() => {
      url = behind().url;
    });

    const create = (calendar: object = {}) => ask(`${url}/v1/calendars`, { body: { ...room, ...calendar } });

    test('whatever links lead to is found through the proxy, under its prefix', async () => {
      const made = await create();
      const location = made.headers.get('Location')!;
      expect(location).toBe(`${url}/v1/calendars/${made.body.id}`);
      expect((await ask(location)).status).toBe(200);
      const { body: second } = await create();
      const list = await ask(`${url}/v1/calendars?limit=1&minPosition=${second.position}`);
      const [, next] = /^<([^>]+)>; rel="next"/.exec(list.headers.get('Link')!)!;
      expect((await ask(next!)).body.items).toHaveLength(1);
      const { body: problem } = await ask(`${url}/v1/calendars/cal_nobody-knows`);
      expect(problem).toMatchObject({ code: 'not-found', instance: '/booking/v1/calendars/cal_nobody-knows' });
      expect((await fetch(problem.type)).status).toBe(200);
    });

    test('and so are the pages for people and programs', async () => {
      const { name: _, ...leads } = (await ask(`${url}/`)).body;
      const { linkset } = (await ask(`${url}/.well-known/api-catalog`)).body;
      const catalog = Object.values(linkset[0]).filter(Array.isArray).flat() as { href: string }[];
      const page = await (await fetch(`${url}/docs`)).text();
      const files = [...page.matchAll(/(?:src|href)="(docs\/[^"]+)"/g)].map(([, file]) => `${url}/${file}`);
      const all = [...(Object.values(leads) as string[]), ...catalog.map(({ href }) => href), ...files];
      expect(all.length).toBeGreaterThan(10);
      for (const link of all)
        expect([link, (await fetch(link)).status]).toEqual([expect.stringMatching(`^${url}/`), 200]);
      const { headers } = await fetch(`${url}/.well-known/api-catalog`, { method: 'HEAD' });
      expect(headers.get('Link')).toBe(`<${url}/.well-known/api-catalog>; rel="api-catalog"`);
      expect((await ask(`${url}/openapi-3.0.json`)).body.servers).toEqual([{ url }]);
    });

    test('an id with a slash in it arrives as it was sent', async () => {
      const { status, body } = await ask(`${url}/v1/customers/a%2Fb/erase%2Fall?x=%2F`, { method: 'DELETE' });
      expect([status, body.instance]).toEqual([404, '/booking/v1/customers/a%2Fb/erase%2Fall']);
    });

    test('each event of a stream arrives before the next one is made', async () => {
      const stream = await openStream(`${url}/v1/events/stream`, { Authorization: `Bearer ${operatorKey}` });
      expect(stream.headers.get('Cache-Control')).toBe('private, no-store, no-transform');
      for (let at = 0; at < 5; at += 1) {
        const { body } = await create();
        expect((await stream.read(1))[0]!.data.subject.id).toBe(body.id);
      }
      stream.close();
    });

    test('whoever makes up addresses is the caller that the proxy sees', async () => {
      const { body: made } = await ask(`${url}/v1/api-keys`, { body: { kind: 'public', name: 'Website' } });
      const read = (address: string, headers: Record<string, string>, at = url) =>
        statusFrom(address, `${at}/v1/services`, made.key, headers);
      const all = async (read: (nth: number) => Promise<number>) =>
        [...new Set(await Promise.all(Array.from({ length: 14 }, (_, nth) => read(nth))))].sort();
      expect(await all((nth) => read('127.0.0.9', { 'X-Forwarded-For': `203.0.113.${nth}` }))).toEqual([200, 429]);
      expect(await read('127.0.0.9', { Forwarded: 'for=203.0.113.99' })).toBe(429);
      expect(await read('127.0.0.10', { 'X-Forwarded-For': '127.0.0.9' })).toBe(200);
      if (!isThere('haproxy')) return;
      // A second hop, which leaves the prefix to the first.
      const port = Number(new URL(url).port);
      const farther = await FrontProxy.start('haproxy', [port, port], {
        change: (config) =>
          replaced(
            replaced(config, 'http-request replace-path ^/booking(/.*)$ \\1', ''),
            'uri /readyz',
            'uri /booking/readyz',
          ),
      });
      expect(await all((nth) => read('127.0.0.11', { 'X-Forwarded-For': `203.0.113.${nth}` }, farther.url))).toEqual([
        200, 429,
      ]);
      expect(await read('127.0.0.12', {}, farther.url)).toBe(200);
      await farther.stop();
    });

    test('connections are used again, and the proxy is the first to close one', async () => {
      for (let at = 0; at < 20; at += 1) await create();
      expect(behind().links.reduce((sum, { count }) => sum + count, 0)).toBeLessThan(20);
      const { headers } = await fetch(`${behind().apis[0]}/healthz`);
      expect(headers.get('Keep-Alive')).toBe('timeout=72');
    });

    test('what is too large for Slotlog is refused as a problem', async () => {
      const { status, body } = await create({ name: 'x'.repeat(500_000) });
      expect([status, body?.code]).toEqual([413, 'content-too-large']);
    });

    test('a page of its own is no problem of ours: the same is sent again with its key, and done once', async () => {
      const nowhere = await FrontProxy.start(name, [await freePort(), await freePort()]);
      const headers = { 'Idempotency-Key': `made-once-${name}-0123456789` };
      const lost = await ask(`${nowhere.url}/v1/calendars`, { body: room, headers });
      expect([lost.status, lost.headers.get('Content-Type')]).toEqual([name === 'nginx' ? 502 : 503, 'text/html']);
      await nowhere.stop();
      const [first, again] = [
        await ask(`${url}/v1/calendars`, { body: room, headers }),
        await ask(`${url}/v1/calendars`, { body: room, headers }),
      ];
      expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    });
  },
);

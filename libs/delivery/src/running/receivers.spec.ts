import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { laneOf, monday } from '#test/harness/deliveries/room-lane';
import { StoodTime } from '#test/harness/stood-time';
import type { Endpoint } from '../endpoint/endpoint.js';
import { Reach } from '../network/networks.js';
import { MessageSender } from '../network/sender.js';
import type { Lane } from '../queue/lane.js';
import { conclude } from './conclude.js';

type React = (answer: ServerResponse, request: IncomingMessage & { readonly subject: string }) => void;

let server: Server;
let time: StoodTime;
let react: React;
let asked: (string | undefined)[];

beforeEach(async () => {
  time = new StoodTime();
  asked = [];
  server = createServer((request, answer) => {
    asked.push(request.url);
    react(answer, Object.assign(request, { subject: String(request.headers['x-subject']) }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  server.closeAllConnections();
  return new Promise((closed) => server.close(closed));
});

const now = () => monday + time.monotonic();

/** Tells a receiver that behaves so of what there is to tell now, one after the other. Returns what is written down of it. */
const tell = async (lane: Lane, behaves: React) => {
  react = behaves;
  const { port } = server.address() as AddressInfo;
  const url = new URL(`http://127.0.0.1:${port}/in`);
  const sender = new MessageSender({ reach: new Reach(['127.0.0.1']), ownHosts: [], lookUp: async () => [] }, time);
  const written: { readonly subject: string; readonly outcome: string; readonly status: number | null }[] = [];
  for (let task = lane.next(now()); task?.kind === 'live'; task = lane.next(now())) {
    const { event } = task.item;
    const answer = await sender.send(url, async () => ({ headers: { 'x-subject': event.stream }, body: '{}' }));
    const row = conclude({ lane, task, event, answer, excerpt: null }, { now: now(), chance: 0 });
    if (row) written.push(row);
  }
  return written;
};

const open: Endpoint = { status: 'active', disabledBecause: null, wait: null };

const waitsUntil = (lane: Lane) => (lane.endpoint.wait!.until - monday) / 1_000;

const rooms = ['a', 'b', 'a', 'c'];

/** A gigabyte, as long as anybody takes it. */
const gigabyte = (answer: ServerResponse) => {
  const chunk = Buffer.alloc(1 << 20, 'x');
  let left = 1_024;
  const more = () => {
    while (left > 0 && !answer.destroyed) {
      left -= 1;
      if (!answer.write(chunk)) return;
    }
    answer.end();
  };
  answer.on('drain', more);
  more();
};

describe('a receiver', () => {
  test('that takes what comes costs nothing: no row, no wait', async () => {
    const lane = laneOf(...rooms);
    expect(await tell(lane, (answer) => answer.writeHead(204).end())).toEqual([]);
    expect(lane.doneTo.position).toBe(4);
    expect(lane.endpoint).toEqual(open);
  });

  test('that fails for one subject is told of all others, and of that one again in 5 s', async () => {
    const lane = laneOf(...rooms);
    const rows = await tell(lane, (answer, { subject }) => answer.writeHead(subject === 'a' ? 500 : 204).end());
    expect(rows).toMatchObject([{ subject: 'a', outcome: 'failed', status: 500 }]);
    expect(lane.parked).toMatchObject([{ subject: 'a', fromPosition: 1, attempts: 1, dueAt: monday + 5_000 }]);
    expect(lane.doneTo.position).toBe(4);
    expect(lane.endpoint).toEqual(open);
  });

  test('that fails for five subjects stays open', async () => {
    const lane = laneOf('1', '2', '3', '4', '5', 'good');
    const rows = await tell(lane, (answer, { subject }) => answer.writeHead(subject === 'good' ? 204 : 422).end());
    expect(rows).toHaveLength(5);
    expect(lane.parked.map(({ subject }) => subject)).toEqual(['1', '2', '3', '4', '5']);
    expect(lane.endpoint).toEqual(open);
  });

  test('that fails for all has each of its first hundred subjects wait, then waits itself', async () => {
    const lane = laneOf(...Array.from({ length: 101 }, (_, each) => `${each}`));
    const rows = await tell(lane, (answer) => answer.writeHead(500).end());
    expect(rows).toHaveLength(101);
    expect(lane.parked).toHaveLength(100);
    expect(waitsUntil(lane)).toBe(5);
  });

  test('that hangs is left after 15 s, and waits for 5 s', async () => {
    const lane = laneOf(...rooms);
    const rows = await tell(lane, () => time.pass(15_000));
    expect(rows).toMatchObject([{ subject: 'a', outcome: 'failed', status: null, silence: 'timed-out' }]);
    expect(waitsUntil(lane)).toBe(20);
  });

  test('that answers slowly is waited for', async () => {
    const lane = laneOf('a');
    expect(
      await tell(lane, (answer) => {
        time.pass(14_999);
        answer.writeHead(204).end();
      }),
    ).toEqual([]);
    expect(lane.doneTo.position).toBe(1);
  });

  test('that redirects waits, and nobody follows', async () => {
    const lane = laneOf(...rooms);
    const rows = await tell(lane, (answer) => answer.writeHead(308, { Location: '/elsewhere' }).end());
    expect(rows).toMatchObject([{ outcome: 'failed', status: 308 }]);
    expect(asked).toEqual(['/in']);
    expect(waitsUntil(lane)).toBe(5);
  });

  test('that is gone is disabled at once', async () => {
    const lane = laneOf(...rooms);
    expect(await tell(lane, (answer) => answer.writeHead(410).end())).toMatchObject([{ outcome: 'failed' }]);
    expect(lane.endpoint).toEqual({ status: 'disabled', disabledBecause: 'gone', wait: null });
    expect(lane.doneTo.position).toBe(0);
  });

  test('that asks for two minutes is given them', async () => {
    const lane = laneOf(...rooms);
    await tell(lane, (answer) => answer.writeHead(429, { 'Retry-After': '120' }).end());
    expect(waitsUntil(lane)).toBe(120);
  });

  test('that closes waits for 5 s', async () => {
    const lane = laneOf(...rooms);
    const rows = await tell(lane, (answer) => void answer.destroy());
    expect(rows).toMatchObject([{ outcome: 'failed', status: null, silence: 'no-connection' }]);
    expect(waitsUntil(lane)).toBe(5);
  });

  test.each([
    [200, [], 1],
    [500, [{ outcome: 'failed', status: 500 }], 1],
  ])('that answers %i with a gigabyte is believed, and hardly any of it is read', async (status, rows, done) => {
    const lane = laneOf('a');
    let sent = 0;
    const closed = Promise.withResolvers<void>();
    const behaves: React = (answer) => {
      const { socket } = answer;
      answer.on('close', () => {
        sent = socket?.bytesWritten ?? 0;
        closed.resolve();
      });
      gigabyte(answer.writeHead(status));
    };
    expect(await tell(lane, behaves)).toMatchObject(rows);
    await closed.promise;
    expect(sent).toBeLessThan(64 << 20);
    expect(lane.doneTo.position).toBe(done);
    expect(lane.endpoint).toEqual(open);
  });
});

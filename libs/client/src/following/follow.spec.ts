import { jest } from '@jest/globals';
import { passTime, stopTime } from '../../../../test/harness/clients/pass-time.js';
import { problem } from '../../../../test/models/booking-server.js';
import { createClient } from '../client.js';

beforeEach(stopTime);
afterEach(() => void jest.useRealTimers());

type Connection = (signal: AbortSignal) => Response | Promise<Response>;

const eventAt = (number: number) => ({
  schemaVersion: 1,
  type: 'BookingConfirmed',
  position: `${number}@7f3a.00000000`,
});
const message = (number: number) =>
  `id: ${number}@7f3a.00000000\nevent: BookingConfirmed\ndata: ${JSON.stringify(eventAt(number))}\n\n`;

/** A stream that says this, and then ends, or breaks, or goes on and says nothing. */
const saying =
  (text: string, then: 'ends' | 'breaks' | 'is silent' = 'ends'): Connection =>
  (signal) => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(text));
        if (then === 'ends') controller.close();
        signal.addEventListener('abort', () => controller.error(signal.reason));
      },
      pull(controller) {
        if (then === 'breaks') controller.error(new TypeError('terminated'));
      },
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } });
  };

const lost: Connection = () => {
  throw new TypeError('fetch failed');
};

const open = (connections: Connection[]) => {
  const asked: (string | null)[][] = [];
  const signals: AbortSignal[] = [];
  const slotlog = createClient({
    url: 'https://book.example.com',
    key: 'slk_1',
    fetch: async (url, init) => {
      const headers = new Headers(init?.headers);
      asked.push([headers.get('Last-Event-ID'), headers.get('Authorization'), new URL(`${url}`).search]);
      signals.push(init!.signal!);
      return (connections.shift() ?? saying('', 'is silent'))(init!.signal!);
    },
  });
  return { slotlog, asked, signals };
};

/** The positions of the next so many events, while time is made to pass. */
const hear = async (events: AsyncGenerator<{ position: string }>, count: number) => {
  const heard: unknown[] = [];
  const done = async () => {
    while (heard.length < count) heard.push((await events.next()).value!.position.split('@')[0]!);
  };
  const failed = await passTime(done().catch((error: unknown) => error));
  return failed === undefined ? heard : [...heard, failed];
};

it('goes on behind the last event that came whole, however the connection was lost, and no event comes twice', async () => {
  const { slotlog, asked } = open([
    lost,
    saying(`retry: 1000\nid: 1@7f3a.00000000\n\n${message(2)}${message(3).slice(0, 50)}`, 'breaks'),
    () => new Response('<h1>502</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } }),
    () => problem(503, 'busy', 'same-request'),
    saying(`${message(3)}: still there\nid: 5@7f3a.00000000\n\n`, 'is silent'),
    saying(message(6)),
  ]);
  const events = slotlog.events.follow({ after: '1@7f3a.00000000' });
  expect(await hear(events, 3)).toEqual(['2', '3', '6']);
  expect(asked.map(([last]) => last?.split('@')[0])).toEqual(['1', '1', '2', '2', '2', '5']);
  expect(slotlog.position).toBe('6@7f3a.00000000');
  await events.return();
});

it('a server that shows no sign of life for 45 s is left', async () => {
  const { slotlog, asked, signals } = open([saying(message(1), 'is silent'), saying(message(2), 'is silent')]);
  const events = slotlog.events.follow();
  expect(await hear(events, 2)).toEqual(['1', '2']);
  expect([asked[0]![0], asked[1]![0], signals[0]!.aborted]).toEqual([null, '1@7f3a.00000000', true]);
  await events.return();
  expect(signals.at(-1)!.aborted).toBe(true);
});

it.each(['other-history', 'forbidden', 'unauthenticated'])(
  '%s ends it, as to come again would not help',
  async (code) => {
    const { slotlog, asked } = open([() => problem(410, code, 'reread')]);
    expect(await hear(slotlog.events.follow(), 1)).toEqual([expect.objectContaining({ code })]);
    expect(asked).toHaveLength(1);
  },
);

it('its signal ends it while it listens and while it waits, with its reason', async () => {
  for (const connections of [[saying('', 'is silent')], [lost, lost, lost]]) {
    const { slotlog, signals } = open(connections);
    const leaving = new AbortController();
    setTimeout(() => leaving.abort('left'), 1_200);
    expect(await hear(slotlog.events.follow({}, { signal: leaving.signal }), 1)).toEqual(['left']);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  }
});

it('a ticket stands in for the key, and a new one is fetched where it is not good any more, not over and over', async () => {
  const { slotlog, asked } = open([
    saying(message(1)),
    () => problem(401, 'unauthenticated', 'fix-request'),
    saying(message(2)),
    () => problem(401, 'unauthenticated', 'fix-request'),
    () => problem(401, 'unauthenticated', 'fix-request'),
  ]);
  let count = 0;
  const ticket = async () => `slt_${++count}`;
  const events = slotlog.events.follow({}, { ticket });
  expect(await hear(events, 3)).toEqual(['1', '2', expect.objectContaining({ code: 'unauthenticated' })]);
  const tickets = [1, 1, 2, 2, 3].map((each) => `?ticket=slt_${each}`);
  expect(asked.map(([, key, search]) => [key, search])).toEqual(tickets.map((each) => [null, each]));
});

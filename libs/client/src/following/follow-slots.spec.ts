import { setImmediate as turn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { stopTime } from '../../../../test/harness/clients/pass-time.js';
import { problem } from '../../../../test/models/booking-server.js';
import { createClient } from '../client.js';
import type { Slots } from '../generated/api.js';
import { midnight } from './midnight.js';

beforeEach(stopTime);
afterEach(() => {
  jest.useRealTimers();
  for (const name of ['document', 'BroadcastChannel']) Reflect.deleteProperty(globalThis, name);
});

const slotAt = (time: string) => ({ start: `2026-11-${time}:00Z`, localStart: `2026-11-${time}:00+00:00` });
const answer = (at: number, ...times: string[]) => ({
  ...{ slots: times.map(slotAt), nextFrom: null, nextAvailable: null, searchedUntil: '2026-11-25T00:00:00Z' },
  position: `${at}@7f3a.00000000`,
});
const whole = (at: number, ...times: string[]) =>
  `id: ${at}@7f3a.00000000\nevent: slots\ndata: ${JSON.stringify(answer(at, ...times))}\n\n`;
const day = (at: number, date: string, ...times: string[]) =>
  `id: ${at}@7f3a.00000000\nevent: day\ndata: ${JSON.stringify({ date, slots: times.map(slotAt), nextAvailable: null })}\n\n`;

interface Stream {
  say(text: string): void;
  readonly signal: AbortSignal;
}

/** A server of slots: it streams, unless it refuses to, and answers who looks. */
const scene = () => {
  const streams: Stream[] = [];
  const asked: string[] = [];
  let refusal: (() => Response) | null = null;
  let offered = answer(1, '23T09:00');
  const fetched: typeof fetch = async (url, init) => {
    const { pathname, search } = new URL(`${url}`);
    const headers = new Headers(init?.headers);
    if (pathname.endsWith('/stream')) {
      asked.push('stream');
      if (refusal) return refusal();
      const signal = init!.signal!;
      const body = new ReadableStream({
        start(controller) {
          streams.push({ say: (text) => controller.enqueue(new TextEncoder().encode(text)), signal });
          signal.addEventListener('abort', () => controller.error(signal.reason));
        },
      });
      return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
    }
    const json = { 'Content-Type': 'application/json' };
    if (!pathname.endsWith('/slots')) return new Response('{"timeZone":"Europe/Berlin"}', { headers: json });
    const tag = `W/"${offered.position}"`;
    asked.push(`${headers.get('If-None-Match') === tag ? 'same' : 'slots'} ${search}`);
    if (headers.get('If-None-Match') === tag) return new Response(null, { status: 304 });
    return new Response(JSON.stringify(offered), { headers: { ...json, ETag: tag } });
  };
  const open = (signal?: AbortSignal) => {
    const slotlog = createClient({ url: 'https://book.example.com', key: 'slp_1', fetch: fetched });
    const query = { serviceId: 'svc_1', from: '2026-11-23', to: '2026-11-25' };
    const followed = slotlog.services.followSlots(query, { signal });
    return { followed, hear: () => followed.next().then(({ value }) => told(value!)) };
  };
  return {
    ...{ open, asked, streams },
    refuses: (with_: typeof refusal) => {
      refusal = with_;
    },
    offers: (slots: typeof offered) => {
      offered = slots;
    },
  };
};

const told = ({ slots, position }: Slots) => [position.split('@')[0], ...slots.map(({ start }) => start.slice(8, 16))];
const settle = async () => {
  for (let turns = 0; turns < 20; turns += 1) await turn();
};

/** Lets so many seconds pass. */
const pass = async (seconds: number) => {
  for (let left = seconds; left > 0; left -= 1) {
    await jest.advanceTimersByTimeAsync(1_000);
    await settle();
  }
};

it('yields all of it, then all of it with the days that have changed, and of several changes the latest', async () => {
  const { open, streams } = scene();
  const { followed, hear } = open();
  const first = hear();
  await settle();
  streams[0]!.say(whole(1, '23T09:00', '23T10:00', '24T09:00'));
  expect(await first).toEqual(['1', '23T09:00', '23T10:00', '24T09:00']);
  streams[0]!.say(day(2, '2026-11-23', '23T10:00'));
  expect(await hear()).toEqual(['2', '23T10:00', '24T09:00']);
  streams[0]!.say(day(3, '2026-11-24'));
  await settle();
  streams[0]!.say(day(4, '2026-11-24') + day(5, '2026-11-23', '23T09:00'));
  await settle();
  expect(await hear()).toEqual(['5', '23T09:00']);
  await followed.return();
  await settle();
  expect(streams[0]!.signal.aborted).toBe(true);
});

it('begins anew where the connection is lost, and says nothing where nothing has changed', async () => {
  const { open, streams } = scene();
  const { followed, hear } = open();
  const first = hear();
  await settle();
  streams[0]!.say(whole(1, '23T09:00'));
  await first;
  const next = hear();
  await pass(50);
  streams[1]!.say(whole(7, '23T09:00') + day(8, '2026-11-23'));
  expect(await next).toEqual(['8']);
  await followed.return();
});

it('looks after ten seconds where a proxy keeps the stream to itself', async () => {
  const { open, asked } = scene();
  const { followed, hear } = open();
  const first = hear();
  await pass(9);
  expect(asked).toEqual(['stream']);
  await pass(2);
  expect(await first).toEqual(['1', '23T09:00']);
  await followed.return();
});

it('looks again with the tag that it has where there is no room for a stream, and comes again later', async () => {
  const { open, asked, refuses, offers, streams } = scene();
  refuses(() =>
    problem(429, 'quota-exceeded', 'same-request', { retry: { strategy: 'same-request', afterMs: 30_000 } }),
  );
  const { followed, hear } = open();
  expect(await hear()).toEqual(['1', '23T09:00']);
  const next = hear();
  await pass(12);
  offers(answer(2, '23T10:00'));
  await pass(10);
  expect(await next).toEqual(['2', '23T10:00']);
  const range = '?from=2026-11-22T23%3A00%3A00.000Z&to=2026-11-24T23%3A00%3A00.000Z';
  expect(asked).toEqual(['stream', `slots ${range}`, `same ${range}`, `slots ${range}`]);
  refuses(null);
  const last = hear();
  await pass(12);
  streams[0]!.say(whole(3));
  expect(await last).toEqual(['3']);
  await followed.return();
});

it('only looks where a stream is not for who asks, and ends with what else is refused', async () => {
  const { open, asked, refuses } = scene();
  refuses(() => problem(403, 'forbidden', 'never'));
  const leaving = new AbortController();
  const { hear } = open(leaving.signal);
  expect(await hear()).toEqual(['1', '23T09:00']);
  const next = hear();
  await pass(65);
  expect([asked.length, asked.filter((each) => each === 'stream').length]).toEqual([8, 1]);
  leaving.abort('left');
  await expect(next).rejects.toBe('left');
  const other = scene();
  other.refuses(() => problem(404, 'not-found', 'never'));
  await expect(other.open().hear()).rejects.toMatchObject({ code: 'not-found' });
});

it('a stream that has told something in between makes the tag of an earlier look void', async () => {
  const { open, asked, refuses, streams } = scene();
  const full = () =>
    problem(429, 'quota-exceeded', 'same-request', { retry: { strategy: 'same-request', afterMs: 30_000 } });
  refuses(full);
  const { followed, hear } = open();
  expect(await hear()).toEqual(['1', '23T09:00']);
  refuses(null);
  const streamed = hear();
  await pass(32);
  streams[0]!.say(whole(2, '23T10:00'));
  expect(await streamed).toEqual(['2', '23T10:00']);
  refuses(full);
  const looked = hear();
  await pass(120);
  expect(await looked).toEqual(['1', '23T09:00']);
  expect(asked.at(asked.lastIndexOf('stream') + 1)).toMatch(/^s/);
  await followed.return();
});

it('its signal ends it with its reason', async () => {
  const { open, streams } = scene();
  const leaving = new AbortController();
  const { hear } = open(leaving.signal);
  const first = hear();
  first.catch(() => {});
  await settle();
  leaving.abort('left');
  await expect(first).rejects.toBe('left');
  expect(streams[0]!.signal.aborted).toBe(true);
  await expect(open(AbortSignal.abort('gone')).hear()).rejects.toBe('gone');
});

/** What a browser has. */
const openBrowser = () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const channels = new Set<Channel>();
  class Channel {
    onmessage: ((message: { data: unknown }) => void) | undefined;
    constructor(readonly name: string) {
      channels.add(this);
    }
    postMessage(data: unknown) {
      for (const each of channels) if (each !== this && each.name === this.name) each.onmessage?.({ data });
    }
    close() {
      channels.delete(this);
    }
  }
  Object.assign(globalThis, { document: page, BroadcastChannel: Channel });
  const turnTo = (visibilityState: string) => {
    page.visibilityState = visibilityState;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  return { turnTo, channels };
};

it('streams while the page is seen, and begins anew when it is seen again', async () => {
  const { turnTo } = openBrowser();
  const { open, streams } = scene();
  const { followed, hear } = open();
  const first = hear();
  await settle();
  streams[0]!.say(whole(1, '23T09:00'));
  await first;
  turnTo('hidden');
  await settle();
  expect([streams.length, streams[0]!.signal.aborted]).toEqual([1, true]);
  const next = hear();
  turnTo('visible');
  await settle();
  streams[1]!.say(whole(2));
  expect(await next).toEqual(['2']);
  await followed.return();
});

it('all tabs hear over one stream, one that comes later too, and another tab goes on where the first one leaves', async () => {
  const { channels } = openBrowser();
  const { open, streams } = scene();
  const [one, other] = [open(), open()];
  const heard = [one.hear(), other.hear()];
  await settle();
  streams[0]!.say(whole(1, '23T09:00'));
  expect(await Promise.all(heard)).toEqual([
    ['1', '23T09:00'],
    ['1', '23T09:00'],
  ]);
  const late = open();
  expect(await late.hear()).toEqual(['1', '23T09:00']);
  expect(streams).toHaveLength(1);
  await one.followed.return();
  await settle();
  expect(streams).toHaveLength(2);
  streams[1]!.say(whole(2));
  expect(await Promise.all([other.hear(), late.hear()])).toEqual([['2'], ['2']]);
  await other.followed.return();
  await late.followed.return();
  await settle();
  expect(channels.size).toBe(0);
});

it.each([
  ['2026-11-23', 'Europe/Berlin', '2026-11-22T23:00:00.000Z'],
  ['2027-03-28', 'Europe/Berlin', '2027-03-27T23:00:00.000Z'],
  ['2027-03-29', 'Europe/Berlin', '2027-03-28T22:00:00.000Z'],
  ['2026-11-23', 'Pacific/Kiritimati', '2026-11-22T10:00:00.000Z'],
  ['2026-11-23', 'America/St_Johns', '2026-11-23T03:30:00.000Z'],
])('%s begins in %s at %s', (date, timeZone, begins) => {
  expect(midnight(date, timeZone)).toBe(begins);
});

import { once } from 'node:events';
import { Agent, get, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { daysFromToday } from '#test/harness/running-clock';
import { startBenchServer } from './bench-server.ts';
import { key, startApi } from './http/start-api.ts';
import { figureOf } from './rounds.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const bookingsPerTurn = 60;
/** Between two bookings, in milliseconds: a quiet server, on which whatever a booking waits for shows. */
const rest = 20;

/** What the streams of a turn are given of a booking. */
const audiences = {
  nobody: null,
  'idle streams': 'types=CalendarArchived',
  'streams that are told': 'types=BookingConfirmed',
};

/** A booking's time beside many streams that follow the log, in turns with nobody following. */
export const benchFollowers = async ([count = '400']: readonly string[]): Promise<object> => {
  const database = await startBenchServer();
  const server = await startApi(database.url, { STREAMS_PER_KEY: count });
  const book = await openCalendar(server.origin);
  const p50s = new Map<string, number[]>(Object.keys(audiences).map((name) => [name, []]));
  for (let turn = 0; turn < bookingsPerTurn; turn += 1) await book();
  for (let round = 1; round <= rounds; round += 1) {
    for (const [name, query] of Object.entries(audiences)) {
      const close = query === null ? () => {} : await openStreams(server.origin, query, Number(count));
      const times: number[] = [];
      for (let turn = 0; turn < bookingsPerTurn; turn += 1) {
        times.push(await book());
        await sleep(rest);
      }
      close();
      await sleep(500);
      const { median } = figureOf(times);
      p50s.get(name)!.push(median);
      console.log(`  round ${round}  ${name.padEnd(24)} p50 ${median.toFixed(2)} ms`);
    }
  }
  await server.stop();
  await database.stop();
  const medians = [...p50s].map(([name, each]) => [name, Math.round(figureOf(each).median * 100) / 100] as const);
  const alone = medians[0]![1];
  return {
    streams: Number(count),
    p50Ms: Object.fromEntries(medians),
    ratios: Object.fromEntries(medians.slice(1).map(([name, p50]) => [name, Math.round((p50 / alone) * 100) / 100])),
  };
};

const headers = { Authorization: `Bearer ${key}` };

const openStreams = async (origin: string, query: string, count: number): Promise<() => void> => {
  const open = async () => {
    const sent = get(`${origin}/v1/events/stream?${query}`, { headers, agent: false });
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    if (response.statusCode !== 200) throw new Error(`a stream is answered ${response.statusCode}`);
    response.on('error', () => {}).resume();
    return () => sent.destroy();
  };
  const opened: (() => void)[] = [];
  for (let at = 0; at < count; at += 1) opened.push(await open());
  return () => {
    for (const close of opened) close();
  };
};

/** Books one slot after the other, each of a customer that nobody had heard of; returns how long each took. */
const openCalendar = async (origin: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const post = async (path: string, body: object) => {
    const began = performance.now();
    const sent = request(`${origin}/v1/${path}`, {
      method: 'POST',
      agent,
      headers: { ...headers, 'Content-Type': 'application/json' },
    });
    sent.end(JSON.stringify(body));
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.resume();
    await once(response, 'end');
    if (response.statusCode !== 201) throw new Error(`${path} is answered ${response.statusCode}`);
    return performance.now() - began;
  };
  const openingHours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }];
  await post('calendars', { id: 'cal_benchmark', name: 'Room', timeZone: 'UTC', openingHours });
  const uses = [{ calendarId: 'cal_benchmark' }];
  await post('services', { id: 'svc_benchmark', name: 'Visit', durations: [15], horizonDays: 1_000, uses });
  let next = daysFromToday(2).epochMilliseconds;
  return () => {
    next += 15 * 60_000;
    const start = new Date(next).toISOString().replace('.000', '');
    const customer = { name: 'Ada Lovelace', email: 'ada@example.com' };
    return post('bookings', { serviceId: 'svc_benchmark', start, customer });
  };
};

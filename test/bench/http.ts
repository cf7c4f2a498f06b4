import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { endWithUs } from '#test/harness/databases/end-with-us';
import { daysFromToday } from '#test/harness/running-clock';
import { startBenchServer } from './bench-server.ts';
import { figureOf, printFigures, ratio, runRounds } from './rounds.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 3);
const connections = 64;
const calendars = 100;
export const key = 'slk-operator-of-the-benchmark-alone';
const wrk = '/usr/bin/wrk';
const local = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** The whole stack over real sockets, each route beside one that does nothing but authenticate, validate and answer. */
export const benchHttp = async (): Promise<object> => {
  await access(wrk).catch(() => {
    throw new Error('this benchmark needs wrk (Debian: wrk)');
  });
  const database = await startBenchServer();
  console.log(`  one synchronous commit: ${database.flush.toFixed(2)} ms; ${connections} connections\n`);
  const server = await startApi(database.url);
  const scene = await setUp(server.origin);
  const p99Ms = new Map<string, number[]>();

  /** Sends for a while; all answers have to be what the contestant is about. */
  const load = async (name: string, path: string, refused: boolean, sent: Record<string, string> = {}) => {
    const flags = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-s', local('requests.lua')];
    const env = { ...process.env, KEY: key, ...sent };
    const { stdout } = await promisify(execFile)(wrk, [...flags, server.origin + path], { env });
    const answer: Load = JSON.parse(stdout.trim().split('\n').at(-1)!);
    if (answer.broken > 0 || answer.refused !== (refused ? answer.requests : 0)) {
      throw new Error(`${name}: of ${answer.requests} requests ${answer.refused} refused, ${answer.broken} broken`);
    }
    p99Ms.set(name, [...(p99Ms.get(name) ?? []), answer.p99]);
    return answer;
  };
  const rate = ({ requests, seconds: lasted }: Load) => requests / lasted;

  /** Bookings of slots that nobody had before, also not in an earlier round. */
  const booking = (name: string, sent: Record<string, string>) => {
    let first = 0;
    return async () => {
      const answer = await load(name, '/v1/bookings', false, { ...sent, FIRST: String(first) });
      first += answer.requests + connections;
      return rate(answer);
    };
  };
  const figures = await runRounds(rounds, {
    'no-op POST': async () => rate(await load('nothing', '/v1/nothing', false, scene.oneSlot)),
    'book, many calendars': booking('book', scene.manyCalendars),
    'book, one hot calendar': booking('bookHot', scene.hotCalendar),
    'book one slot, refused': async () => rate(await load('refuse', '/v1/bookings', true, scene.oneSlot)),
    'constant JSON of the slots': async () => rate(await load('constantSlots', '/v1/constant-slots', false)),
    'slots, 31 days, 1,000 claims': async () => rate(await load('slots', scene.slotsPath, false)),
    'constant JSON of a booking': async () => rate(await load('constantBooking', '/v1/constant-booking', false)),
    'get a booking': async () => rate(await load('get', scene.bookingPath, false)),
  });
  printFigures(figures);
  await server.stop();
  await database.stop();
  const p99 = (name: string) => Math.round(figureOf(p99Ms.get(name)!).median * 10) / 10;
  return {
    ratios: {
      book: ratio(figures, 'book, many calendars', 'no-op POST'),
      bookHot: ratio(figures, 'book, one hot calendar', 'no-op POST'),
      refuse: ratio(figures, 'book one slot, refused', 'no-op POST'),
      slots: ratio(figures, 'slots, 31 days, 1,000 claims', 'constant JSON of the slots'),
      get: ratio(figures, 'get a booking', 'constant JSON of a booking'),
    },
    p99Ms: Object.fromEntries([...p99Ms.keys()].map((name) => [name, p99(name)])),
  };
};

interface Load {
  readonly requests: number;
  readonly seconds: number;
  readonly p99: number;
  /** Answers of 400 and above. */
  readonly refused: number;
  readonly broken: number;
}

export const startApi = async (databaseUrl: string, more: Record<string, string> = {}) => {
  const flags = [
    '--max-semi-space-size=32',
    '--import',
    local('../../scripts/from-source.mjs'),
    local('http-server.ts'),
  ];
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    MASTER_KEY: 'a master key for benchmarks, 32 bytes or more',
    BOOTSTRAP_API_KEY: key,
    BODY_LIMIT_BYTES: '4194304',
    // Counted, as it is in the field, but never too many.
    WRITES_PER_SECOND: '1000000',
    WRITES_AT_ONCE: '1000000',
    ...more,
  };
  const profile = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];
  const child = endWithUs(
    spawn(process.execPath, [...profile, ...flags], { env, stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  const [line] = await once(child.stdout, 'data');
  return {
    origin: String(line).trim(),
    pid: child.pid!,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
};

/** A hundred calendars, a hot one, one with 1,000 claims within 31 days, and one slot that is gone. */
const setUp = async (origin: string) => {
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
  const full = Array.from({ length: 1_000 }, (_, index) =>
    few(() => call('bookings', JSON.parse(request('full', at(Math.floor((index * 31 * 96) / 1_000)))))),
  );
  const numberOf = (position: string) => Number(position.split('@')[0]);
  const booked = (await Promise.all(full)).map((each) => each.position as string);
  const last = booked.reduce((one, other) => (numberOf(one) > numberOf(other) ? one : other));
  const taken = await call('bookings', JSON.parse(request('one-slot', at(40))));
  const behind = `&minPosition=${last}`;
  const slots = `services/svc_benchmark-full/slots?from=${at(0)}&to=${at(31 * 96)}`;
  const { id } = taken;
  await call('constants', { slots: await call(slots + behind), booking: await call(`bookings/${id}`) });
  const varying = { FROM: String(firstDay), STEP: '900' };
  return {
    slotsPath: `/v1/${slots}`,
    bookingPath: `/v1/bookings/${id}`,
    oneSlot: { BODY: request('one-slot', at(40)) },
    manyCalendars: { ...varying, BODY: request('%d', '%t'), CALENDARS: String(calendars) },
    hotCalendar: { ...varying, BODY: request('hot-one', '%t') },
  };
};

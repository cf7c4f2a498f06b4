// Five times more than can be done, asked for by callers who do not wait for each other: npm run overload [-- seconds].
// Fails where less than four fifths of the peak are done (in less than ten seconds: three fifths), where what was let in
// waited longer than a queue of all callers explains, or where memory grows.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { endWithUs } from '#test/harness/databases/end-with-us';
import { daysFromToday } from '#test/harness/running-clock';
import { startBenchServer } from './bench-server.ts';
import { Crowd } from './crowd.ts';
import { perSecond } from './rounds.ts';

const seconds = Number(process.argv[2] ?? 10);
const key = 'slk-operator-of-the-overload-alone';
const calendars = 100;
const local = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** All of them wait at any time, so that each waits as long as all of them take at the peak rate, on any machine. */
const callers = 2_000;

/**
 * Of the peak; of that time, for half and nearly all of what is done; MiB of the process. Within a few seconds the machine
 * alone makes a difference of a third: a short run tells only whether everything collapses, which leaves next to nothing.
 */
const bounds = { goodput: seconds < 10 ? 0.6 : 0.8, p50: 1, p99: 2, memory: 1_024 };

const startApi = async (databaseUrl: string): Promise<{ origin: string; child: ChildProcess }> => {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    MASTER_KEY: 'a master key for the overload, 32 bytes or more',
    BOOTSTRAP_API_KEY: key,
    RATE_LIMIT: 'off',
  };
  const flags = [
    '--max-semi-space-size=32',
    '--import',
    local('../../scripts/from-source.mjs'),
    local('http/http-server.ts'),
  ];
  const child = endWithUs(spawn(process.execPath, flags, { env, stdio: ['ignore', 'pipe', 'inherit'] }));
  const [line] = await once(child.stdout!, 'data');
  return { origin: String(line).trim(), child };
};

const database = await startBenchServer();
const { origin, child } = await startApi(database.url);

const post = async (path: string, body: object) => {
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
  const response = await fetch(`${origin}/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
};

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
for (let number = 0; number < calendars; number += 1) {
  const id = `cal_overload-${number}`;
  const openingHours = [{ days, from: '00:00', to: '24:00' }];
  await post('calendars', { id, name: id, timeZone: 'UTC', openingHours });
  const service = { id: `svc_overload-${number}`, name: id, durations: [15], horizonDays: 1_000 };
  await post('services', { ...service, uses: [{ calendarId: id }] });
}

const firstDay = daysFromToday(2).epochMilliseconds;
let number = 0;

/** A slot that nobody had before. */
const booking = (): string => {
  const start = new Date(firstDay + Math.floor(number / calendars) * 900_000).toISOString();
  const customer = { name: 'Ada Lovelace', email: 'ada@example.com' };
  const body = JSON.stringify({ serviceId: `svc_overload-${number % calendars}`, start, customer });
  number += 1;
  return [
    'POST /v1/bookings HTTP/1.1',
    'Host: localhost',
    `Authorization: Bearer ${key}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
};

const memory = async () => {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / 2 ** 20;
};

const crowd = new Crowd(new URL(origin));
await crowd.gather(callers);
await perSecond(64, 3, () => crowd.ask(booking()));
const peak = await perSecond(64, seconds / 2, () => crowd.ask(booking()));
const idle = await memory();
let largest = idle;
const watch = setInterval(() => void memory().then((now) => (largest = Math.max(largest, now))), 500);
const began = performance.now();
const { done, turnedAway, lost, took } = await crowd.press(5 * peak, seconds, booking);
const lasted = (performance.now() - began) / 1_000;
clearInterval(watch);
const sorted = took.toSorted((a, b) => a - b);
const at = (part: number) => Math.round(sorted[Math.floor(sorted.length * part)] ?? Number.NaN);
const from = performance.now();
const after = await crowd.ask(booking());
const recovered = Math.round(performance.now() - from);

const result = {
  peakPerSecond: Math.round(peak),
  askedPerSecond: Math.round(5 * peak),
  donePerSecond: Math.round(done / lasted),
  goodput: Math.round((done / lasted / peak) * 100) / 100,
  turnedAwayPerSecond: Math.round(turnedAway / lasted),
  lost,
  p50Ms: at(0.5),
  p99Ms: at(0.99),
  callersAtPeakMs: Math.round((callers / peak) * 1_000),
  memoryMiB: { before: Math.round(idle), most: Math.round(largest) },
  afterwards: { status: after, ms: recovered },
};
console.log(JSON.stringify(result));
crowd.leave();
child.kill('SIGTERM');
await once(child, 'exit');
await database.stop();

const isWithin =
  result.goodput >= bounds.goodput &&
  result.p50Ms <= bounds.p50 * result.callersAtPeakMs &&
  result.p99Ms <= bounds.p99 * result.callersAtPeakMs &&
  largest <= bounds.memory &&
  after === 201;
if (!isWithin) console.error(`not within ${JSON.stringify(bounds)}`);
process.exit(isWithin ? 0 : 1);

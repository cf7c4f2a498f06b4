import { setTimeout as sleep } from 'node:timers/promises';
import { daysFromToday } from '#test/harness/running-clock';
import { key, startApi } from './http/start-api.ts';

const calendars = 100;

interface Spread {
  readonly p50: number;
  readonly p99: number;
}

/**
 * Milliseconds. `lag`: from a commit until all views have it, as the server counts it, in whose steps it is. `seen`: from
 * the answer of a booking to the answer of a read that shows it, of one in ten.
 */
export interface Load {
  readonly p99: number;
  readonly lag: Spread;
  readonly seen: Spread;
  readonly failed: number;
}

/** Books slots that nobody had before through the API, in a process of its own. */
export const startDesk = async (databaseUrl: string, seconds: number) => {
  const { origin, stop } = await startApi(databaseUrl);
  const call = async (path: string, body?: object) => {
    const headers = { Authorization: `Bearer ${key}`, ...(body && { 'Content-Type': 'application/json' }) };
    const init = { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) };
    const response = await fetch(`${origin}/v1/${path}`, init);
    return { ok: response.ok, body: (await response.json()) as { id: string; position: string } };
  };
  for (let number = 0; number < calendars; number += 1) await openCalendar(call, number);
  const firstDay = daysFromToday(2).epochMilliseconds;
  let next = 0;
  const book = () => {
    const number = next++;
    const start = new Date(firstDay + Math.floor(number / calendars) * 900_000).toISOString();
    const customer = { name: 'Ada Lovelace', email: `ada${number}@example.com` };
    return call('bookings', { serviceId: `svc_benchmark-${number % calendars}`, start, customer });
  };
  return {
    /** Bookings a second, each of 32 callers beginning anew as soon as it is done. */
    peak: async (): Promise<number> => {
      const began = performance.now();
      const first = next;
      const caller = async () => {
        while (performance.now() - began < (seconds / 2) * 1_000) await book();
      };
      await Promise.all(Array.from({ length: 32 }, caller));
      return Math.round((next - first) / ((performance.now() - began) / 1_000));
    },
    /** So many a second, whether or not the earlier ones are answered. */
    book: async (perSecond: number): Promise<Load> => {
      const [took, seen]: [number[], number[]] = [[], []];
      const before = await lagCounts(origin);
      let failed = 0;
      const one = async (isSample: boolean) => {
        const began = performance.now();
        const { ok, body } = await book();
        const answered = performance.now();
        took.push(answered - began);
        if (!ok) failed += 1;
        if (!ok || !isSample) return;
        const read = await call(`bookings/${body.id}?minPosition=${body.position}`);
        seen.push(performance.now() - answered);
        if (!read.ok) failed += 1;
      };
      const underWay: Promise<void>[] = [];
      const began = performance.now();
      while (performance.now() - began < seconds * 1_000) {
        const due = Math.floor(((performance.now() - began) / 1_000) * perSecond);
        while (underWay.length < due) underWay.push(one(underWay.length % 10 === 0));
        await sleep(1);
      }
      await Promise.all(underWay);
      const lag = spreadOf(before, await lagCounts(origin));
      return { p99: at(took, 0.99), lag, seen: { p50: at(seen, 0.5), p99: at(seen, 0.99) }, failed };
    },
    stop,
  };
};

const at = (values: number[], share: number) => {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length * share)]! * 10) / 10;
};

/** How many commits were readable within so many milliseconds, by the server's histogram. */
const lagCounts = async (origin: string): Promise<Map<number, number>> => {
  const metrics = await (await fetch(`${origin}/metrics`)).text();
  const buckets = metrics.matchAll(/^slotlog_view_lag_seconds_bucket\{le="(.+)"\} (\d+)$/gm);
  return new Map([...buckets].map(([, le, count]) => [Number(le!.replace('+Inf', 'Infinity')) * 1_000, Number(count)]));
};

/** The first step within which so many were, of what was counted between the two. */
const spreadOf = (before: Map<number, number>, after: Map<number, number>): Spread => {
  const grown = [...after].map(([step, count]) => ({ step, count: count - before.get(step)! }));
  const all = grown.at(-1)!.count;
  const within = (share: number) => grown.find(({ count }) => count >= all * share)!.step;
  return { p50: within(0.5), p99: within(0.99) };
};

type Call = (path: string, body: object) => Promise<{ ok: boolean; body: object }>;

const openCalendar = async (call: Call, number: number) => {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const id = `cal_benchmark-${number}`;
  const openingHours = [{ days, from: '00:00', to: '24:00' }];
  const made = await call('calendars', { id, name: id, timeZone: 'UTC', openingHours });
  const service = { id: `svc_benchmark-${number}`, name: id, durations: [15], horizonDays: 1_000 };
  await call('services', { ...service, uses: [{ calendarId: id }] });
  if (!made.ok) throw new Error(JSON.stringify(made.body));
};

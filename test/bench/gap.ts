import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { daysFromToday } from '#test/harness/running-clock';
import { startBenchServer } from './bench-server.ts';
import { key, startApi } from './http/start-api.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const calendars = 50;
const questions = 8;
const days = 62;

const headers = { Authorization: `Bearer ${key}` };

/**
 * How long everybody else waits while a few ask for all that there is: eight questions at once, each for 62 days of fifty
 * calendars in steps of five minutes. Of one service, each with another end; of eight services; and the same once more.
 */
export const benchGap = async (): Promise<object> => {
  const database = await startBenchServer();
  const idle: number[] = [];
  const longest = new Map<string, { gapMs: number; lastMs: number; bytes: number }[]>();
  for (let round = 1; round <= rounds; round += 1) {
    const server = await startApi(database.url);
    await setUp(server.origin, round);
    const from = daysFromToday(2).epochMilliseconds;
    const at = (ms: number) => new Date(ms).toISOString();
    const ask = (service: number, minutes: number) => {
      const to = from + days * 86_400_000 - minutes * 60_000;
      return read(`${server.origin}/v1/services/svc_benchmark-${round}-${service}/slots?from=${at(from)}&to=${at(to)}`);
    };
    const turns = {
      'one service, eight ends': (nth: number) => ask(0, nth),
      'eight services': (nth: number) => ask(nth + 1, 0),
      'the same again': (nth: number) => ask(nth + 1, 0),
    };
    await ask(questions + 1, 0);
    await gapOf(server.origin);
    await sleep(1_000);
    idle.push(await gapOf(server.origin));
    console.log(`  round ${round}  ${'nothing'.padEnd(26)} longest gap ${idle.at(-1)!.toFixed(1)} ms`);
    for (const [name, question] of Object.entries(turns)) {
      await gapOf(server.origin);
      const began = performance.now();
      const sizes = await Promise.all(Array.from({ length: questions }, (_, nth) => question(nth)));
      const lastMs = performance.now() - began;
      const seen = { gapMs: await gapOf(server.origin), lastMs, bytes: sizes[0]! };
      longest.set(name, [...(longest.get(name) ?? []), seen]);
      console.log(
        `  round ${round}  ${name.padEnd(26)} longest gap ${seen.gapMs.toFixed(1)} ms, last answer ${lastMs.toFixed(0)} ms, ${seen.bytes} bytes`,
      );
    }
    await server.stop();
  }
  await database.stop();
  const worst = (name: string, of: 'gapMs' | 'lastMs') =>
    Math.round(Math.max(...longest.get(name)!.map((each) => each[of])));
  const names = [...longest.keys()];
  return {
    budgetMs: 50,
    idleGapMs: Math.round(Math.max(...idle)),
    gapMs: Object.fromEntries(names.map((name) => [name, worst(name, 'gapMs')])),
    lastMs: Object.fromEntries(names.map((name) => [name, worst(name, 'lastMs')])),
  };
};

const gapOf = async (origin: string): Promise<number> => {
  const response = await fetch(`${origin}/v1/gap`, { headers });
  return ((await response.json()) as { ms: number }).ms;
};

/** The size of an answer as it is sent. */
const read = async (url: string): Promise<number> => {
  const sent = get(url, { headers: { ...headers, 'Accept-Encoding': 'br' }, agent: false });
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let bytes = 0;
  for await (const part of response) bytes += (part as Buffer).length;
  if (response.statusCode !== 200) throw new Error(`${url} is answered ${response.statusCode}`);
  return bytes;
};

const setUp = async (origin: string, round: number) => {
  const post = async (path: string, body: object) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${origin}/v1/${path}`, {
      ...init,
      headers: { ...headers, 'Content-Type': 'application/json' },
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as { position: string };
  };
  const openingHours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '11:00' }];
  const anyOf = Array.from({ length: calendars }, (_, nth) => `cal_benchmark-${round}-${nth}`);
  for (const id of anyOf) await post('calendars', { id, name: id, timeZone: 'Europe/Berlin', openingHours });
  let position = '';
  for (let nth = 0; nth <= questions + 1; nth += 1) {
    const uses = [{ anyOf, strategy: 'least-busy' }];
    const service = { id: `svc_benchmark-${round}-${nth}`, name: 'Visit', durations: [30], step: 5, uses };
    ({ position } = await post('services', service));
  }
  await fetch(`${origin}/v1/services?limit=1&minPosition=${position}`, { headers });
};

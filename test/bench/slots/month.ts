import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import pLimit from 'p-limit';
import { daysFromToday } from '#test/harness/running-clock';
import { startBenchServer } from '../bench-server.ts';
import { finelyTakenFor, type Taken } from '../http/processor.ts';
import { key, startApi } from '../http/start-api.ts';
import { figureOf } from '../rounds.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
/** Answers that nobody has had before, in each round, after the first of the process. */
const colds = 10;
const calendars = 50;
const days = 31;
const claims = 1_000;
const step = 15;
const hours = { from: '09:00', to: '17:00' };
const zone = 'Europe/Berlin';

const ways = ['first', 'cold', 'booked', 'again'] as const;
type Way = (typeof ways)[number];

const headers = { Authorization: `Bearer ${key}` };

/**
 * A month of a service that fifty calendars can take, with a thousand bookings on them: processor of Node and Postgres for
 * the first answer of a process, for one of which nothing is kept, for one after a booking, and for one that is kept.
 */
export const benchMonth = async ([strategy = 'least-busy']: readonly string[]): Promise<object> => {
  const database = await startBenchServer();
  const taken = new Map<Way, Taken[]>(ways.map((way) => [way, []]));
  let size = { slots: 0, bytes: 0 };
  for (let round = 1; round <= rounds; round += 1) {
    const server = await startApi(database.url);
    const scene = await openMonth(server.origin, strategy, round);
    const measure = async (way: Way, service: number) => {
      const each = await finelyTakenFor(server.pid, database.pid, async () => {
        size = await scene.ask(service);
      });
      taken.get(way)!.push(each);
      console.log(
        `  round ${round}  ${way.padEnd(8)} ${each.node.toFixed(1)} ms in Node, ${each.postgres.toFixed(1)} in Postgres`,
      );
    };
    await measure('first', 0);
    for (let service = 1; service <= colds; service += 1) await measure('cold', service);
    for (let nth = 0; nth < colds; nth += 1) {
      await scene.book();
      await measure('booked', 1);
    }
    for (let nth = 0; nth < colds; nth += 1) await measure('again', 1);
    await server.stop();
  }
  await database.stop();
  const median = (values: readonly number[]) => Math.round(figureOf(values).median * 10) / 10;
  const figures = ways.map((way) => {
    const each = taken.get(way)!;
    const [node, postgres] = [each.map(({ node }) => node), each.map(({ postgres }) => postgres)];
    return [way, { node: median(node), postgres: median(postgres) }] as const;
  });
  return { strategy, budgetMs: 100, ...size, cpuMs: Object.fromEntries(figures) };
};

/** Services that use the same calendars, in business hours, so that of each a month can be asked that nobody has asked for. */
const openMonth = async (origin: string, strategy: string, round: number) => {
  const post = async (path: string, body: object) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${origin}/v1/${path}`, {
      ...init,
      headers: { ...headers, 'Content-Type': 'application/json' },
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as { position: string };
  };
  const few = pLimit(16);
  const openingHours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], ...hours }];
  const anyOf = Array.from({ length: calendars }, (_, nth) => `cal_benchmark-${round}-${nth}`);
  await Promise.all(anyOf.map((id) => few(() => post('calendars', { id, name: id, timeZone: zone, openingHours }))));
  const serviceId = (nth: number) => `svc_benchmark-${round}-${nth}`;
  for (let nth = 0; nth <= colds + 1; nth += 1) {
    const service = { id: serviceId(nth), name: 'Visit', durations: [30], step, timeZone: zone };
    await post('services', { ...service, uses: [{ anyOf, strategy }] });
  }
  const day = (nth: number) => daysFromToday(2 + nth, '09:00', zone);
  const open = Array.from({ length: days }, (_, nth) => day(nth)).filter(({ dayOfWeek }) => dayOfWeek <= 5);
  /** Each calendar is booked every hour at most, so that no two of a calendar meet. */
  const booking = (nth: number) => {
    const [calendar, time] = [nth % calendars, Math.floor(nth / calendars)];
    const on = open[(time * 7 + calendar) % open.length]!;
    const start = on
      .add({ hours: Math.floor(time / open.length) + (calendar % 4) })
      .toInstant()
      .toString();
    const customer = { name: 'Ada Lovelace', email: 'ada@example.com' };
    return { serviceId: serviceId(colds + 1), start, calendarIds: [anyOf[calendar]!], customer };
  };
  let booked = 0;
  const book = () => post('bookings', booking(booked++));
  let { position } = await book();
  await Promise.all(Array.from({ length: claims - 1 }, () => few(book)));
  ({ position } = await book());
  const from = day(0).toInstant().toString();
  const to = day(days).toInstant().toString();
  return {
    book: async () => {
      ({ position } = await book());
      await read(`${origin}/v1/services?limit=1&minPosition=${position}`);
    },
    ask: async (nth: number) => {
      const said = await read(
        `${origin}/v1/services/${serviceId(nth)}/slots?from=${from}&to=${to}&minPosition=${position}`,
      );
      return { slots: (JSON.parse(said) as { slots: object[] }).slots.length, bytes: said.length };
    },
  };
};

const read = async (url: string): Promise<string> => {
  const [response] = (await once(get(url, { headers, agent: false }), 'response')) as [IncomingMessage];
  const said = await text(response);
  if (response.statusCode !== 200) throw new Error(`${url} is answered ${response.statusCode}: ${said}`);
  return said;
};

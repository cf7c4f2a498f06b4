import { startBenchServer } from '../bench-server.ts';
import { printFigures, ratio, runRounds } from '../rounds.ts';
import { Measured } from './measured.ts';
import { setUp } from './scene.ts';
import { key, startApi } from './start-api.ts';
import { type Served, startNode } from './start-node.ts';
import { connections, needWrk, sendTo } from './wrk.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 3);

type Sent = Record<string, string>;

/** The whole stack over real sockets, beside the service that a good team writes by hand, and beside routes that do nothing. */
export const benchHttp = async (): Promise<object> => {
  await needWrk();
  const database = await startBenchServer();
  console.log(`  one synchronous commit: ${database.flush.toFixed(2)} ms; ${connections} connections\n`);
  const ours = await startApi(database.url);
  const rivalEnv = { DATABASE_URL: await database.database('rival'), API_KEY: key };
  const rival = await startNode(new URL('../rivals/service.ts', import.meta.url), rivalEnv);
  const scene = await setUp(ours.origin);
  const rivalBookings = await bookSome(rival.origin, scene);
  const measured = new Measured(database.pid);

  const load = (name: string, { origin, pid }: Served, path: string, sent: Sent = {}, isRefused = false) =>
    measured.run(name, pid, () => sendTo(origin + path, seconds, isRefused, sent));

  /** Bookings of slots that nobody had before, also not in an earlier round. */
  const booking = (name: string, server: Served, sent: Sent) => {
    let first = 0;
    return () =>
      measured.run(name, server.pid, async () => {
        const made = await sendTo(`${server.origin}/v1/bookings`, seconds, false, { ...sent, FIRST: String(first) });
        first += made.requests + connections;
        return made;
      });
  };
  const figures = await runRounds(rounds, {
    'book, many calendars': booking('book', ours, scene.manyCalendars),
    'rival: book, many calendars': booking('rivalBook', rival, scene.manyCalendars),
    'book, one hot calendar': booking('bookHot', ours, scene.hotCalendar),
    'rival: book, one hot calendar': booking('rivalBookHot', rival, scene.hotCalendar),
    'book one slot, refused': () => load('refuse', ours, '/v1/bookings', scene.oneSlot, true),
    'rival: book one slot, refused': () => load('rivalRefuse', rival, '/v1/bookings', scene.oneSlot, true),
    'get a booking': () => load('get', ours, '/v1/bookings/', scene.someBookings),
    'rival: get a booking': () => load('rivalGet', rival, '/v1/bookings/', rivalBookings),
    'no-op POST': () => load('nothing', ours, '/v1/nothing', scene.oneSlot),
    'constant JSON of the slots': () => load('constantSlots', ours, '/v1/constant-slots'),
    'slots, 31 days, 1,000 claims': () => load('slots', ours, scene.slotsPath),
    'the same slots, compressed': () => load('slotsCompressed', ours, scene.slotsPath, { ACCEPT: 'gzip' }),
  });
  printFigures(figures);
  await rival.stop();
  await ours.stop();
  await database.stop();
  const vsRival = (name: string) => ratio(figures, name, `rival: ${name}`);
  return {
    ratios: {
      bookVsRival: vsRival('book, many calendars'),
      bookHotVsRival: vsRival('book, one hot calendar'),
      refuseVsRival: vsRival('book one slot, refused'),
      getVsRival: vsRival('get a booking'),
      slots: ratio(figures, 'slots, 31 days, 1,000 claims', 'constant JSON of the slots'),
      slotsCompressed: ratio(figures, 'the same slots, compressed', 'constant JSON of the slots'),
      book: ratio(figures, 'book, many calendars', 'no-op POST'),
    },
    ...measured.report(),
  };
};

/** As many bookings as ours has to be asked for, the first of the slot that everybody wants who is to be refused. */
const bookSome = async (origin: string, scene: Awaited<ReturnType<typeof setUp>>): Promise<Sent> => {
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
  const book = async (body: string) => {
    const response = await fetch(`${origin}/v1/bookings`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`the rival: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { id: string }).id;
  };
  const ids = [await book(scene.oneSlot.BODY)];
  for (const body of scene.fullBodies) ids.push(await book(body));
  return { IDS: ids.join(',') };
};

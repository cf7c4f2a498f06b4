import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type BenchServer, startBenchServer } from '../bench-server.ts';
import { printFigures, ratio, runRounds } from '../rounds.ts';
import { setUp } from './scene.ts';
import { startApi } from './start-api.ts';
import type { Served } from './start-node.ts';
import { connections, needWrk, sendTo } from './wrk.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);

/** The roles of the processes that one database is served by; those that answer come first. */
const arrangements = {
  'one process': ['all'],
  'views apart': ['api', 'projector'],
  'two that answer, views apart': ['api', 'api', 'projector'],
};

type Name = keyof typeof arrangements;

const on = { 'on one core': '0', 'on two': '0,1' } as const;

/** Keeps all threads that a process has, and those that it makes, on these cores. */
const pin = (pid: number, cores: string) => promisify(execFile)('taskset', ['-a', '-c', '-p', cores, String(pid)]);

/** Bookings on many calendars, with views and policies on the thread that answers or in other processes: Node on one core or on two. */
export const benchSplit = async (): Promise<object> => {
  await needWrk();
  const database = await startBenchServer();
  const served = [];
  for (const [name, roles] of Object.entries(arrangements))
    served.push([name, await open(database, name, roles)] as const);
  const contestants = served.flatMap(([name, arranged]) =>
    Object.entries(on).map(([where, cores]) => [`${name}, ${where}`, () => arranged.book(cores)] as const),
  );
  const figures = await runRounds(rounds, Object.fromEntries(contestants));
  printFigures(figures);
  for (const [, arranged] of served) await arranged.stop();
  await database.stop();
  const gain = (name: Name) =>
    Object.fromEntries(
      Object.keys(on).map((where) => [where, ratio(figures, `${name}, ${where}`, `one process, ${where}`)]),
    );
  return { ratios: { viewsApart: gain('views apart'), twoThatAnswer: gain('two that answer, views apart') } };
};

const open = async (database: BenchServer, name: string, roles: readonly string[]) => {
  const url = await database.database(name.replaceAll(/\W+/g, '_'));
  const servers: Served[] = [];
  for (const role of roles) servers.push(await startApi(url, { ROLE: role }));
  const answering = servers.filter((_, nth) => roles[nth] !== 'projector');
  const { manyCalendars } = await setUp(answering[0]!.origin);
  let first = 0;
  return {
    /** Bookings a second, of slots that nobody had before: each process that answers is asked by as many, for other slots. */
    book: async (cores: string) => {
      for (const { pid } of servers) await pin(pid, cores);
      const callers = Math.floor(connections / answering.length);
      const sent = await Promise.all(
        answering.map(({ origin }, nth) => {
          const apart = { ...manyCalendars, FIRST: String(first + nth * most) };
          return sendTo(`${origin}/v1/bookings`, seconds, false, apart, callers);
        }),
      );
      first += Math.max(...sent.map(({ requests }) => requests)) + connections;
      return sent.reduce((sum, { requests, seconds }) => sum + requests / seconds, 0);
    },
    stop: async () => {
      for (const server of servers) await server.stop();
    },
  };
};

/** More than one of them is asked for in all rounds. */
const most = 2_000_000;

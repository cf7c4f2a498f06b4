import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { migrate, openPool } from '#libs/database';
import { EventLog } from '#libs/event-store';
import { type Projection, ProjectionRunner } from '#libs/projection';
import { allMigrations } from '../../apps/api/src/starting/migrations.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { appendOne, counter, counterTypes } from './counter.ts';
import { figureOf, perSecond } from './rounds.ts';

/** Milliseconds of appending; what was appended is then followed and projected. */
const windowLength = 1_000;
const callers = 64;

/**
 * Two logs on one server, one of them with a foreign write transaction open all the time: load for so many seconds
 * (`npm run bench -- foreign [seconds]`, ten minutes unless told otherwise), in windows that take turns. Whatever is
 * updated in place gets ever slower beside such a transaction, so the second half of the windows counts.
 */
export const benchForeign = async ([seconds = '600']: readonly string[] = []): Promise<Besides> => {
  const server = await startBenchServer();
  const [alone, beside] = [await openLog(server, 'alone'), await openLog(server, 'beside')];
  await beside.pool.query('create table foreign_writes (n int)');
  const stranger = await beside.pool.connect();
  await stranger.query(
    'begin; set local idle_in_transaction_session_timeout = 0; insert into foreign_writes values (1)',
  );
  const end = performance.now() + Number(seconds) * 1_000;
  const windows: Record<'alone' | 'beside', Window>[] = [];
  while (performance.now() < end || windows.length < 2) {
    const isEven = windows.length % 2 === 0;
    const first = await windowOf(isEven ? alone : beside);
    const second = await windowOf(isEven ? beside : alone);
    windows.push(isEven ? { alone: first, beside: second } : { alone: second, beside: first });
  }
  const { rows } = await stranger.query(
    'select extract(epoch from clock_timestamp() - xact_start)::int as seconds from pg_stat_activity where pid = pg_backend_pid()',
  );
  await stranger.query('rollback');
  stranger.release();
  for (const log of [alone, beside]) await log.close();
  await server.stop();
  const late = windows.slice(Math.floor(windows.length / 2));
  const rate = (where: 'alone' | 'beside', what: keyof Window) =>
    figureOf(late.map((each) => each[where][what])).median;
  const ratio = (what: keyof Window) => figureOf(late.map((each) => each.beside[what] / each.alone[what])).median;
  const kinds = ['append', 'follow', 'project'] as const;
  for (const kind of kinds) {
    const figures = [rate('alone', kind), rate('beside', kind)].map((each) =>
      Math.round(each).toLocaleString('en').padStart(9),
    );
    console.log(`  ${kind.padEnd(8)} ${figures[0]} /s alone ${figures[1]} /s beside`);
  }
  return {
    openSeconds: rows[0].seconds,
    windows: windows.length,
    ratios: Object.fromEntries(kinds.map((kind) => [kind, Math.round(ratio(kind) * 100) / 100])),
  };
};

/** For how long the foreign transaction was open, and how fast things were beside it against without it. */
export interface Besides {
  readonly openSeconds: number;
  readonly windows: number;
  readonly ratios: Readonly<Record<string, number>>;
}

/** Events a second. */
interface Window {
  readonly append: number;
  readonly follow: number;
  readonly project: number;
}

interface OpenLog {
  readonly pool: Pool;
  readonly log: EventLog;
  readonly shard: number;
  close(): Promise<void>;
}

const openLog = async (server: BenchServer, name: string): Promise<OpenLog> => {
  const url = await server.database(name);
  await migrate({ ownerUrl: url, libraries: allMigrations });
  const pool = openPool({ url, max: 6, isPipelined: true });
  const log = await EventLog.open(pool, { types: counterTypes });
  const close = async () => {
    await log.close();
    await pool.end();
  };
  return { pool, log, shard: (await log.shardOf('default'))!, close };
};

const windowOf = async ({ pool, log, shard }: OpenLog): Promise<Window> => {
  const before = await log.head(shard);
  const append = await perSecond(callers, windowLength / 1_000, (index) => appendOne(log, counter(`cold-${index}`)));
  const head = await log.head(shard);
  const following = performance.now();
  for await (const { position } of log.follow(shard, { after: before, signal: new AbortController().signal })) {
    if (position >= head) break;
  }
  const follow = (head - before) / ((performance.now() - following) / 1_000);
  const runner = new ProjectionRunner(log, pool, [counting], { warn: console.warn, error: console.error });
  const projecting = performance.now();
  const isThere = new Promise<void>((resolve) => runner.onMove((_, position) => position >= head && resolve()));
  await runner.start();
  await isThere;
  const project = (head - before) / ((performance.now() - projecting) / 1_000);
  await runner.stop();
  await sleep(50);
  return { append, follow, project };
};

/** Moves on without writing anything but its checkpoints. */
const counting: Projection = {
  name: 'counting',
  version: 1,
  handles: ['counter'],
  table: { name: 'counters', key: [], columns: [] },
  project: async () => undefined,
  fold: () => [],
};

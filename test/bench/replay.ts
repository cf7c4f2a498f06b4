import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { bookingProjections, eventTypes } from '#libs/booking';
import { openPool } from '#libs/database';
import { EventLog } from '#libs/event-store';
import { Progress, ProjectionRunner, ReadBehind, rebuild } from '#libs/projection';
import { endWithUs } from '#test/harness/databases/end-with-us';
import { startBenchServer } from './bench-server.ts';
import { type Load, startDesk } from './replay-desk.ts';
import { loadLog } from './replay-log.ts';

const events = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const seconds = Number(process.env.BENCH_SECONDS ?? 8);
const tables = bookingProjections.map(({ table }) => `slotlog.${table.name}`);

/** Rebuilding and following, on a history of bookings in one tenant, and what bookings notice of it. */
export const benchReplay = async (): Promise<object> => {
  const server = await startBenchServer();
  const pool = openPool({ url: server.url, max: 20, statementTimeoutMs: 0 });
  const log = await EventLog.open(pool, { types: eventTypes });
  const shard = (await log.shardOf('default'))!;
  const head = await loadLog(pool, shard, events);
  console.log(`  ${head.toLocaleString('en')} events of one tenant\n`);
  const rate = (began: number) => Math.round(head / ((performance.now() - began) / 1_000));
  const print = (what: string, value: number, unit: string) =>
    console.log(`  ${what.padEnd(60)} ${value.toLocaleString('en').padStart(10)} ${unit}`);
  await pool.query('checkpoint');

  let began = performance.now();
  await rebuild({ log, pool, projections: bookingProjections });
  const eventsPerSecond = rate(began);
  print('rebuild of all read models', eventsPerSecond, 'events/s');

  began = performance.now();
  await copyOutAndIn(pool);
  const copied = rate(began);
  print('COPY of the log out, of the rows out and in again', copied, 'events/s');

  await pool.query(`truncate slotlog.checkpoints, ${tables.join()}`);
  const quiet = { warn: () => {}, error: console.error };
  const pipelined = openPool({ url: server.url, isPipelined: true });
  const runner = new ProjectionRunner(log, pipelined, bookingProjections, quiet);
  began = performance.now();
  await runner.start();
  await reached(new Progress(log, pool, runner), shard, head);
  const liveEventsPerSecond = rate(began);
  print('the live projection, from the beginning', liveEventsPerSecond, 'events/s');
  await runner.stop();
  await pipelined.end();

  // What autovacuum would do beside the desk, of tables that were filled and emptied before.
  await pool.query('vacuum analyze');
  await pool.query('checkpoint');
  const desk = await startDesk(server.url, seconds);
  const peak = await desk.peak();
  print('bookings over HTTP by 32 callers', peak, '/s');
  const half = Math.round(peak / 2);
  const before = await desk.book(half);
  print(`a booking at ${half} /s, p99`, before.p99, 'ms');
  const printLag = (when: string, { lag, seen }: Load) => {
    print(`from a commit until all views have it${when}, p50 within`, lag.p50, 'ms');
    print('                                          p99 within', lag.p99, 'ms');
    print('  from the answer to the answer of a read that shows it, p50', seen.p50, 'ms');
    print('                                                         p99', seen.p99, 'ms');
  };
  printLag('', before);
  const foreign = await pool.connect();
  await foreign.query('begin; create table foreign_work (n int)');
  const beside = await desk.book(half);
  await foreign.query('rollback');
  foreign.release();
  printLag(' beside a foreign one', beside);
  const during = await rebuildBeside(server.url, () => desk.book(half));
  print(`a booking during a rebuild in another process, p99`, during.p99, 'ms');
  print('reads and bookings that failed during it', during.failed, '');
  await desk.stop();
  await log.close();
  await pool.end();
  await server.stop();
  const ratio = (a: number, b: number) => Math.round((a / b) * 100) / 100;
  return {
    eventsPerSecond,
    liveEventsPerSecond,
    ratios: { vsCopy: ratio(eventsPerSecond, copied), p99DuringRebuild: ratio(during.p99, before.p99) },
    lagMs: { ...before.lag, besideForeign: beside.lag, duringRebuild: during.lag },
    seenMs: { ...before.seen, besideForeign: beside.seen, duringRebuild: during.seen },
    failed: before.failed + beside.failed + during.failed,
  };
};

/** What no rebuild can do without: every event leaves the database, every row enters it. */
const copyOutAndIn = async (pool: Pool): Promise<void> => {
  const [reader, writer] = [await pool.connect(), await pool.connect()];
  for await (const _ of reader.query(copyTo('copy slotlog.events to stdout (format binary)'))) {
    // Only counted.
  }
  for (const table of tables) {
    await writer.query(`create table copied (like ${table})`);
    const out = reader.query(copyTo(`copy ${table} to stdout (format binary)`));
    await pipeline(out, writer.query(copyFrom('copy copied from stdin (format binary)')));
    await writer.query('drop table copied');
  }
  reader.release();
  writer.release();
};

const reached = async (progress: Progress, shard: number, position: number): Promise<void> => {
  for (;;) {
    try {
      return await progress.reached(shard, bookingProjections, position);
    } catch (error) {
      if (!(error instanceof ReadBehind)) throw error;
    }
  }
};

/** Lets another process rebuild all read models again and again while `work` goes on. */
const rebuildBeside = async <Result>(url: string, work: () => Promise<Result>): Promise<Result> => {
  const script = fileURLToPath(new URL('rebuild-again.ts', import.meta.url));
  const child = endWithUs(spawn(process.execPath, [script, url], { stdio: ['ignore', 'pipe', 'inherit'] }));
  await once(child.stdout, 'data');
  await sleep(300);
  try {
    return await work();
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
};

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { migrate, openPool } from '#libs/database';
import { endWithUs } from '#test/harness/databases/end-with-us';
import { allMigrations } from '../../../apps/api/src/starting/migrations.ts';
import { type BenchServer, startBenchServer } from '../bench-server.ts';
import { figureOf } from '../rounds.ts';
import { loadBookings } from './growth-log.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = process.env.BENCH_SECONDS ?? '2';
const few = 10_000;

interface Timed {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * A log of a few events beside one of very many (`npm run bench -- growth [events]`), on the same server, each with a
 * process of its own; all that is measured is measured in turns. With BENCH_DATA_DIR the logs stay there, so that they
 * have to be loaded once only.
 */
export const benchGrowth = async ([count = '10000000']: readonly string[] = []): Promise<object> => {
  const many = Number(count);
  const server = await startBenchServer(process.env.BENCH_DATA_DIR);
  const small = await logOf(server, few);
  const large = await logOf(server, many);
  const processes = { small: startWorker(small.url, few), large: startWorker(large.url, many) };
  const values = new Map<string, number[]>();
  const note = (name: string, value: number) => values.set(name, [...(values.get(name) ?? []), value]);
  for (let round = 0; round <= rounds; round += 1) {
    for (const task of ['book', 'replay', 'replayAgain', 'feed', 'feedAgain', 'slots']) {
      for (const [size, worker] of Object.entries(processes)) {
        const { rate, p50, p99 } = await worker.do<Timed>(task);
        if (round === 0) continue;
        for (const [name, value] of Object.entries({ rate, p50, p99 })) note(`${task} ${size} ${name}`, value);
        const figures = `${p50.toFixed(2).padStart(8)} ms ${p99.toFixed(2).padStart(8)} ms ${rate.toFixed(0).padStart(8)} /s`;
        console.log(`  round ${round}  ${`${task}, ${size}`.padEnd(16)} ${figures}`);
      }
    }
  }
  const { rssMiB } = await processes.large.do<{ rssMiB: number }>('memory');
  for (const worker of Object.values(processes)) await worker.stop();
  await server.stop();
  const median = (name: string) => figureOf(values.get(name)!).median;
  const growth = (task: string, name: string) =>
    Math.round((median(`${task} large ${name}`) / median(`${task} small ${name}`)) * 100) / 100;
  const { bytes, tables } = large;
  return {
    events: many,
    ratios: {
      p50: growth('book', 'p50'),
      p99: growth('book', 'p99'),
      rate: growth('book', 'rate'),
      replay: growth('replayAgain', 'p50'),
      feed: growth('feedAgain', 'p50'),
      slots: growth('slots', 'p50'),
    },
    // From anywhere in a log that is larger than memory: what the disk costs, and the small log never asks it.
    fromDisk: { replay: growth('replay', 'p50'), feed: growth('feed', 'p50') },
    rssMiB: Math.round(rssMiB),
    bytesPerEvent: Math.round(bytes / many),
    tables,
  };
};

/** A database with so many events in it, in tenant `default`. */
const logOf = async (server: BenchServer, events: number) => {
  const url = await server.database(`growth_${events}`);
  const owner = openPool({ url, max: 2 });
  await migrate({ ownerUrl: url, libraries: allMigrations });
  const { rows } = await owner.query("select shard from slotlog.tenants where tenant = 'default'");
  const [{ shard }] = rows;
  const { rows: heads } = await owner.query('select count(*)::int as "n" from slotlog.digests where shard = $1', [
    shard,
  ]);
  if (heads[0].n === 0) {
    const worker = startWorker(url, 0);
    await worker.do('setUp');
    await worker.do('settle');
    await worker.stop();
    const began = performance.now();
    await loadBookings(owner, shard, events / 2, (done) => {
      const took = ((performance.now() - began) / 1_000).toFixed(0);
      console.log(`  loaded ${(done * 2).toLocaleString('en')} events, ${took} s`);
    });
  }
  const { rows: sizes } = await owner.query(`
    select relname as name, pg_table_size(oid)::float8 as rows, pg_indexes_size(oid)::float8 as keys from pg_class
      where relnamespace = 'slotlog'::regnamespace and relname in ('events', 'commands', 'digests') order by relname`);
  await owner.end();
  const perEvent = (size: number) => Math.round(size / events);
  return {
    url,
    bytes: sizes.reduce((sum, { rows, keys }) => sum + rows + keys, 0),
    tables: Object.fromEntries(sizes.map(({ name, rows, keys }) => [name, [perEvent(rows), perEvent(keys)]])),
  };
};

const startWorker = (url: string, events: number) => {
  const local = (file: string) => fileURLToPath(new URL(file, import.meta.url));
  const flags = ['--import', local('../../../scripts/from-source.mjs'), local('growth-worker.ts')];
  const env = {
    ...process.env,
    DATABASE_URL: url,
    MASTER_KEY: 'a master key for benchmarks, 32 bytes or more',
    DATABASE_STATEMENT_TIMEOUT_MS: '60000',
    BENCH_SECONDS: seconds,
  };
  const child = endWithUs(spawn(process.execPath, flags, { env, stdio: ['pipe', 'pipe', 'inherit'] }));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    do: async <Result>(task: string): Promise<Result> => {
      child.stdin.write(`${JSON.stringify({ task, events })}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`the process ended at ${task}`);
      return JSON.parse(value);
    },
    stop: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
};

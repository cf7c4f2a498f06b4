import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate, startEmbeddedPostgres } from '#libs/database';
import { endServerWithUs } from '#test/harness/databases/end-with-us';
import { allMigrations } from '../../apps/api/src/starting/migrations.ts';

export interface BenchServer {
  readonly url: string;
  /** Milliseconds of one synchronous commit of one row: what every durable write waits for. */
  readonly flush: number;
  /** The process that all others of the server are children of. */
  readonly pid: number;
  /** Another database on the same server, without tables unless it was there already. Returns its URL. */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** An embedded Postgres, durable (fsync and synchronous commit on), with our tables: a fresh one, or what stays in `dataDir`. */
export const startBenchServer = async (dataDir?: string): Promise<BenchServer> => {
  const directory = dataDir ?? (await mkdtemp(join(tmpdir(), 'slotlog-bench-')));
  endServerWithUs(join(directory, 'postgres/data'), dataDir ? '' : directory);
  const settings = { max_connections: '400', max_wal_size: '8GB', checkpoint_timeout: '30min' };
  const server = await startEmbeddedPostgres({ dataDir: directory, log: () => undefined, settings });
  const { url } = server;
  const [pid] = (await readFile(join(directory, 'postgres/data/postmaster.pid'), 'utf8')).split('\n');
  await migrate({ ownerUrl: url, libraries: allMigrations });
  return {
    url,
    flush: await measureFlush(url),
    pid: Number(pid),
    database: (name) => createDatabase(url, name),
    stop: async () => {
      await server.stop();
      if (!dataDir) await rm(directory, { recursive: true, force: true });
    },
  };
};

const createDatabase = async (url: string, name: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0) await client.query(`create database ${name}`);
  await client.end();
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
};

const measureFlush = async (url: string): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create table flushed (n int)');
  const commits = 300;
  const began = performance.now();
  for (let n = 0; n < commits; n += 1) await client.query('insert into flushed values (1)');
  const each = (performance.now() - began) / commits;
  await client.query('drop table flushed');
  await client.end();
  return each;
};

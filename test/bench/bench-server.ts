import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate, startEmbeddedPostgres } from '#libs/database';
import { allMigrations } from '../../apps/api/src/migrations.ts';

export interface BenchServer {
  readonly url: string;
  /** Milliseconds of one synchronous commit of one row: what every durable write waits for. */
  readonly flush: number;
  stop(): Promise<void>;
}

/** A fresh embedded Postgres, durable (fsync and synchronous commit on), with our tables. */
export const startBenchServer = async (): Promise<BenchServer> => {
  const directory = await mkdtemp(join(tmpdir(), 'slotlog-bench-'));
  const settings = { max_connections: '400', max_wal_size: '8GB', checkpoint_timeout: '30min' };
  const server = await startEmbeddedPostgres({ dataDir: directory, log: () => undefined, settings });
  const { url } = server;
  await migrate({ ownerUrl: url, libraries: allMigrations });
  return {
    url,
    flush: await measureFlush(url),
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
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

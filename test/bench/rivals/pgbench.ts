import { execFile } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { payload } from '../counter.ts';

const pgbench = '/usr/lib/postgresql/15/bin/pgbench';

/** Single-row prepared inserts of the same payload by `pgbench -j 2`; null where Debian's postgresql-15 is missing. */
export const pgbenchRival = async (url: string) => {
  if (
    !(await access(pgbench).then(
      () => true,
      () => false,
    ))
  )
    return null;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    'create table inserted (id bigint generated always as identity primary key, stream text not null, data json not null)',
  );
  await client.end();
  const directory = await mkdtemp(join(tmpdir(), 'slotlog-pgbench-'));
  const script = join(directory, 'insert.sql');
  await writeFile(
    script,
    `\\set n random(1, 1000000)\ninsert into inserted (stream, data) values ('counter/' || :n, '${JSON.stringify(payload)}');\n`,
  );
  return {
    run: async (clients: number, seconds: number): Promise<number> => {
      const flags = ['-n', '-M', 'prepared', '-j', '2', '-c', String(clients), '-T', String(seconds), '-f', script];
      const { stdout } = await promisify(execFile)(pgbench, [...flags, url]);
      return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    },
    stop: () => rm(directory, { recursive: true }),
  };
};

import { execFile, execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { migrate, openPool, startEmbeddedPostgres } from '#libs/database';
import { forkLog, verifyLog } from '#libs/event-store';
import { administer } from '#test/harness/databases/administer';
import { cloneDatabase } from '#test/harness/databases/clone-database';
import { disposableDatabase, testSetting } from '#test/harness/databases/disposable-database';
import { openLog } from '#test/harness/logs/open-log';
import { envelope, room, takeSeats } from '#test/harness/logs/seats';
import { allMigrations } from '../../apps/api/src/starting/migrations.js';

type Log = Awaited<ReturnType<typeof openLog>>;

const write = ({ log }: Log, name: string) =>
  log.decide(envelope(), room(name), takeSeats([room(name)], 'ada', Number.POSITIVE_INFINITY));

/** What is proven of a restored log: it is whole, goes on, and is another one once it was forked. */
const prove = async (url: string, atLeast: number) => {
  const restored = await openLog(url);
  const { log, pool } = restored;
  const shard = (await log.shardOf('default'))!;
  const head = await log.head(shard);
  const faults: string[] = [];
  for await (const checked of verifyLog(pool, shard, head)) faults.push(...checked.faults);
  expect(faults).toEqual([]);
  expect(head).toBeGreaterThanOrEqual(atLeast);
  expect((await write(restored, 'after')).position).toBe(head + 1);
  const { before, id } = await forkLog(pool);
  expect(before).toBe(log.id);
  await restored.close();
  const again = await openLog(url);
  expect(again.log.id).toBe(id);
  await again.close();
};

test('a copy of the files, taken while bookings go on, has all that was acknowledged before it ended', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'slotlog-backup-'));
  execFileSync('chmod', ['711', folder]);
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  const start = (dataDir: string) => startEmbeddedPostgres({ dataDir, log: () => {}, settings: { fsync: 'off' } });
  const server = await start(from);
  await migrate({ ownerUrl: server.url, libraries: allMigrations });
  const source = await openLog(server.url);
  let acknowledged = 0;
  let isOver = false;
  const booking = (async () => {
    for (let count = 0; !isOver; count += 1) acknowledged = (await write(source, `${count % 7}`)).position;
  })();
  const owner = openPool({ url: server.url, max: 1 });
  const session = await owner.connect();
  await session.query("select pg_backup_start('test', true)");
  const [live, copy] = [join(from, 'postgres/data'), join(to, 'postgres/data')];
  await mkdir(join(to, 'postgres'), { recursive: true });
  execFileSync('cp', ['-a', live, copy]);
  const before = acknowledged;
  const { rows } = await session.query('select labelfile from pg_backup_stop(false)');
  isOver = true;
  await booking;
  await writeFile(join(copy, 'backup_label'), rows[0].labelfile);
  execFileSync('chown', ['--reference', join(live, 'PG_VERSION'), join(copy, 'backup_label')]);
  execFileSync('cp', ['-a', `${live}/pg_wal`, copy]);
  await rm(join(copy, 'postmaster.pid'), { force: true });
  await cp(join(from, 'postgres/password'), join(to, 'postgres/password'));
  session.release();
  await owner.end();
  await source.close();
  await server.stop();
  const restored = await start(to);
  await prove(restored.url, before);
  await restored.stop();
  await rm(folder, { recursive: true });
});

const majorOf = (version: string) => Number(/(\d+)/.exec(version)?.[1]);

/** Whether the tools of Postgres on this machine are as new as the server. */
const toolsFit = async (): Promise<string | null> => {
  const tools = await promisify(execFile)('pg_dump', ['--version']).catch(() => null);
  if (!tools) return 'there is no pg_dump on this machine';
  const [{ server_version: server }] = await administer(
    testSetting('SLOTLOG_TEST_SERVER'),
    async (client) => (await client.query('show server_version')).rows,
  );
  return majorOf(tools.stdout) >= majorOf(server)
    ? null
    : `pg_dump ${majorOf(tools.stdout)} refuses Postgres ${server}`;
};

test('a dump is restored into another database, and goes on there', async () => {
  const unfit = await toolsFit();
  if (unfit) return void process.stderr.write(`skipped: a dump is restored into another database: ${unfit}\n`);
  const database = await cloneDatabase();
  const source = await openLog(database.url);
  for (const name of ['a', 'b', 'a']) await write(source, name);
  const empty = await disposableDatabase();
  const dump = execFileSync('pg_dump', ['--format=custom', database.url], { maxBuffer: 1 << 28 });
  execFileSync('pg_restore', ['--exit-on-error', '--dbname', empty.url], { input: dump });
  await source.close();
  await prove(empty.url, 3);
  await empty.drop();
  await database.drop();
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inPackage, migrate, startEmbeddedPostgres } from '#libs/database';
import { administer, urlOfDatabase } from '#test/harness/databases/administer';

const nobody = 65534;
const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? it : it.skip;

let folder: string;
let dataDir: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slotlog-embedded-'));
  chmodSync(folder, 0o711);
  dataDir = join(folder, 'data');
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const start = (into = dataDir) => startEmbeddedPostgres({ dataDir: into, log: () => {}, settings: { fsync: 'off' } });
const pidFile = (of = dataDir) => join(of, 'postgres/data/postmaster.pid');
const serverPid = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);
const ask = (url: string, sql: string) => administer(url, async (client) => (await client.query(sql)).rows);

/** Another process that uses the server, as this user or as `nobody`. */
async function startElsewhere(into = dataDir, account = {}): Promise<{ holder: ChildProcess; url: string }> {
  const program = [
    '--import',
    inPackage('scripts/from-source.mjs'),
    inPackage('test/programs/hold-embedded-server.ts'),
  ];
  const holder = spawn(process.execPath, [...program, into], { ...account, stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(holder.stdout!, 'data');
  return { holder, url: String(line).trim() };
}

async function kill(holder: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  holder.kill(signal);
  await once(holder, 'exit');
}

it('one of two first starts makes the data and both use it; the last one out stops the server', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  expect(one.url).toBe(other.url);
  await one.stop();
  expect(await ask(other.url, 'create table kept as select 1 as row')).toEqual([]);
  await other.stop();
  expect(existsSync(pidFile())).toBe(false);
  expect(readdirSync(dataDir)).toEqual(['postgres']);
});

it('nobody but the owner can read the password, and nothing of the data', async () => {
  const modes = ['postgres', 'postgres/password', 'postgres/data'].map(
    (path) => statSync(join(dataDir, path)).mode & 0o777,
  );
  expect(modes).toEqual([0o700, 0o600, 0o700]);
});

it('a process that is killed leaves the server to the next one, which stops it at its end', async () => {
  const { holder, url } = await startElsewhere();
  await kill(holder, 'SIGKILL');
  const next = await start();
  expect(next.url).toBe(url);
  await next.stop();
  expect(existsSync(pidFile())).toBe(false);
});

it('when the server and the process that started it are killed, the next start has the data', async () => {
  const { holder } = await startElsewhere();
  await Promise.all([process.kill(serverPid(), 'SIGKILL'), kill(holder, 'SIGKILL')]);
  const next = await start();
  expect(await ask(next.url, 'select row from kept')).toEqual([{ row: 1 }]);
  await next.stop();
});

it('a server that is killed under a running process is started again on the same port', async () => {
  const server = await start();
  const killed = serverPid();
  process.kill(killed, 'SIGKILL');
  let rows: unknown[] = [];
  while (rows.length === 0) rows = await ask(server.url, 'select row from kept').catch(() => []);
  expect(rows).toEqual([{ row: 1 }]);
  expect(serverPid()).not.toBe(killed);
  await server.stop();
  expect(existsSync(pidFile())).toBe(false);
});

it('an old postmaster.pid with the number of a process that is none of ours does not keep the server from starting', async () => {
  const { uid, gid } = statSync(join(dataDir, 'postgres/data'));
  const stranger = spawn('sleep', ['60'], { cwd: '/', ...(isRoot ? { uid, gid } : {}) });
  await once(stranger, 'spawn');
  const before = await start();
  const stale = (await readFile(pidFile(), 'utf8')).replace(/^\d+/, String(stranger.pid));
  await before.stop();
  await writeFile(pidFile(), stale);
  await chown(pidFile(), uid, gid);
  const server = await start();
  expect(await ask(server.url, 'select row from kept')).toEqual([{ row: 1 }]);
  await server.stop();
  expect(stranger.exitCode).toBe(null);
  await kill(stranger, 'SIGKILL');
});

it('two databases of a new server may be migrated at once, though they share the role', async () => {
  const server = await start();
  for (const name of ['one', 'two', 'three']) await ask(server.url, `create database ${name}`);
  const outcomes = await Promise.all(
    ['one', 'two', 'three'].map((name) => migrate({ ownerUrl: urlOfDatabase(server.url, name), libraries: [] })),
  );
  expect(outcomes.map(({ appRole }) => appRole)).toEqual(Array(3).fill('slotlog_app'));
  await server.stop();
});

asRoot('root may keep the data below a folder that only root can enter', async () => {
  const closed = join(folder, 'closed');
  await mkdir(closed, { mode: 0o700 });
  const first = await start(join(closed, 'data'));
  await ask(first.url, 'create table kept as select 1 as row');
  await first.stop();
  const second = await start(join(closed, 'data'));
  expect(await ask(second.url, 'select row from kept')).toEqual([{ row: 1 }]);
  await second.stop();
});

const nobodyCanRead = (statSync(inPackage('package.json')).mode & 0o004) !== 0;

(nobodyCanRead ? asRoot : it.skip)('an ordinary user needs no other account', async () => {
  const own = join(folder, 'own');
  await mkdir(own);
  await chown(own, nobody, nobody);
  const { holder, url } = await startElsewhere(own, { uid: nobody, gid: nobody });
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(statSync(pidFile(own)).uid).toBe(nobody);
  await kill(holder, 'SIGTERM');
  expect(existsSync(pidFile(own))).toBe(false);
});

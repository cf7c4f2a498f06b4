import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkLog } from '#test/checker/check-log';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope, Full, room, takeSeat } from '#test/harness/logs/seats';

let database: ClonedDatabase;
let here: OpenLog;
let there: OpenLog;

beforeAll(async () => {
  database = await cloneDatabase();
  [here, there] = await Promise.all([openLog(database.url), openLog(database.url)]);
});

afterAll(async () => {
  const wrong = await checkLog(here.pool);
  await Promise.all([here.close(), there.close()]);
  await database.drop();
  expect(wrong).toEqual([]);
});

const race = async (id: string, askers: number, seats: number) => {
  const asked = await Promise.allSettled(
    Array.from({ length: askers }, (_, i) =>
      (i % 2 ? here : there).log.decide(envelope(), room(id), takeSeat(room(id), `asker ${i}`, seats)),
    ),
  );
  const lost = asked.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  expect(lost.every(({ reason }) => reason instanceof Full)).toBe(true);
  return { won: askers - lost.length, lost: lost.length };
};

const writer = async (id: string, seats: number, parallel: number) => {
  const child = spawn(
    process.execPath,
    ['test/programs/racing-writer.mjs', database.url, id, String(seats), String(parallel)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines: string[] = [];
  child.stdout!.setEncoding('utf8').on('data', (text: string) => lines.push(...text.split('\n').filter(Boolean)));
  while (lines.length === 0) await once(child.stdout!, 'data');
  return {
    child,
    result: once(child, 'exit').then(([code]) => ({ code, won: JSON.parse(lines[1] ?? '[]') as string[] })),
  };
};

const go = (child: ChildProcess) => child.stdin!.end('go\n');

test('one seat goes to exactly one of two hundred askers', async () => {
  expect(await race('one', 200, 1)).toEqual({ won: 1, lost: 199 });
});

test('ten seats go to ten of fifty askers, and nobody is refused while there is room', async () => {
  expect(await race('ten', 50, 10)).toEqual({ won: 10, lost: 40 });
});

test('two processes that hammer one stream both get on, and share its seats without one given twice', async () => {
  const writers = await Promise.all([writer('shared', 600, 8), writer('shared', 600, 8)]);
  for (const { child } of writers) go(child);
  const results = await Promise.all(writers.map(({ result }) => result));
  expect(results.map(({ code }) => code)).toEqual([0, 0]);
  const won = results.flatMap(({ won }) => won);
  expect(new Set(won).size).toBe(600);
  for (const { won } of results) expect(won.length).toBeGreaterThan(0);
  const shard = (await here.log.shardOf('default'))!;
  const events = await here.log.readStream(shard, 'default', 'room/shared');
  expect(events.map(({ data }) => (data as { who: string }).who).sort()).toEqual(won.sort());
});

test('a process that is killed in the middle loses nothing that it was told, and holds up nobody', async () => {
  const [victim, survivor] = await Promise.all([writer('killed', 400, 4), writer('killed', 400, 4)]);
  go(victim!.child);
  go(survivor!.child);
  await sleep(150);
  victim!.child.kill('SIGKILL');
  const { code } = await survivor!.result;
  expect(code).toBe(0);
  await expect(here.log.decide(envelope(), room('killed'), takeSeat(room('killed'), 'last', 400))).rejects.toThrow(
    Full,
  );
});

test('a process that freezes under the lock holds the shard for a second, not for ever', async () => {
  const frozen = await there.pool.connect();
  frozen.on('error', () => undefined);
  await frozen.query("begin; set local idle_in_transaction_session_timeout = '1s'");
  await frozen.query('select slotlog.lock_shard($1)', [await here.log.shardOf('default')]);
  await expect(here.log.decide(envelope(), room('patience'), takeSeat(room('patience'), 'ada'))).resolves.toMatchObject(
    { version: 1 },
  );
  frozen.release(true);
});

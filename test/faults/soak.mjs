// Processes that write the same streams while one of them is killed, one frozen, connections cut and a foreign
// transaction left open; then the whole log is proven: npm run soak [-- seconds [processes]]
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { allMigrations } from '../../dist/apps/api/src/starting/migrations.js';
import { migrate, openPool, startEmbeddedPostgres } from '../../dist/libs/database/src/index.js';
import { EventLog } from '../../dist/libs/event-store/src/index.js';
import { endServerWithUs, endWithUs } from '../harness/databases/end-with-us.ts';
import { seatTypes } from '../harness/logs/seat-catalogue.ts';

const seconds = Number(process.argv[2] ?? 30);
const counts = process.argv[3] ? [Number(process.argv[3])] : [2, 4];
const rooms = 12;

const startWriter = (url, name) => {
  const script = fileURLToPath(new URL('soak-writer.mjs', import.meta.url));
  const child = endWithUs(
    spawn(process.execPath, [script, url, name, rooms, 16], { stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  const answers = [];
  const lines = createInterface(child.stdout);
  const ready = new Promise((resolve) => lines.once('line', resolve));
  lines.on('line', (line) => answers.push(JSON.parse(line)));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return { child, answers, ready, ended };
};

/** Follows from the beginning, is restarted in the middle, and notes how far each event was behind its recording. */
const startFollower = async (url) => {
  const pool = openPool({ url, max: 2 });
  const log = await EventLog.open(pool, { types: seatTypes });
  const shard = await log.shardOf('default');
  const positions = [];
  const lags = [];
  let abort = new AbortController();
  const read = async () => {
    for await (const { events } of log.follow(shard, { after: positions.at(-1) ?? 0, signal: abort.signal })) {
      for (const { position, recordedAt } of events) {
        positions.push(position);
        lags.push(log.now() - recordedAt);
      }
    }
  };
  let reading = read();
  const stop = async () => {
    abort.abort();
    await reading;
  };
  return {
    positions,
    lags,
    restart: async () => {
      await stop();
      abort = new AbortController();
      reading = read();
    },
    finish: async () => {
      const head = await log.head(shard);
      while ((positions.at(-1) ?? 0) < head) await sleep(20);
      await stop();
      await log.close();
      await pool.end();
    },
  };
};

/** Ends writers' connections at random, as a failing network or an operator does. */
const cutConnections = async (pool, signal) => {
  while (!signal.aborted) {
    await sleep(400, undefined, { signal }).catch(() => undefined);
    await pool.query(`select pg_terminate_backend(pid) from (
      select pid from pg_stat_activity where application_name = 'slotlog soak' order by random() limit 1) b`);
  }
};

const prove = (events, answers, follower) => {
  const wrong = [];
  const taken = new Map();
  const history = new Map();
  const stored = new Set();
  const commands = new Set();
  for (const [index, { position, stream, version, type, data, command_id: command }] of events.entries()) {
    if (position !== index + 1) wrong.push(`position ${position} where ${index + 1} was due`);
    const states = history.get(stream) ?? [[]];
    history.set(stream, states);
    if (version !== states.length) wrong.push(`${stream}: version ${version} where ${states.length} was due`);
    if (String(states.at(-1)) !== String(data.saw))
      wrong.push(`${stream} ${version}: decided on ${data.saw}, was ${states.at(-1)}`);
    states.push(type === 'SeatTaken' ? [...states.at(-1), data.who] : states.at(-1).slice(1));
    if (commands.has(command)) wrong.push(`command ${command} is there twice`);
    commands.add(command);
    stored.add(`${stream} ${version} ${position}`);
    taken.set(stream, states.at(-1).length);
  }
  for (const { stored: told, command, refused, broken } of answers) {
    if (broken) wrong.push(broken);
    if (told && !stored.has(`${told.stream} ${told.version} ${told.position}`))
      wrong.push(`acknowledged, but not there: ${JSON.stringify(told)}`);
    if (told && !commands.has(command)) wrong.push(`acknowledged, but unknown: ${command}`);
    if (!refused) continue;
    const seats = history.get(refused.stream)?.[refused.version]?.length ?? 0;
    const isJust = refused.action === 'SeatTaken' ? seats >= refused.seats : seats === 0;
    if (!isJust) wrong.push(`refused without reason: ${JSON.stringify(refused)}`);
  }
  const seen = follower.positions;
  const missed = seen.findIndex((position, index) => position !== index + 1);
  if (missed >= 0) wrong.push(`the follower saw ${seen[missed]} where ${missed + 1} was due`);
  if (seen.length !== events.length) wrong.push(`the follower saw ${seen.length} of ${events.length}`);
  return wrong;
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const soak = async (count) => {
  const directory = await mkdtemp(join(tmpdir(), 'slotlog-soak-'));
  endServerWithUs(join(directory, 'postgres/data'), directory);
  const server = await startEmbeddedPostgres({ dataDir: directory, log: () => undefined });
  await migrate({ ownerUrl: server.url, libraries: allMigrations });
  const owner = openPool({ url: server.url, max: 3 });
  owner.on('error', () => undefined);
  await owner.query('create table foreign_writes (n int)');
  const foreign = await owner.connect();
  await foreign.query('begin; insert into foreign_writes values (1)');
  const follower = await startFollower(server.url);
  const writers = Array.from({ length: count }, (_, index) => startWriter(server.url, `w${index}`));
  await Promise.all(writers.map(({ ready }) => ready));
  const cutting = new AbortController();
  const cuts = cutConnections(owner, cutting.signal);
  const third = (seconds * 1_000) / 3;
  await sleep(third);
  writers[0].child.kill('SIGKILL');
  writers.push(startWriter(server.url, 'successor'));
  await follower.restart();
  await sleep(third);
  writers[1].child.kill('SIGSTOP');
  await sleep(3_000);
  writers[1].child.kill('SIGCONT');
  await sleep(third);
  cutting.abort();
  await cuts;
  for (const { child } of writers) child.kill('SIGTERM');
  await Promise.all(writers.map(({ ended }) => ended));
  await follower.finish();
  await foreign.query('rollback');
  foreign.release();
  const { rows } = await owner.query(
    'select position, stream, version, type, data, command_id from slotlog.events order by shard, position',
  );
  const answers = writers.flatMap(({ answers }) => answers);
  const wrong = prove(rows, answers, follower);
  await owner.end();
  await server.stop();
  await rm(directory, { recursive: true, force: true });
  const of = (kind) => answers.filter((answer) => kind in answer).length;
  const part = Math.floor(follower.lags.length / 3);
  const lag = `lag ${median(follower.lags.slice(0, part))} ms at first, ${median(follower.lags.slice(-part))} ms at last`;
  console.log(
    `${wrong.length === 0 ? '✓' : '✗'} ${count} processes, ${seconds} s: ${of('stored')} stored, ${of('refused')} refused, ` +
      `${of('unanswered')} unanswered; follower ${lag}`,
  );
  for (const line of wrong.slice(0, 20)) console.log(`    ${line}`);
  return wrong.length === 0;
};

const results = [];
for (const count of counts) results.push(await soak(count));
const failed = results.filter((good) => !good).length;
console.log(`\n${results.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

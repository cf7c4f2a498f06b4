import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openPool } from '#libs/database';
import { EventLog } from '#libs/event-store';
import { emmettRival } from '#test/bench/rivals/emmett';
import { pgbenchRival } from '#test/bench/rivals/pgbench';
import { endWithUs } from '#test/harness/databases/end-with-us';
import { startBenchServer } from './bench-server.ts';
import { appendOne, counter, counterTypes } from './counter.ts';
import { perSecond, printFigures, ratio, runRounds } from './rounds.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 3);

/** Single-event conditional commits in one tenant, beside `pgbench` and Emmett on the same server in the same run. */
export const benchAppend = async (): Promise<object> => {
  const server = await startBenchServer();
  const pool = openPool({ url: server.url, max: 4, isPipelined: true });
  const log = await EventLog.open(pool, { types: counterTypes });
  const pgbench = await pgbenchRival(server.url);
  const emmett = await emmettRival(server.url);
  if (!pgbench) console.log('  pgbench is missing (Debian: postgresql-15): not compared with');
  if (!emmett) console.log('  Emmett is missing (npm ci --prefix test/bench/rivals): not compared with');
  console.log(`  one synchronous commit: ${server.flush.toFixed(2)} ms\n`);
  const ours = (callers: number) => () =>
    perSecond(callers, seconds, (index) => appendOne(log, counter(`cold-${index}`)));
  const contestants: Record<string, () => Promise<number>> = {};
  for (const callers of [1, 16, 64, 256]) {
    contestants[`ours, ${callers} callers`] = ours(callers);
    if (pgbench) contestants[`pgbench, ${callers} clients`] = () => pgbench.run(callers, seconds);
    if (emmett)
      contestants[`Emmett, ${callers} callers`] = () =>
        perSecond(callers, seconds, (index) => emmett.append(`counter-${callers}-${index}`));
  }
  contestants['ours, 64 callers, one hot stream'] = () => perSecond(64, seconds, () => appendOne(log, counter('hot')));
  const processes = (count: number) => () => hotProcesses(server.url, count);
  contestants['one process, one stream'] = processes(1);
  contestants['two processes, one stream'] = processes(2);
  const figures = await runRounds(rounds, contestants);
  printFigures(figures);
  await log.close();
  await pool.end();
  await emmett?.stop();
  await pgbench?.stop();
  await server.stop();
  return {
    ratios: {
      vsPgbench64: ratio(figures, 'ours, 64 callers', 'pgbench, 64 clients'),
      vsEmmett64: ratio(figures, 'ours, 64 callers', 'Emmett, 64 callers'),
      vsEmmett1: ratio(figures, 'ours, 1 callers', 'Emmett, 1 callers'),
      hotVsCold: ratio(figures, 'ours, 64 callers, one hot stream', 'ours, 64 callers'),
      twoProcessesOneStream: ratio(figures, 'two processes, one stream', 'one process, one stream'),
    },
  };
};

/** What processes of 64 callers each get done together on one single stream. */
const hotProcesses = async (url: string, count: number): Promise<number> => {
  const writer = fileURLToPath(new URL('hot-writer.ts', import.meta.url));
  const stream = `shared-${count}-${randomUUID()}`;
  const children = Array.from({ length: count }, () =>
    endWithUs(spawn(process.execPath, [writer, url, stream, String(seconds)], { stdio: ['pipe', 'pipe', 'inherit'] })),
  );
  for (const { stdout } of children) await once(stdout, 'data');
  for (const { stdin } of children) stdin.end('go\n');
  const results = await Promise.all(
    children.map(
      async ({ stdout }) => JSON.parse(String((await once(stdout, 'data'))[0])) as { rate: number; contended: number },
    ),
  );
  const contended = results.reduce((sum, each) => sum + each.contended, 0);
  if (contended > 0) throw new Error(`${contended} commands ended in write contention`);
  return results.reduce((sum, { rate }) => sum + rate, 0);
};

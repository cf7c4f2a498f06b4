import { openPool } from '#libs/database';
import { EventLog } from '#libs/event-store';
import { startBenchServer } from './bench-server.ts';
import { appendOne, counter, counterTypes } from './counter.ts';
import { perSecond } from './rounds.ts';
const server = await startBenchServer();
const pool = openPool({ url: server.url, max: 1 });
await pool.query('create extension if not exists pg_stat_statements').catch((e) => console.log(e.message));
const log = await EventLog.open(pool, counterTypes);
if (process.env.TRACK) await pool.query("set pg_stat_statements.track = 'all'");
if (process.env.ASYNC) await pool.query('set synchronous_commit = off');
for (const callers of [1, 8, 64]) {
  await perSecond(callers, 1, (i) => appendOne(log, counter(`w-${i}`)));
  await pool.query('select pg_stat_statements_reset()');
  const cpu = process.cpuUsage();
  const rate = await perSecond(callers, 2, (i) => appendOne(log, counter(`w-${i}`)));
  const used = process.cpuUsage(cpu);
  console.log(
    '\n',
    callers,
    'rate',
    Math.round(rate),
    'ms per group',
    ((callers / rate) * 1000).toFixed(3),
    'node us/cmd',
    ((used.user + used.system) / (rate * 2)).toFixed(1),
  );
  const { rows } = await pool.query(
    "select calls, round((total_exec_time*1000/calls)::numeric,1) us, round((total_plan_time*1000)::numeric,1) plan, left(regexp_replace(query,'\\s+',' ','g'),90) q from pg_stat_statements order by total_exec_time desc limit 9",
  );
  for (const r of rows) console.log(String(r.calls).padStart(7), String(r.us).padStart(8), r.q);
}
await log.close();
await pool.end();
await server.stop();
process.exit(0);

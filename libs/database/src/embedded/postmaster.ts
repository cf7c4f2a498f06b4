import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { Cluster } from './cluster.js';
import type { DataFolder } from './data-folder.js';
import { readPostmasterPid, runsOn } from './postmaster-pid.js';

export type Settings = Readonly<Record<string, string | number>>;

/**
 * The log keeps no failed statements: they reach the caller, happen often under contention, and may hold personal data.
 * A long query notices within a second that its client was killed; until then no new server starts on the data. Tables
 * are looked over every 5 s: as long as a new one that fills quickly was never analysed, any of its indexes looks as good
 * as its primary key, and reading one booking of 17,000 took 2.2 ms instead of 0.05.
 */
const defaults: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_preload_libraries: 'pg_stat_statements',
  shared_buffers: '256MB',
  max_connections: 100,
  client_connection_check_interval: '1s',
  autovacuum_naptime: '5s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
};

const maxLogBytes = 5_000_000;
const stopTimeoutMs = 60_000;

async function openLog(file: string) {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size > maxLogBytes) await rename(file, `${file}.1`);
  return open(file, 'a', 0o600);
}

/** The last complaint in what the server wrote since `from`, on one line. */
export function lastComplaint(log: string): string | undefined {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const complaint = lines.findLast((line) => /(FATAL|PANIC|ERROR|could not|cannot)/.test(line)) ?? lines.at(-1);
  return complaint?.replace(/^.*?\b(FATAL|PANIC|ERROR): +/, '');
}

async function complaintSince(file: string, from: number): Promise<string> {
  const log = (await readFile(file)).subarray(from).toString('utf8');
  return lastComplaint(log) ?? 'it ended without a message';
}

/**
 * Starts the server in a session of its own, so that Ctrl-C does not hit it and it outlives this process. Resolves
 * with the server's last complaint once it has ended; that it runs shows in `postmaster.pid`.
 *
 * A pid in an old `postmaster.pid` may meanwhile be somebody else's, or a zombie's, and Postgres would refuse to start.
 * The caller knows that it is no server on this data; named as the grandparent, Postgres overlooks that one number
 * and nothing else: unlike with the file removed, it still refuses while processes of the old server use its memory.
 */
export async function runPostmaster(
  program: string,
  folder: DataFolder,
  cluster: Cluster,
  settings: Settings,
  deadPid: number | undefined,
): Promise<string> {
  const log = await openLog(cluster.logFile);
  const { size } = await log.stat();
  const stated = Object.entries({ ...defaults, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(program, ['-D', folder.name, ...stated], {
    ...folder.options,
    env: { ...folder.options.env, ...(deadPid === undefined ? {} : { PG_GRANDPARENT_PID: String(deadPid) }) },
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  server.unref();
  await log.close();
  try {
    await once(server, 'exit');
  } catch (error) {
    return (error as Error).message;
  }
  return complaintSince(cluster.logFile, size);
}

/** Resolves when the server and its `postmaster.pid` are gone; sessions that are still open are cut off. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const pid = (await readPostmasterPid(cluster.data))?.pid;
  if (pid === undefined || !(await runsOn(pid, cluster.data))) return;
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + stopTimeoutMs;
  while (await runsOn(pid, cluster.data)) {
    if (performance.now() > deadline) throw new Error(`the embedded Postgres (pid ${pid}) cannot be stopped`);
    await setTimeout(10);
  }
}

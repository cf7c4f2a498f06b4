import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { key } from './start-api.ts';

const wrk = '/usr/bin/wrk';
const script = fileURLToPath(new URL('requests.lua', import.meta.url));
export const connections = 64;

/** What `wrk` tells of one run; times in milliseconds. */
export interface Load {
  readonly requests: number;
  readonly seconds: number;
  readonly p99: number;
  /** Answers of 400 and above. */
  readonly refused: number;
  readonly broken: number;
  /** Requests that took longer than `wrk` waits, two seconds; it goes on, and so does the bench. */
  readonly timedOut: number;
}

export const needWrk = () =>
  access(wrk).catch(() => {
    throw new Error('this benchmark needs wrk (Debian: wrk)');
  });

/** Sends for some seconds, as `requests.lua` says. Throws where an answer is not what it has to be. */
export const sendTo = async (
  url: string,
  seconds: number,
  isRefused: boolean,
  sent: Record<string, string>,
  callers = connections,
): Promise<Load> => {
  const flags = ['-t1', `-c${callers}`, `-d${seconds}s`, '--latency', '-s', script];
  const { stdout } = await promisify(execFile)(wrk, [...flags, url], { env: { ...process.env, KEY: key, ...sent } });
  const load: Load = JSON.parse(stdout.trim().split('\n').at(-1)!);
  if (load.broken > 0 || load.refused !== (isRefused ? load.requests : 0)) {
    throw new Error(`${url}: of ${load.requests} requests ${load.refused} refused, ${load.broken} broken`);
  }
  return load;
};

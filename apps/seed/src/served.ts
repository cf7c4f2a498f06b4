import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface Served {
  readonly url: string;
  /** Whether it runs for the seed alone. */
  readonly isOwn: boolean;
  stop(): Promise<void>;
}

const isReady = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

/** The server that runs: SLOTLOG_URL, or the one at the usual port; where there is none, one as `npm start` starts it. */
export const findServer = async (): Promise<Served> => {
  const { SLOTLOG_URL: named, PORT = '3000' } = process.env;
  const url = named ?? `http://127.0.0.1:${PORT}`;
  if (await isReady(url)) return { url, isOwn: false, stop: async () => {} };
  if (named) throw new Error(`no server is ready at ${named}`);
  const main = fileURLToPath(new URL('../../api/src/main.js', import.meta.url));
  const env = { ...process.env, HOST: '127.0.0.1', PORT, NODE_ENV: 'development', LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error('the server did not start');
    await sleep(100);
  }
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { url, isOwn: true, stop };
};

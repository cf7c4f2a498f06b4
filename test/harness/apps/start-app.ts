import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcessWithUs } from '#test/harness/databases/end-with-us';
// The file and not the library, whose query builder is 255 modules: 0.35 s of processor time for each test file.
import { inPackage } from '../../../libs/database/src/in-package.js';

export interface ServedApp {
  readonly url: string;
  /** The operator's, of tenant `default`: it allows everything. */
  readonly key: string;
  /** Its log so far, a line each. */
  readonly lines: readonly string[];
  /** As SIGTERM does; the code that it ended with. */
  stop(): Promise<number | null>;
}

export interface App extends ServedApp {
  readonly pid: number;
  /** Resolves when it has ended, whoever wanted that. */
  readonly ended: Promise<unknown>;
  /** By SIGKILL. */
  kill(): Promise<void>;
}

export const masterKey = 'a master key for tests, 32 bytes or more';
export const operatorKey = 'slk-operator-of-tests-and-of-nothing-else';

/** For a process to end, in milliseconds: less than a test's, so that it can be told which one did not. */
const patience = 20_000;

/** What an app is told in every test; the rest is its defaults. */
export const environmentOf = (databaseUrl: string, environment: Record<string, string>) => ({
  NODE_ENV: 'production',
  PORT: '0',
  DATABASE_URL: databaseUrl,
  MASTER_KEY: masterKey,
  BOOTSTRAP_API_KEY: operatorKey,
  RATE_LIMIT: 'off',
  OFFER_HOURS: '00-24',
  ...environment,
});

const original = { DATABASE_URL: undefined, DATABASE_OWNER_URL: undefined, NODE_OPTIONS: undefined };

/**
 * Starts the built API as a process of its own; it listens on a free port and is ready when this resolves, unless it need
 * only be `listening`: one that projects nothing is not ready while its read models are behind. `build` is another one's
 * folder `dist`.
 */
export async function startApp(
  databaseUrl: string,
  environment: Record<string, string> = {},
  { isEnough = 'ready', build = inPackage('dist') }: { isEnough?: 'ready' | 'listening'; build?: string } = {},
): Promise<App> {
  const child = spawn(process.execPath, [join(build, 'apps/api/src/main.js')], {
    env: { ...process.env, ...original, ...environmentOf(databaseUrl, environment) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  endProcessWithUs(child);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const lines: string[] = [];
  const output = createInterface(child.stderr);
  output.on('line', (line) => lines.push(line));
  const url = await Promise.race([originIn(output), exited.then(() => Promise.reject(new Error(lines.join('\n'))))]);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const late = new AbortController();
    const tooLate = sleep(patience, undefined, late).then(() => {
      throw new Error(`${signal} did not end it within ${patience} ms; its last lines: ${lines.slice(-5).join('\n')}`);
    });
    const [code] = await Promise.race([exited, tooLate]).finally(() => late.abort());
    return code;
  };
  if (isEnough === 'ready') await untilReady(url);
  return {
    url,
    key: environment.BOOTSTRAP_API_KEY ?? operatorKey,
    pid: child.pid!,
    ended: exited,
    lines,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}

/** Where it listens, once it says so. */
export const originIn = (output: ReturnType<typeof createInterface>): Promise<string> =>
  new Promise((resolve) => {
    output.on('line', (line) => {
      if (line.includes('"msg":"listening"')) resolve(JSON.parse(line).origin);
    });
  });

export const untilReady = async (url: string): Promise<void> => {
  const { status } = await fetch(`${url}/readyz`);
  if (status === 200) return;
  await new Promise((resolve) => setTimeout(resolve, 20));
  await untilReady(url);
};

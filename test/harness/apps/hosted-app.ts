import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { testSetting } from '#test/harness/databases/disposable-database';
import { environmentOf, operatorKey, originIn, type ServedApp, untilReady } from './start-app.js';

/** The processes that host apps: each of the tests' workers has its own first. */
const portOf = (host: 'own process' | 'another process'): number => {
  const ports = testSetting('SLOTLOG_TEST_APPS').split(',').map(Number);
  const own = Number(process.env.JEST_WORKER_ID ?? 1) - 1;
  return ports[(own + (host === 'own process' ? 0 : 1)) % ports.length]!;
};

/**
 * Starts the built API as `startApp` does, but in a process that has its modules loaded: that is 1.6 s of processor
 * time of the 2.1 s that a process of its own takes until it is ready. Nothing in the API belongs to the process rather
 * than to the app, so what one file leaves behind does not reach the next. For all that needs no signal and no exit code.
 */
export async function hostedApp(
  databaseUrl: string,
  environment: Record<string, string> = {},
  host: 'own process' | 'another process' = 'own process',
): Promise<ServedApp> {
  const connection = connect(portOf(host), '127.0.0.1');
  const ended = once(connection, 'close');
  const startedBy = expect.getState().testPath;
  connection.write(`${JSON.stringify({ environment: environmentOf(databaseUrl, environment), startedBy })}\n`);
  const lines: string[] = [];
  const output = createInterface(connection);
  output.on('line', (line) => lines.push(line));
  const failed = ended.then(() => Promise.reject(new Error(lines.join('\n'))));
  failed.catch(() => {});
  const url = await Promise.race([originIn(output), failed]);
  await untilReady(url);
  return {
    url,
    key: environment.BOOTSTRAP_API_KEY ?? operatorKey,
    lines,
    stop: async () => {
      connection.write('stop\n');
      await ended;
      return lines.at(-1)?.includes('"msg":"stopped"') ? 0 : 1;
    },
  };
}

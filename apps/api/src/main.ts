import { pino } from 'pino';
import { ConnectionFailed } from '#libs/database';
import { readConfig, WrongConfig } from './starting/config.js';
import { firstSteps } from './starting/first-steps.js';
import { Shutdown } from './starting/shutdown.js';
import { start } from './starting/start.js';

// Lines of the log go to stderr, so that on stdout stands only what is meant for people.
const lines = pino.destination({ dest: 2, sync: false });
const shutdown = new Shutdown();

const fail = async (error: unknown): Promise<never> => {
  await shutdown.run(() => {});
  lines.flushSync();
  const { message, stack } = error as Error;
  process.stderr.write(`slotlog: ${isOperators(error) ? message : stack}\n`);
  process.exit(1);
};

/** What the operator can mend is told in one line, what is our fault with all that helps to find it. */
const isOperators = (error: unknown): boolean =>
  error instanceof WrongConfig || error instanceof ConnectionFailed || (error instanceof Error && 'code' in error);

const main = async () => {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel }, lines);
  const stop = () => {
    process.once('SIGTERM', () => process.exit(1)).once('SIGINT', () => process.exit(1));
    void shutdown
      .run((error) => log.error(error, 'while stopping'))
      .then(() => {
        log.info('stopped');
        lines.flushSync();
        process.exit(0);
      });
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  const { origin, operatorKey } = await start(config, log, shutdown);
  log.info({ origin, role: config.role }, 'listening');
  const isByHand = !config.isProduction && config.logLevel !== 'silent' && config.role !== 'projector';
  if (isByHand) process.stdout.write(`\n${firstSteps(origin, operatorKey, Date.now())}\n`);
};

main().catch(fail);

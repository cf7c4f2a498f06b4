// A process that serves the built API on as many databases as it is asked to, each as `main` does it, with its modules
// loaded once. It is handed connections: the first line on one is the environment of an app, then the app's log comes
// back until a second line, or the end of the connection, which is its SIGTERM.
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { readConfig } from '../../dist/apps/api/src/starting/config.js';
import { Shutdown } from '../../dist/apps/api/src/starting/shutdown.js';
import { start } from '../../dist/apps/api/src/starting/start.js';

const serve = async (socket) => {
  socket.on('error', () => {});
  const told = createInterface(socket)[Symbol.asyncIterator]();
  const { value: environment } = await told.next();
  const shutdown = new Shutdown();
  try {
    const config = readConfig(JSON.parse(environment));
    const log = pino({ level: config.logLevel }, socket);
    const { origin } = await start(config, log, shutdown);
    log.info({ origin, role: config.role }, 'listening');
    await told.next();
    await shutdown.run((error) => log.error(error, 'while stopping'));
    log.info('stopped');
  } catch (error) {
    await shutdown.run(() => {});
    socket.write(`slotlog: ${error.stack}\n`);
  }
  socket.end();
};

process.on('message', (_, socket) => void serve(socket));
process.once('disconnect', () => process.exit(0));

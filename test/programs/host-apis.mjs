// A process that serves the built API on as many databases as it is asked to, each as `main` does it, with its modules
// loaded once. It is handed connections: the first line on one is the environment of an app and who started it, then the
// app's log comes back until a second line, or the end of the connection, which is its SIGTERM. Who left one behind is
// named at the end: it would look for its dropped database for as long as the run lasts.
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { readConfig } from '../../dist/apps/api/src/starting/config.js';
import { Shutdown } from '../../dist/apps/api/src/starting/shutdown.js';
import { start } from '../../dist/apps/api/src/starting/start.js';

const serving = new Map();

const serve = async (socket) => {
  socket.on('error', () => {});
  const told = createInterface(socket)[Symbol.asyncIterator]();
  const { value } = await told.next();
  const { environment, startedBy } = JSON.parse(value);
  serving.set(socket, startedBy);
  const shutdown = new Shutdown();
  try {
    const config = readConfig(environment);
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
  serving.delete(socket);
  socket.end();
};

process.on('message', (_, socket) => void serve(socket));
process.once('disconnect', () => {
  for (const startedBy of serving.values()) console.error(`${startedBy} has not stopped an app that it started`);
  process.exit(serving.size > 0 ? 1 : 0);
});

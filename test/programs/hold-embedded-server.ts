import { startEmbeddedPostgres } from '#libs/database';

/**
 * A process that uses the embedded server in the given folder: prints its url and waits until it is told to end, or
 * killed, or its standard input closes, as when the test that started it is gone.
 */
const server = await startEmbeddedPostgres({ dataDir: process.argv[2]!, log: () => {}, settings: { fsync: 'off' } });
const end = async () => {
  process.stdin.destroy();
  await server.stop();
};
process.once('SIGTERM', end);
process.stdin.once('close', end).resume();
console.log(server.url);

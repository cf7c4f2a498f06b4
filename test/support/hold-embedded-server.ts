import { startEmbeddedPostgres } from '#libs/database';

/** A process that uses the embedded server in the given folder until it is told or killed: prints its url, then waits. */
const server = await startEmbeddedPostgres({ dataDir: process.argv[2]!, log: () => {}, settings: { fsync: 'off' } });
process.once('SIGTERM', () => void server.stop());
console.log(server.url);

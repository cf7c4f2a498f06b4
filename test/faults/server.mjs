import { dirname } from 'node:path';
import { allMigrations } from '../../dist/apps/api/src/starting/migrations.js';
import { findBinaries } from '../../dist/libs/database/src/embedded/binaries.js';
import { migrate } from '../../dist/libs/database/src/index.js';
import { startThrowawayPostgres, unprivilegedAccount } from '../../scripts/throwaway-postgres.mjs';
import { administer, urlOfDatabase } from '../harness/databases/administer.ts';

const template = 'slotlog_migrated';

const start = async () => {
  const { postgres } = await findBinaries(unprivilegedAccount(), '/var/cache/slotlog');
  const server = await startThrowawayPostgres(dirname(postgres));
  await administer(server.url, (client) => client.query(`create database ${template} template template0`));
  await migrate({ ownerUrl: urlOfDatabase(server.url, template), libraries: allMigrations });
  await administer(urlOfDatabase(server.url, template), (client) => client.query('delete from slotlog.installed'));
  await administer(server.url, (client) => client.query(`alter database ${template} with allow_connections false`));
  return server;
};

/**
 * One server for all: each run has databases of its own on it. The migrations are run once, for a template that does not know
 * which functions it has: each run installs its own.
 */
export class Server {
  #started = null;

  /** What tests are told of it by their environment; it is started where that is not done yet. */
  async told(isMigrated) {
    this.#started ??= start();
    const { url } = await this.#started;
    return { TEST_DATABASE_URL: url, ...(isMigrated && { TEST_DATABASE_TEMPLATE: template }) };
  }

  async stop() {
    (await this.#started)?.stop();
  }
}

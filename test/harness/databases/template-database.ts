import { randomBytes } from 'node:crypto';
import { migrate } from '#libs/database';
import { forgetDocument } from '#test/harness/clients/published-document';
import { allMigrations } from '../../../apps/api/src/starting/migrations.js';
import { administer, urlOfDatabase } from './administer.js';
import { startTestServer, type TestServer } from './test-server.js';

let server: TestServer | undefined;
const template = `slotlog_test_${randomBytes(4).toString('hex')}`;

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Stays registered until the end: seeing no other listener, one that a dependency sets would end the process at once. */
const stopOnSignal = async (signal: NodeJS.Signals) => {
  await dropTemplate().catch((error: Error) => console.error(error.message));
  for (const name of signals) process.off(name, stopOnSignal);
  process.kill(process.pid, signal);
};

/** From `TEST_DATABASE_TEMPLATE`, a database of the server, where there is one: what it has been migrated by is not run again. */
async function fillTemplate(url: string): Promise<void> {
  const { TEST_DATABASE_TEMPLATE: migrated } = process.env;
  const made = `create database ${template} template ${migrated ?? 'template0'} encoding 'UTF8'`;
  await administer(url, (client) => client.query(made));
  await migrate({ ownerUrl: urlOfDatabase(url, template), libraries: allMigrations });
  await administer(url, (client) => client.query(`alter database ${template} with allow_connections false`));
}

/**
 * One migrated database for the whole run, closed to connections, as a single one would hold up every clone. The tests'
 * processes find it through the environment.
 */
export async function makeTemplate(): Promise<void> {
  server = await startTestServer();
  for (const name of signals) process.on(name, stopOnSignal);
  process.env.SLOTLOG_TEST_SERVER = server.url;
  process.env.SLOTLOG_TEST_TEMPLATE = template;
  try {
    await fillTemplate(server.url);
  } catch (error) {
    await dropTemplate();
    throw error;
  }
}

/** Drops the template and what tests left behind, and stops the server if this run started it. */
export async function dropTemplate(): Promise<void> {
  if (server === undefined) return;
  const { url, stop } = server;
  server = undefined;
  await forgetDocument(template);
  await administer(url, async (client) => {
    const { rows } = await client.query('select datname from pg_database where datname like $1', [`${template}%`]);
    for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`);
  });
  await stop();
}

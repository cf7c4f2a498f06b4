import { administer, urlOfDatabase } from '#test/harness/databases/administer';
import { testSetting } from '#test/harness/databases/disposable-database';

/**
 * Lets the specs of some work clone a database in which a function is another one. The checksum that says which functions
 * are installed is left as it was, so nobody puts it right.
 */
export const withFunction = async <T>(text: string, work: () => Promise<T>): Promise<T> => {
  const server = testSetting('SLOTLOG_TEST_SERVER');
  const template = testSetting('SLOTLOG_TEST_TEMPLATE');
  const changed = `${template}_changed`;
  await administer(server, async (client) => {
    await client.query(`drop database if exists ${changed} with (force)`);
    await client.query(`create database ${changed} template ${template}`);
  });
  await administer(urlOfDatabase(server, changed), (client) => client.query(text));
  await administer(server, (client) => client.query(`alter database ${changed} with allow_connections false`));
  process.env.SLOTLOG_TEST_TEMPLATE = changed;
  try {
    return await work();
  } finally {
    process.env.SLOTLOG_TEST_TEMPLATE = template;
    await administer(server, (client) => client.query(`drop database ${changed} with (force)`)).catch(() => {});
  }
};

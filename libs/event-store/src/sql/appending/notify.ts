import type { ClientBase } from 'pg';

const channel = 'slotlog_appended';

/**
 * Commits of notifications do not wait for the disk: they store nothing that could be lost, and 200 flushes a second would only
 * delay those that appends wait for.
 */
export const listen = async (client: ClientBase): Promise<void> => {
  await client.query('set synchronous_commit = off');
  await client.query(`listen ${channel}`);
};

export const notify = (client: ClientBase, payload: string) =>
  client.query({ name: 'slotlog-notify', text: 'select pg_notify($1, $2)', values: [channel, payload] });

import type { ClientBase, Pool } from 'pg';

const channel = 'slotlog_appended';

export const notify = (db: Pool, payload: string) =>
  db.query({ name: 'slotlog-notify', text: 'select pg_notify($1, $2)', values: [channel, payload] });

export const listen = (client: ClientBase) => client.query(`listen ${channel}`);

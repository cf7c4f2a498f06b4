import type pg from 'pg';

export const releaseServer = (client: pg.ClientBase) =>
  client.query(`select pg_advisory_unlock_shared(hashtext('slotlog'), hashtext('embedded'))`);

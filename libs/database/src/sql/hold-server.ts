import type pg from 'pg';

/**
 * Says that this process uses the embedded server, for as long as the connection lasts. Waits while another process,
 * as the last one, decides to stop it.
 */
export const holdServer = (client: pg.ClientBase) =>
  client.query(`select pg_advisory_lock_shared(hashtext('slotlog'), hashtext('embedded'))`);

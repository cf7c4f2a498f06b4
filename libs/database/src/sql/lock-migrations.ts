import type pg from 'pg';

/** Held until the connection ends. Only then comes the time-out, so that waiting for another migration has none. */
export async function lockMigrations(client: pg.ClientBase): Promise<void> {
  await client.query(`select pg_advisory_lock(hashtext('slotlog'), hashtext('migrations'))`);
  await client.query(`set lock_timeout = '30s'`);
}

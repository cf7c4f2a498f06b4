import type pg from 'pg';

/** True if no other process holds the server; from then on nobody can, until this connection ends. */
export async function claimServer(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query(
    `select pg_try_advisory_lock(hashtext('slotlog'), hashtext('embedded')) as claimed`,
  );
  return rows[0].claimed;
}

import type pg from 'pg';

/** Fails with 42501 where the login may not, with 22023 where there is no such role. */
export async function takeAppRole(login: pg.ClientBase): Promise<void> {
  await login.query('set role slotlog_app');
  await login.query('reset role');
}

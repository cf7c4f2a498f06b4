import type pg from 'pg';

/** Stated, as the level is an assumption of every statement that locks first and reads after. */
export const begin = (client: pg.ClientBase) => client.query('begin isolation level read committed');

/** Its commit does not wait for the disk: all of it is kept, or in a crash of the database all of it may be lost. */
export const beginHasty = (client: pg.ClientBase) =>
  client.query('begin isolation level read committed; set local synchronous_commit = off');

/** Postgres answers the commit of a failed transaction with a rollback and no error. */
export async function commit(client: pg.ClientBase): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('a statement of this transaction failed unheard: it was rolled back');
}

export const rollback = (client: pg.ClientBase) => client.query('rollback');

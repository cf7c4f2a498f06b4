import type { ClientBase } from 'pg';
import { Connection } from './connection.js';
import { liftStatementTimeout } from './sql/lift-statement-timeout.js';

/**
 * From here to the end of its transaction nothing ends a statement because it takes long: the server does not, and until
 * the connection is back in the pool this process does not either.
 */
export const unhurried = async (client: ClientBase): Promise<void> => {
  if (client instanceof Connection) client.isUnhurried = true;
  await liftStatementTimeout(client);
};

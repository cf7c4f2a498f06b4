import type { ClientBase } from 'pg';

export const liftStatementTimeout = (client: ClientBase) => client.query('set local statement_timeout = 0');

import pg from 'pg';

/** A row, as the driver has it. */
export type Said = Record<string, unknown>;

/** What the server says instead of doing what it was asked. */
export class ServerError extends pg.DatabaseError {
  constructor(override readonly code: string) {
    super(`said the server: ${code}`, 1, 'error');
  }
}

import { randomUUIDv7 } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const fitting = /^[A-Za-z0-9._-]{8,64}$/;

/** The caller's own id of the request where it is harmless, else a new one. */
export const requestIdOf = ({ headers }: Pick<IncomingMessage, 'headers'>): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && fitting.test(given) ? given : randomUUIDv7();
};

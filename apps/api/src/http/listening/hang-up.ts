import { randomUUIDv7 } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { type Problem, render } from '../problems/problem.js';
import type { RequestWatch } from '../requests/request-log.js';

/** How long a caller who still sends may take to notice, in milliseconds; hung up on at once it might not see the answer. */
const patience = 1_000;

/** The last answer on a connection whose requests cannot be told apart any more. */
export const hangUp =
  (address: () => string, { turnedAway }: RequestWatch) =>
  (problem: Problem, socket: Socket, method?: string): void => {
    const requestId = randomUUIDv7();
    const occasion = { origin: address(), path: '/', requestId };
    const { status, headers, body } = render(problem, occasion);
    const text = JSON.stringify(body);
    const lines = Object.entries({
      ...headers,
      Date: new Date().toUTCString(),
      'X-Request-Id': requestId,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      'Content-Length': String(Buffer.byteLength(text)),
      Connection: 'close',
    }).map(([name, value]) => `${name}: ${value}`);
    socket.on('error', () => {});
    const shown = method === 'HEAD' ? '' : text;
    socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', shown].join('\r\n'));
    setTimeout(() => socket.destroy(), patience).unref();
    turnedAway({ requestId, method, status, code: problem.code });
  };

export type HangUp = ReturnType<typeof hangUp>;

import { randomUUIDv7 } from 'node:crypto';
import type { Socket } from 'node:net';
import { Problem, render } from './problem.js';

/** Requests that never become one: their headers are too large, too slow or no HTTP. Answered by hand, then hung up. */
export const answerUnreadable = (origin: string) => (error: NodeJS.ErrnoException, socket: Socket) => {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const problem = problems[error.code ?? ''] ?? unreadable;
  const requestId = randomUUIDv7();
  const { status, headers, body } = render(problem, { origin, path: '/', requestId });
  const text = JSON.stringify(body);
  const lines = Object.entries({
    ...headers,
    'X-Request-Id': requestId,
    'Content-Length': String(Buffer.byteLength(text)),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${body.code}`, ...lines, '', text].join('\r\n'));
};

const unreadable = new Problem('malformed-request', 'This is not a request of HTTP/1.1.', { errors: [] });

const problems: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: new Problem('header-too-large', 'The headers are larger than this service takes.'),
  ERR_HTTP_REQUEST_TIMEOUT: new Problem('request-timeout', 'The request did not arrive in time.'),
};

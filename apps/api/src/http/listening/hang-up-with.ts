import { randomUUIDv7 } from 'node:crypto';
import type { Socket } from 'node:net';
import { type Problem, render } from '../problems/problem.js';

/** How long a caller who still sends may take to notice, in milliseconds; hung up on at once it might not see the answer. */
const patience = 1_000;

/** The last answer on a connection whose requests cannot be told apart any more. */
export const hangUpWith = (problem: Problem, socket: Socket, publicBaseUrl: string | undefined): void => {
  const requestId = randomUUIDv7();
  const origin = publicBaseUrl ?? `http://${addressOf(socket)}`;
  const { status, headers, body } = render(problem, { origin, path: '/', requestId });
  const text = JSON.stringify(body);
  const lines = Object.entries({
    ...headers,
    'X-Request-Id': requestId,
    'Content-Length': String(Buffer.byteLength(text)),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  socket.on('error', () => {});
  socket.end([`HTTP/1.1 ${status} ${body.code}`, ...lines, '', text].join('\r\n'));
  setTimeout(() => socket.destroy(), patience).unref();
};

const addressOf = ({ localAddress = 'localhost', localPort, localFamily }: Socket) =>
  `${localFamily === 'IPv6' ? `[${localAddress}]` : localAddress}:${localPort}`;

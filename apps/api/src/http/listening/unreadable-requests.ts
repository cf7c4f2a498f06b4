import type { Socket } from 'node:net';
import { malformed, Problem } from '../problems/problem.js';
import type { Exchanges } from './exchanges.js';
import type { HangUp } from './hang-up.js';

/** Requests that never become one: their headers are too large, they are too slow or no HTTP. */
export const answerUnreadable =
  (exchanges: Exchanges, hangUp: HangUp) =>
  (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable || exchanges.isAnswered(socket)) return void socket.destroy();
    hangUp(problems[error.code ?? ''] ?? unreadable(), socket);
  };

const unreadable = (detail = 'This is not an HTTP/1.1 request.') =>
  malformed({ pointer: '', rule: 'wrong-format', detail });

const late = new Problem('request-timeout', 'The request did not arrive in time.');

const problems: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: new Problem('header-too-large', 'The headers are larger than this service accepts.'),
  HPE_INVALID_METHOD: unreadable('The request does not begin with an HTTP method.'),
  ERR_HTTP_REQUEST_TIMEOUT: late,
};

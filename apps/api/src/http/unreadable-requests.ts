import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { hangUpWith } from './hang-up-with.js';
import { malformed, Problem } from './problem.js';

/** Requests that never become one: their headers are too large, they are too slow or no HTTP. */
export const answerUnreadable =
  (publicBaseUrl: string | undefined) =>
  (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) return void socket.destroy();
    hangUpWith(problems[error.code ?? ''] ?? unreadable(), socket, publicBaseUrl);
  };

/** Node keeps the response that is under way there and says so nowhere else; a second head in its midst would be a lie. */
const isAnswering = (socket: Socket & { readonly _httpMessage?: ServerResponse | null }): boolean =>
  socket._httpMessage?.headersSent ?? false;

const unreadable = (detail = 'This is not a request of HTTP/1.1.') =>
  malformed({ pointer: '', rule: 'wrong-format', detail });

const late = new Problem('request-timeout', 'The request did not arrive in time.');

const problems: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: new Problem('header-too-large', 'The headers are larger than this service takes.'),
  HPE_INVALID_METHOD: unreadable('The request does not begin with a method of HTTP.'),
  ERR_HTTP_REQUEST_TIMEOUT: late,
};

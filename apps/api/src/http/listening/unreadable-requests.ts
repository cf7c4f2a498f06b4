import type { Socket } from 'node:net';
import { malformed, Problem } from '../problems/problem.js';
import type { Exchanges } from './exchanges.js';
import type { HangUp } from './hang-up.js';

/** Requests that never become one: their headers are too large, they are too slow or no HTTP. */
export const answerUnreadable =
  (exchanges: Exchanges, hangUp: HangUp) =>
  (error: Unreadable, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable || exchanges.isAnswered(socket)) return void socket.destroy();
    hangUp(problems[error.code ?? ''] ?? unreadable(), socket, methodOf(error));
  };

/** What Node says of it, with the piece in which reading ended: a Buffer, whatever its types say. */
type Unreadable = NodeJS.ErrnoException & { readonly rawPacket?: unknown };

/** Known where the request began in that piece, as most do. */
const methodOf = ({ rawPacket }: Unreadable): string | undefined => {
  const beginning = Buffer.isBuffer(rawPacket) ? rawPacket.toString('latin1', 0, 8) : '';
  return /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /.exec(beginning)?.[1];
};

const unreadable = (detail = 'This is not an HTTP/1.1 request.') =>
  malformed({ pointer: '', rule: 'wrong-format', detail });

const late = new Problem('request-timeout', 'The request did not arrive in time.');

const problems: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: new Problem('header-too-large', 'The headers are larger than this service accepts.'),
  HPE_INVALID_METHOD: unreadable('The request does not begin with an HTTP method.'),
  ERR_HTTP_REQUEST_TIMEOUT: late,
};

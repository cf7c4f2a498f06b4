import type { Socket } from 'node:net';
import { malformed, Problem } from '../problems/problem.js';
import type { Exchanges } from './exchanges.js';
import type { HangUp } from './hang-up.js';

/** Requests that never become one: their headers are too large, they are too slow or no HTTP. */
export const answerUnreadable =
  (exchanges: Exchanges, hangUp: HangUp) =>
  (error: Unread, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable || exchanges.isAnswered(socket)) return void socket.destroy();
    hangUp(problems[error.code ?? ''] ?? unreadable(), socket, methodOf(error));
  };

/** What Node says of it, with the piece in which reading ended. */
type Unread = NodeJS.ErrnoException & { readonly rawPacket?: Buffer };

/** Known where the request began in the piece that could not be read, as most do. */
const methodOf = ({ rawPacket }: Unread): string | undefined =>
  /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /.exec(rawPacket?.toString('latin1', 0, 8) ?? '')?.[1];

const unreadable = (detail = 'This is not an HTTP/1.1 request.') =>
  malformed({ pointer: '', rule: 'wrong-format', detail });

const late = new Problem('request-timeout', 'The request did not arrive in time.');

const problems: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: new Problem('header-too-large', 'The headers are larger than this service accepts.'),
  HPE_INVALID_METHOD: unreadable('The request does not begin with an HTTP method.'),
  ERR_HTTP_REQUEST_TIMEOUT: late,
};

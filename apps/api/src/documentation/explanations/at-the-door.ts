import { type Explanation, sendAgain } from './explanation.js';

const booking = '/v1/bookings/bkg_ada-first-visit';

/** Requests that never reach the business. */
export const atTheDoor = {
  'malformed-request': {
    meaning:
      'The request could not be understood: no JSON, a field that is missing, unknown or of the wrong kind, or a header and a body that contradict each other.',
    remedy:
      'Each entry of `errors` says where (a JSON pointer into the body, `?name` for a parameter, the name of a header) and which rule. Mend the request and send it anew.',
    example: {
      detail: 'units must be at least 1.',
      members: { errors: [{ pointer: '/units', rule: 'too-small', detail: 'units must be at least 1.' }] },
    },
  },
  unauthenticated: {
    meaning:
      'The request carries no API key and no token, or one that is unknown, expired, revoked or not meant for this service.',
    remedy:
      'Send a valid key in the header `Authorization`, as `Bearer slk_…`, or a token of the identity provider. An administrator can make a new key.',
    example: { detail: 'This key or token is unknown, expired, revoked or not meant for this service.' },
  },
  forbidden: {
    meaning: 'The caller is known, but it does not have the scope that this route needs.',
    remedy: '`requiredScope` names it. Use another key, or have an administrator make one with that scope.',
    example: { detail: 'The caller lacks the scope bookings:write.', members: { requiredScope: 'bookings:write' } },
  },
  'not-found': {
    meaning: 'There is no such path, or nothing with this id. What belongs to somebody else is not found either.',
    remedy:
      'Check the id. What was written a moment ago is found with `minPosition`, the position that the write answered with.',
    example: { detail: 'There is no such booking.', path: booking },
  },
  'method-not-allowed': {
    meaning: 'The path exists and does not take this method.',
    remedy: 'The header `Allow` says which methods it takes.',
    example: { detail: 'This path takes GET, HEAD, POST.' },
  },
  'request-timeout': {
    meaning: 'The request took too long to arrive, so the connection was closed.',
    remedy: sendAgain,
    example: { detail: 'The request did not arrive in time.' },
  },
  'quota-exceeded': {
    meaning:
      'The caller does more than its quota allows, or has as many streams open as it may, or too many wrong keys came from its address. `RateLimit-Policy` and `RateLimit`, in each answer to a write, say how much there is and how much is left.',
    remedy: 'Wait for `Retry-After` and send the same request again; spread what you send.',
    example: {
      detail: 'That were more than 500 writes within 2.5 s.',
      members: { retry: { strategy: 'same-request', afterMs: 1_240 } },
    },
  },
  'content-too-large': {
    meaning: 'The body is larger than this service takes.',
    remedy: 'Send less at once.',
    example: { detail: 'The body is larger than this service takes.' },
  },
  'unsupported-media-type': {
    meaning: 'The body is of a type that is not read here.',
    remedy: 'Send JSON, with the header `Content-Type: application/json`.',
    example: { detail: 'Send the body as application/json.' },
  },
  'header-too-large': {
    meaning: 'The headers are larger than this service takes.',
    remedy: 'Send fewer or shorter headers.',
    example: { detail: 'The headers are larger than this service takes.' },
  },
} as const satisfies Record<string, Explanation>;

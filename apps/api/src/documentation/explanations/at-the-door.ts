import { type Explanation, sendAgain } from './explanation.js';

const booking = '/v1/bookings/bkg_ada-first-visit';

/** Requests that never reach the business. */
export const atTheDoor = {
  'malformed-request': {
    meaning:
      'The request could not be understood: it is not JSON, a field is missing, unknown or of the wrong type, or a header and the body contradict each other.',
    remedy:
      'Each entry of `errors` gives the place (a JSON pointer into the body, `?name` for a parameter, or the name of a header) and the rule. Correct the request and send it again.',
    example: {
      detail: 'units must be at least 1.',
      members: { errors: [{ pointer: '/units', rule: 'too-small', detail: 'units must be at least 1.' }] },
    },
  },
  unauthenticated: {
    meaning:
      'The request carries no API key and no token, or one that is unknown, expired, revoked or not meant for this service.',
    remedy:
      'Send a valid key in the header `Authorization`, as `Bearer slk_…`, or a token of the identity provider. An administrator can create a new key.',
    example: { detail: 'This key or token is unknown, expired, revoked or not meant for this service.' },
  },
  forbidden: {
    meaning: 'The caller is authenticated but lacks the scope that this route needs.',
    remedy: '`requiredScope` names it. Use another key, or ask an administrator for one with that scope.',
    example: { detail: 'The caller lacks the scope bookings:write.', members: { requiredScope: 'bookings:write' } },
  },
  'not-found': {
    meaning:
      'The path does not exist, or nothing has this id. Things that belong to somebody else are not found either.',
    remedy:
      'Check the id. To find something that was just written, send `minPosition`, the position that the write returned.',
    example: { detail: 'This booking does not exist.', path: booking },
  },
  'method-not-allowed': {
    meaning: 'The path exists but does not support this method.',
    remedy: 'The header `Allow` lists the supported methods.',
    example: { detail: 'This path supports GET, HEAD, POST.' },
  },
  'request-timeout': {
    meaning: 'The request took too long to arrive, so the connection was closed.',
    remedy: sendAgain,
    example: { detail: 'The request did not arrive in time.' },
  },
  'quota-exceeded': {
    meaning:
      'The caller exceeds its quota or its number of open streams, or too many invalid keys came from its address. `RateLimit-Policy` and `RateLimit`, in each answer to a write, give the quota and what is left of it.',
    remedy: 'Wait for `Retry-After` and send the same request again; spread your requests over time.',
    example: {
      detail: 'More than 500 writes within 2.5 s.',
      members: { retry: { strategy: 'same-request', afterMs: 1_240 } },
    },
  },
  'content-too-large': {
    meaning: 'The body is larger than this service accepts.',
    remedy: 'Send less at once.',
    example: { detail: 'The body is larger than this service accepts.' },
  },
  'unsupported-media-type': {
    meaning: 'The service does not read bodies of this type.',
    remedy: 'Send JSON, with the header `Content-Type: application/json`.',
    example: { detail: 'Send the body as application/json.' },
  },
  'header-too-large': {
    meaning: 'The headers are larger than this service accepts.',
    remedy: 'Send fewer or shorter headers.',
    example: { detail: 'The headers are larger than this service accepts.' },
  },
} as const satisfies Record<string, Explanation>;

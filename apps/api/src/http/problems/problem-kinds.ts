import type { Reason } from '#libs/booking';

/** What a caller can do about it. */
export const strategies = ['same-request', 'reread', 'choose-alternative', 'fix-request', 'never'] as const;

export interface Kind {
  readonly status: number;
  readonly title: string;
  /** `afterMs`: no earlier than after so many milliseconds. */
  readonly retry: { readonly strategy: (typeof strategies)[number]; readonly afterMs?: number };
}

/** What the log and the projections say no with. */
type Failure =
  | 'idempotency-key-reused'
  | 'write-contention'
  | 'busy'
  | 'storage-full'
  | 'clock-ahead'
  | 'outcome-unknown'
  | 'read-behind'
  | 'other-history';

/** What is refused before anybody looks at the business. */
type AtTheDoor =
  | 'malformed-request'
  | 'unauthenticated'
  | 'forbidden'
  | 'method-not-allowed'
  | 'request-timeout'
  | 'request-in-progress'
  | 'content-too-large'
  | 'unsupported-media-type'
  | 'quota-exceeded'
  | 'header-too-large'
  | 'internal';

const again = { strategy: 'same-request', afterMs: 1_000 } as const;
const mended = { strategy: 'same-request', afterMs: 60_000 } as const;
const reread = { strategy: 'reread' } as const;
const otherSlot = { strategy: 'choose-alternative' } as const;
const fix = { strategy: 'fix-request' } as const;
const never = { strategy: 'never' } as const;

export const kinds = {
  'malformed-request': { status: 400, title: 'The request is malformed', retry: fix },
  unauthenticated: { status: 401, title: 'Authentication is required', retry: fix },
  forbidden: { status: 403, title: 'The caller may not do this', retry: never },
  'not-found': { status: 404, title: 'Not found', retry: never },
  'method-not-allowed': { status: 405, title: 'The path does not support this method', retry: fix },
  'request-timeout': { status: 408, title: 'The request took too long to arrive', retry: again },
  'slot-held': { status: 409, title: 'The slot is held', retry: reread },
  'slot-taken': { status: 409, title: 'The slot is taken', retry: otherSlot },
  'capacity-exhausted': { status: 409, title: 'Not enough room is left', retry: otherSlot },
  'version-conflict': { status: 409, title: 'Somebody else has changed it', retry: reread },
  'already-exists': { status: 409, title: 'The id is already in use', retry: never },
  'series-conflict': { status: 409, title: 'Not all of the series can be booked', retry: otherSlot },
  'hold-expired': { status: 409, title: 'The hold has expired', retry: otherSlot },
  'illegal-transition': { status: 409, title: 'The current state does not allow this', retry: reread },
  'window-closed': { status: 409, title: 'It is too late for this', retry: never },
  'limit-reached': { status: 409, title: 'A limit is reached', retry: otherSlot },
  'dependency-conflict': { status: 409, title: 'Upcoming bookings depend on it', retry: reread },
  'dependency-gone': { status: 409, title: 'A dependency is no longer available', retry: otherSlot },
  'write-contention': { status: 409, title: 'Too many concurrent writes', retry: again },
  'request-in-progress': { status: 409, title: 'The same request is still being processed', retry: again },
  'other-history': { status: 410, title: 'The position belongs to another history', retry: reread },
  'precondition-failed': { status: 412, title: 'Somebody else has changed it', retry: reread },
  'content-too-large': { status: 413, title: 'The body is too large', retry: fix },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON', retry: fix },
  'rule-violation': { status: 422, title: 'A rule does not allow this', retry: fix },
  'idempotency-key-reused': { status: 422, title: 'The idempotency key was used for another request', retry: fix },
  'version-required': { status: 428, title: 'The version must be stated', retry: fix },
  'quota-exceeded': { status: 429, title: 'Too many requests', retry: again },
  'header-too-large': { status: 431, title: 'The headers are too large', retry: fix },
  internal: { status: 500, title: 'Internal error', retry: again },
  busy: { status: 503, title: 'The service is busy', retry: again },
  'storage-full': {
    status: 503,
    title: 'The disk of the database is full',
    retry: { strategy: 'same-request', afterMs: 30_000 },
  },
  'clock-ahead': {
    status: 503,
    title: 'The clock of the database cannot be trusted',
    retry: { strategy: 'same-request', afterMs: 10_000 },
  },
  'outcome-unknown': { status: 503, title: 'The outcome is unknown', retry: again },
  unavailable: { status: 503, title: 'Data that this needs cannot be read', retry: mended },
  'read-behind': { status: 503, title: 'The read model is behind', retry: again },
} as const satisfies Record<Reason | Failure | AtTheDoor, Kind>;

export type Code = keyof typeof kinds;

export const codes = Object.keys(kinds) as Code[];

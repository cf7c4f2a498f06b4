import { HttpException } from '@nestjs/common';
import { IssuerUnreachable } from '#libs/access';
import {
  Busy,
  ClockAhead,
  IdempotencyKeyReused,
  OtherHistory,
  OutcomeUnknown,
  StorageFull,
  UnknownTenant,
  UnreadableEvent,
  WriteContention,
} from '#libs/event-store';
import { toInstant } from '../answers/instant.js';
import { otherHistory } from '../answers/position-token.js';
import type { Caller } from '../callers/caller.js';
import { databaseFailure } from './database-failure.js';
import { Problem } from './problem.js';
import type { Code } from './problem-kinds.js';
import { unauthenticated } from './unauthenticated.js';

/** What the log says no with, in the caller's terms; undefined: it is something else. */
export const failureOf = (error: unknown, caller: Pick<Caller, 'kind'> | null = null): Problem | undefined => {
  if (error instanceof IdempotencyKeyReused) {
    // With a public key it may have been another browser, and when that came is nobody else's business.
    const told = caller?.kind === 'public' ? {} : { firstSeenAt: toInstant(error.firstSeenAt) };
    return new Problem('idempotency-key-reused', 'This idempotency key was used before, for another request.', told);
  }
  if (error instanceof WriteContention) {
    return new Problem('write-contention', 'Others wrote to the same place at the same time; send the request again.', {
      attempts: error.attempts,
    });
  }
  if (error instanceof OtherHistory) return otherHistory();
  if (error instanceof UnknownTenant) {
    return unauthenticated(
      'The tenant of this key has moved to another shard; ask its operator for a new key.',
      'invalid_token',
    );
  }
  if (error instanceof IssuerUnreachable) {
    return new Problem('busy', 'The identity provider does not respond, so this token cannot be verified.');
  }
  if (error instanceof UnreadableEvent) {
    return new Problem('unavailable', `${error.place.stream} cannot be read now; nothing was changed.`);
  }
  if (error instanceof ClockAhead) {
    return new Problem(
      'clock-ahead',
      'The clock of the database cannot be trusted now; nothing was changed, and reads still work.',
    );
  }
  if (error instanceof StorageFull) return new Problem('storage-full', details['storage-full']);
  if (error instanceof OutcomeUnknown) {
    return new Problem(
      'outcome-unknown',
      'The connection to the database was lost; send the request again with the same key or id.',
    );
  }
  const code = error instanceof Busy ? 'busy' : databaseFailure(error);
  return code && new Problem(code, details[code]);
};

const details = {
  busy: 'The database does not respond; nothing was changed.',
  'storage-full': 'The database has run out of disk space; reads still work.',
};

/** What the framework refuses before a route is reached; undefined: it is something else. */
export const refusalOfFramework = (error: unknown): Problem | undefined => {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown })?.statusCode;
  const [code, detail] = byStatus[status as number] ?? [];
  return code && detail ? new Problem(code, detail) : undefined;
};

const byStatus: Readonly<Record<number, readonly [Code, string]>> = {
  400: ['malformed-request', 'The request cannot be read.'],
  404: ['not-found', 'Nothing exists at this path.'],
  408: ['request-timeout', 'The request did not arrive in time.'],
  413: ['content-too-large', 'The body is larger than this service accepts.'],
  414: ['not-found', 'Nothing exists at this path.'],
  415: ['unsupported-media-type', 'Send the body as application/json.'],
};

import { HttpException } from '@nestjs/common';
import { IssuerUnreachable } from '#libs/access';
import {
  Busy,
  IdempotencyKeyReused,
  OutcomeUnknown,
  StorageFull,
  UnreadableEvent,
  WriteContention,
} from '#libs/event-store';
import { PositionUnknown, ReadBehind } from '#libs/projection';
import { toInstant } from '../answers/instant.js';
import type { Positions } from '../answers/position-token.js';
import { databaseFailure } from './database-failure.js';
import { Problem, violation } from './problem.js';
import type { Code } from './problem-kinds.js';

/** What the log and the projections say no with; undefined: it is something else. */
export const failureOf = (error: unknown, positions: Positions): Problem | undefined => {
  if (error instanceof IdempotencyKeyReused) {
    return new Problem('idempotency-key-reused', 'This idempotency key came with another request before.', {
      firstSeenAt: toInstant(error.firstSeenAt),
    });
  }
  if (error instanceof WriteContention) {
    return new Problem('write-contention', 'Others wrote to the same place at the same time; send the request again.', {
      attempts: error.attempts,
    });
  }
  if (error instanceof ReadBehind) {
    const [position, have] = [positions.token(error.position), positions.token(error.have)];
    const { parked } = error;
    const detail = parked
      ? `The newest events of ${parked} could not be taken into this view yet.`
      : 'What you ask for has not arrived in this view yet.';
    return new Problem('read-behind', detail, {
      minPosition: position,
      position: have,
      ...(parked !== null && { parked }),
    });
  }
  if (error instanceof PositionUnknown) {
    const detail = 'The log has not come to this position yet.';
    return violation({ pointer: '?minPosition', rule: 'position-unknown', detail });
  }
  if (error instanceof IssuerUnreachable) {
    return new Problem('busy', 'The identity provider does not answer, so nobody can say whether this token is good.');
  }
  if (error instanceof UnreadableEvent) {
    return new Problem('unavailable', `${error.place.stream} cannot be read now; nothing was changed.`);
  }
  if (error instanceof StorageFull) return new Problem('storage-full', details['storage-full']);
  if (error instanceof OutcomeUnknown) {
    return new Problem(
      'outcome-unknown',
      'The connection to the database broke; send the request again with the same key or id.',
    );
  }
  const code = error instanceof Busy ? 'busy' : databaseFailure(error);
  return code && new Problem(code, details[code]);
};

const details = {
  busy: 'The database does not answer now; nothing was changed.',
  'storage-full': 'The database has no room left for writing; reading goes on.',
};

/** What the framework refuses before a route is reached; undefined: it is something else. */
export const refusalOfFramework = (error: unknown): Problem | undefined => {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown })?.statusCode;
  const [code, detail] = byStatus[status as number] ?? [];
  return code && detail ? new Problem(code, detail) : undefined;
};

const byStatus: Readonly<Record<number, readonly [Code, string]>> = {
  400: ['malformed-request', 'The request cannot be read.'],
  404: ['not-found', 'There is nothing at this path.'],
  408: ['request-timeout', 'The request did not arrive in time.'],
  413: ['content-too-large', 'The body is larger than this service takes.'],
  414: ['not-found', 'There is nothing at this path.'],
  415: ['unsupported-media-type', 'Send the body as application/json.'],
};

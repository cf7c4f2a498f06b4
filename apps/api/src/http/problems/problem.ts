import { type Code, type Kind, kinds } from './problem-kinds.js';
import type { ContentError } from './rules.js';

/** A failure as the caller will read it. `detail` is a sentence for people, `members` what a program needs to go on. */
export class Problem extends Error {
  constructor(
    readonly code: Code,
    readonly detail: string,
    readonly members: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
    readonly retry: Kind['retry'] = kinds[code].retry,
  ) {
    super(code);
  }
}

export const malformed = (...errors: readonly ContentError[]) =>
  new Problem('malformed-request', errors.map(({ detail }) => detail).join(' '), { errors });

export const violation = (...errors: readonly ContentError[]) =>
  new Problem('rule-violation', errors.map(({ detail }) => detail).join(' '), { errors });

/** The same where a route calls the fields of its body otherwise. */
export const pointingTo = (problem: Problem, fields: Readonly<Record<string, string>> = {}): Problem => {
  const { code, detail, members, headers, retry } = problem;
  const errors = members.errors as readonly ContentError[] | undefined;
  if (!errors?.some(({ pointer }) => pointer in fields)) return problem;
  const pointed = errors.map((error) => ({ ...error, pointer: fields[error.pointer] ?? error.pointer }));
  return new Problem(code, detail, { ...members, errors: pointed }, headers, retry);
};

/** Where it happened; `origin` is this API's own address, whatever the caller calls it. */
export interface Occasion {
  readonly origin: string;
  readonly path: string;
  readonly requestId: string;
}

const host = /^https?:\/\/[^/]+/;

/** The answer of RFC 9457. */
export const render = ({ code, detail, members, headers, retry }: Problem, { origin, path, requestId }: Occasion) => {
  const { status, title }: Kind = kinds[code];
  const retryAfter = retry.afterMs === undefined ? {} : { 'Retry-After': String(Math.ceil(retry.afterMs / 1_000)) };
  return {
    status,
    headers: { ...retryAfter, ...headers, 'Content-Type': 'application/problem+json' },
    body: {
      type: `${origin}/problems/${code}`,
      title,
      status,
      detail,
      // Behind a path that a proxy takes away it is there that callers find it.
      instance: origin.replace(host, '') + path,
      code,
      requestId,
      retry,
      ...members,
    },
  };
};

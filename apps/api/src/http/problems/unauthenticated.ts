import { Problem } from './problem.js';

/** What RFC 6750 asks for beside a refusal: `error` is one of it; one that names none has no credential to speak of. */
const challenge = (...said: readonly string[]) => ({
  'WWW-Authenticate': ['Bearer realm="slotlog"', ...said].join(', '),
});

/** 401, with the challenge that RFC 9110, section 11.6.1, asks for; `pointer` is where in the body the credential stood. */
export const unauthenticated = (detail: string, error?: 'invalid_token', pointer?: string) =>
  new Problem(
    'unauthenticated',
    detail,
    pointer === undefined ? {} : { errors: [{ pointer, rule: 'unknown-value', detail }] },
    challenge(...(error ? [`error="${error}"`] : [])),
  );

/** 403 to whoever is known and lacks a scope. */
export const lacksScope = (detail: string, scope: string) =>
  new Problem(
    'forbidden',
    detail,
    { requiredScope: scope },
    challenge('error="insufficient_scope"', `scope="${scope}"`),
  );

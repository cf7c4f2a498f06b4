import { Problem } from './problem.js';

/** 401, with the challenge that RFC 9110, section 11.6.1, asks for. `error` is one of RFC 6750. */
export const unauthenticated = (detail: string, error?: 'invalid_token') =>
  new Problem('unauthenticated', detail, {}, { 'WWW-Authenticate': `Bearer${error ? ` error="${error}"` : ''}` });

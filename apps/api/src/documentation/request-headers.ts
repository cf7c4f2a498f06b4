import type { OperationOptions } from '../http/requests/operation.js';

const header = (name: string, description: string, maxLength: number) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string', maxLength },
});

const idempotencyKey = header(
  'Idempotency-Key',
  'The same request again, with the same key, gets the first answer for 7 days.',
  255,
);
const ifMatch = header(
  'If-Match',
  'The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.',
  1_000,
);
const ifNoneMatch = header('If-None-Match', 'The tag of the version that is known already.', 1_000);

/** What an operation reads of the headers. */
export const requestHeaders = ({ answers, problems = [] }: OperationOptions, method: string) => [
  ...(method === 'get' ? [] : [idempotencyKey]),
  ...(problems.includes('version-required') ? [ifMatch] : []),
  ...(304 in answers ? [ifNoneMatch] : []),
];

import { z } from 'zod';
import { type Code, type Kind, kinds } from '../http/problems/problem-kinds.js';
import type { OperationOptions } from '../http/requests/operation.js';

const header = (description: string, required: boolean, pattern?: string) => ({
  description,
  required,
  schema: { type: 'string', ...(pattern && { pattern }) },
});

/** Every header that an answer may carry; required: it always does where it is announced. */
export const headers = {
  'X-Request-Id': header('The id of the request: the one that the caller sent if it is valid, else a new one.', true),
  ETag: header(
    'The version, or the state of what is offered, as a tag for If-None-Match; a version also for If-Match.',
    true,
    '^(W/)?"[^"]+"$',
  ),
  'Event-Position': header('The position of the last event of this state; reads accept it as minPosition.', true),
  Location: header('The address of what was created, by this request or by the same request before.', true),
  'Idempotency-Replayed': header('`true` if the request was repeated and this is its first answer.', false),
  Link: header('The next page of the list, as rel="next".', false),
  'Retry-After': header('Seconds to wait before sending the request again.', false, '^\\d+$'),
  RateLimit: header('The rest of the quota, and seconds until it is full again.', false),
  'RateLimit-Policy': header('The quota, and its period in seconds.', false),
  'WWW-Authenticate': header('How to authenticate.', true, '^Bearer'),
} as const;

export type HeaderName = keyof typeof headers;

const referring = (names: readonly HeaderName[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const has = (schema: z.ZodType | null, name: string) => schema instanceof z.ZodObject && name in schema.shape;

/** Whether what is answered is one version of one thing, under a tag. */
export const isTagged = ({ 200: schema = null }: OperationOptions['answers']) =>
  has(schema, 'version') && has(schema, 'position');

/** Whether somebody who asks for it has a quota: reads are counted of whoever may be anybody. */
const isCounted = ({ orPublic, orManager }: OperationOptions, method: string) =>
  method !== 'get' || orPublic || orManager;

/** What stands above an answer: it follows from what is in it. */
export const headersOfAnswer = (status: number, options: OperationOptions, method: string) => {
  const { answers, ignoresKeys } = options;
  const schema = answers[status] ?? null;
  const isVersioned = has(schema, 'version') && has(schema, 'position');
  const names: HeaderName[] = ['X-Request-Id'];
  if (isVersioned || 304 in answers) names.push('ETag');
  if (isVersioned && method !== 'get') names.push('Event-Position');
  if (method !== 'get' && !ignoresKeys) names.push('Idempotency-Replayed');
  if (isCounted(options, method)) names.push('RateLimit', 'RateLimit-Policy');
  if (201 in answers) names.push('Location');
  if (has(schema, 'nextCursor')) names.push('Link');
  return referring(names);
};

const waits = (code: Code) => (kinds[code] as Kind).retry.afterMs !== undefined;

/** What stands above refusals of one status. */
export const headersOfRefusal = (codes: readonly Code[], options: OperationOptions, method: string) => ({
  ...referring(codes.includes('unauthenticated') ? ['X-Request-Id', 'WWW-Authenticate'] : ['X-Request-Id']),
  ...(codes.includes('forbidden') && { 'WWW-Authenticate': { ...headers['WWW-Authenticate'], required: false } }),
  ...(isCounted(options, method) && referring(['RateLimit', 'RateLimit-Policy'])),
  ...(options.replaysRefusals &&
    codes.some((code) => kinds[code].status === 409) &&
    referring(['Idempotency-Replayed'])),
  ...(codes.some(waits) && referring(['Retry-After'])),
  ...(codes.every(waits) && { 'Retry-After': { ...headers['Retry-After'], required: true } }),
});

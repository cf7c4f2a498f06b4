import type { OperationOptions } from '../http/requests/operation.js';
import { isTagged } from './response-headers.js';

const header = (name: string, description: string, maxLength: number) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string', maxLength },
});

const idempotencyKey = header(
  'Idempotency-Key',
  'Repeating the same request with the same key within 7 days returns the first answer.',
  255,
);
const ifMatch = header(
  'If-Match',
  'The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.',
  1_000,
);
const ifNoneMatch = header('If-None-Match', 'The tag of the version that the caller already has.', 1_000);

const lastEventId = header('Last-Event-ID', 'The `id` of the last event received: the stream continues after it.', 200);

/** The headers that an operation reads. */
export const requestHeaders = (options: OperationOptions, method: string) => {
  const { answers, problems = [], resumes, ignoresKeys } = options;
  return [
    ...(method === 'get' || ignoresKeys ? [] : [idempotencyKey]),
    ...(problems.includes('version-required') ? [ifMatch] : []),
    ...(304 in answers ? [ifNoneMatch] : []),
    ...(method === 'get' && isTagged(answers) ? [ifMatch] : []),
    ...(resumes ? [lastEventId] : []),
  ];
};

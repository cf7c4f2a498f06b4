import type { Code } from '../http/problems/problem-kinds.js';
import type { OperationOptions } from '../http/requests/operation.js';
import { isTagged } from './response-headers.js';

/** An operation as far as its refusals go. */
interface Asked {
  readonly method: string;
  /** Of its parameters. */
  readonly names: readonly string[];
}

/** The refusals that an operation may answer with: its own, and those of all that are like it. */
export const codesOfOperation = (
  { problems = [], scope, answers, onlyReads, orManager, managed }: OperationOptions,
  { method, names }: Asked,
): Code[] => {
  const codes: Code[] = [...problems, 'malformed-request', 'header-too-large', 'internal'];
  if (scope !== 'none') codes.push('unauthenticated', 'forbidden', 'quota-exceeded', 'busy', 'unavailable');
  if (orManager || managed !== undefined) codes.push('other-history');
  if (method !== 'get') codes.push(...onSending, ...(onlyReads ? [] : onWriting));
  if (method === 'get' && isTagged(answers)) codes.push('precondition-failed');
  if (names.includes('minPosition')) codes.push(...onWaiting);
  return [...new Set(codes)];
};

const onWaiting: Code[] = ['other-history', 'rule-violation', 'read-behind'];
const onSending: Code[] = ['precondition-failed', 'request-timeout', 'content-too-large', 'unsupported-media-type'];
const onWriting: Code[] = [
  'idempotency-key-reused',
  'request-in-progress',
  'write-contention',
  'storage-full',
  'clock-ahead',
  'outcome-unknown',
];

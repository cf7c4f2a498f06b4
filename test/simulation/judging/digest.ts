import { createHash } from 'node:crypto';
import type { Settled } from '#libs/event-store';
import type { Attempt } from '../client.js';
import type { Ground } from '../ground.js';

/** An answer in a word. */
export const said = (answer: Settled<unknown> | Error | null): string => {
  if (answer === null) return 'none';
  if (!(answer instanceof Error)) return answer.replayed ? 'replayed' : 'done';
  return 'reason' in answer ? `refused: ${answer.reason}` : answer.constructor.name;
};

/** Of the log, down to the last bit, and of what everybody was told when. */
export const digestOf = ({ state }: Ground, attempts: readonly Attempt[]): string => {
  const told = attempts.map(({ call, process, at, until, answer }) => [call, process, at, until, said(answer)]);
  return createHash('sha256')
    .update(JSON.stringify([state.events, told]))
    .digest('hex')
    .slice(0, 16);
};

import type { Finding } from '../../checker/history.js';
import { judge } from '../../checker/judge.js';
import type { Attempt } from '../client.js';
import type { Ground } from '../ground.js';
import type { Decided } from '../simulated-process.js';
import { decidedAnew } from './decided-anew.js';
import { historyOf } from './history.js';

/** What is wrong in the end: with the log, and with what was told of it. Nothing is what everybody wants. */
export const findings = (ground: Ground, attempts: readonly Attempt[], decided: readonly Decided[]): string[] => {
  const history = historyOf(ground, attempts);
  return [
    ...judge(history)
      .filter((finding) => !(ground.wasSet && isByTheClock(finding)))
      .map(({ rule, what }) => `${rule}: ${what}`),
    ...ownReplays(ground, attempts),
    ...(history.isUnreadable ? [] : decidedAnew(ground, decided)),
  ];
};

/**
 * Whoever goes by a clock that has just been set is off by as much for ten seconds: who holds, and who is counted where, is told by
 * the time of before. That nothing is given away twice depends on no clock.
 */
const isByTheClock = ({ rule, what }: Finding): boolean =>
  (rule === 'log' && /\(now |waits in vain before its time|is one of \d+ in tally-/.test(what)) ||
  (rule === 'refusal' && what.includes(': slot-held at '));

function* ownReplays({ state }: Ground, attempts: readonly Attempt[]): Generator<string> {
  const written = new Set(state.events.map(({ correlationId }) => correlationId));
  for (const { call, ask, answer } of attempts)
    if (written.has(call) && answer && !(answer instanceof Error) && answer.replayed)
      yield `${ask} (${call}) was told that it was done before, and it is its own`;
}

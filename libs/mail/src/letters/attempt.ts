import type { Outcome } from '../transport/outcome.js';
import type { NextLetter } from './next-letter.js';
import { day, pauseAfter } from './schedule.js';
import type { Told, ToldLetter } from './told-letter.js';

/** A reader's letter with an attempt at it that begins now: as it stands until there is an answer, and where there never is one. */
export const beginAttempt = (
  kept: ToldLetter | null,
  { draft, isRepeated }: NextLetter,
  now: number,
  idOf: (sequence: number) => string,
): ToldLetter => {
  const { kind, keepUntil } = draft;
  const begun = { kind, state: 'sending', isUnsure: true, whyNot: null, keepUntil } as const;
  const revision = (kept?.revision ?? 0) + 1;
  if (kept && isRepeated) return { ...kept, ...begun, attempts: kept.attempts + 1, revision };
  const sequence = Math.max(draft.sequence, (kept?.sequence ?? -1) + 1);
  const { said, recipient: to, version } = draft;
  const newest: Told = { said, to, version, messageId: idOf(sequence) };
  const maybe = kept?.isUnsure ? [...kept.maybe, kept.newest].slice(-remembered) : (kept?.maybe ?? []);
  return { ...begun, told: kept?.told ?? null, maybe, newest, sequence, attempts: 1, beganAt: now, revision };
};

/** Of letters one after the other that nobody answered for, so many: the server is tried again before there can be as many. */
const remembered = 20;

/** What is not sent stands as if it had been tried, so that it is not looked at again. */
export const leaveOut = (letter: ToldLetter, whyNot: string): ToldLetter => ({
  ...letter,
  state: 'left-out',
  isUnsure: false,
  attempts: letter.attempts - 1,
  whyNot,
});

/**
 * How a letter stands after an attempt, and in how many milliseconds it is tried again; null: never. `kept`: as it stood before.
 */
export const concludeAttempt = (
  letter: ToldLetter,
  kept: ToldLetter | null,
  outcome: Outcome,
  { now, chance }: { readonly now: number; readonly chance: number },
): { readonly letter: ToldLetter; readonly pause: number | null } => {
  const wasUnsure = kept?.isUnsure === true && kept.newest.messageId === letter.newest.messageId;
  const isUnsure = wasUnsure || (outcome.type === 'later' && outcome.mayHaveArrived === true);
  const next = { ...letter, isUnsure, revision: letter.revision + 1 };
  if (outcome.type === 'told')
    return { letter: { ...next, state: 'told', told: letter.newest, isUnsure: false, maybe: [] }, pause: null };
  const whyNot = outcome.why;
  const failed = { letter: { ...next, state: 'failed' as const, whyNot }, pause: null };
  if (outcome.type === 'refused') return failed;
  if (outcome.type === 'later') {
    const pause = pauseAfter(letter.attempts, chance);
    const isInTime = pause !== null && now + pause < letter.beganAt + day;
    return isInTime ? { letter: { ...next, whyNot }, pause } : failed;
  }
  // The server's trouble is none of the letter's, which is next once the server takes some again.
  return { letter: { ...next, attempts: letter.attempts - 1, whyNot }, pause: 0 };
};

import type { Choice } from '#libs/booking';
import { type Caller, isStaff } from '../http/callers/caller.js';

const strategyInWords: Record<Choice['strategy'], string> = {
  first: 'the first free calendar',
  'round-robin': 'the calendar whose turn it was',
  'least-busy': 'the calendar with the least to do that day',
};

/** Why these of several calendars were taken; how much there is to do on them is for those who work there. */
export const choicesFor = (
  choices: readonly Choice[],
  caller: Pick<Caller, 'kind' | 'onlyCustomer'>,
): readonly Choice[] =>
  isStaff(caller) ? choices : choices.map((choice) => ({ ...choice, reason: strategyInWords[choice.strategy] }));

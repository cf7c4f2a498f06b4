import { type FeedEvent, numberOf } from './feed.js';
import { type Heard, isDone, isOpen, type Wish } from './wish.js';

/** What clients were told that is so, and the positions of what was acknowledged and is in no log any more. */
export interface Parted {
  readonly wishes: readonly Wish[];
  readonly lost: readonly string[];
}

/**
 * A standby that lacked the last commits has another past from some position on, and so has what is restored from a backup.
 * What names only the lost past is told apart where `mayBeLost` allows it; all else has to be so.
 */
export const partedFrom = (
  events: readonly FeedEvent[],
  wishes: readonly Wish[],
  mayBeLost: (heard: Heard) => boolean,
): Parted => {
  const known = new Set(events.map(({ position }) => position));
  const lost: string[] = [];
  const isLost = (heard: Heard) => {
    const { position } = heard.body;
    return position !== undefined && !known.has(position) && mayBeLost(heard);
  };
  const kept = wishes.map((wish) => {
    for (const heard of wish.answers) if (isDone(heard) && isLost(heard)) lost.push(heard.body.position!);
    return { ...wish, answers: wish.answers.filter((heard) => isOpen(heard) || !isLost(heard)) };
  });
  return { wishes: kept, lost: [...new Set(lost)].sort((a, b) => numberOf(a) - numberOf(b)) };
};

/** The same wishes as they are told of a copy of the log that has another name. */
export const asOfCopy = (wishes: readonly Wish[], copy: string): Wish[] =>
  wishes.map((wish) => ({
    ...wish,
    answers: wish.answers.map((heard) => {
      const { position } = heard.body;
      return position === undefined
        ? heard
        : { ...heard, body: { ...heard.body, position: position.replace(/@[^.]+/, `@${copy}`) } };
    }),
  }));

import type { Ears, Words } from './words.js';
import { mayHear } from './words.js';

interface Changed {
  readonly type: string;
  readonly position: string;
  readonly correlationId: string;
  readonly subject: { readonly id: string };
}

/** Events of things that are somebody's, by a request of somebody who may not even hear of them. */
export const findIntruders = (events: readonly Changed[], words: Words, callers: readonly Ears[]): string[] =>
  events.flatMap(({ type, position, correlationId, subject }) => {
    const by = callers[Number(/^attack-(\d+)-/.exec(correlationId)?.[1] ?? Number.NaN)];
    const meant = by ? words.in(subject.id).filter((word) => !mayHear(by, word)) : [];
    return meant
      .filter((word) => word.house === by!.house)
      .map(({ place }) => `${by!.name} did ${type} to ${place}, at ${position} by ${correlationId}`);
  });

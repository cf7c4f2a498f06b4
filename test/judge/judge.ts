import { checkAcknowledged, checkAsked } from './acknowledged.js';
import type { FeedEvent } from './feed.js';
import { checkOrder } from './order.js';
import { Past } from './past.js';
import { checkRefusals } from './refusals.js';
import { checkSoldTwice } from './sold-twice.js';
import type { Wish } from './wish.js';

/** What may come of trouble with the database; a full disk, or a clock that is ahead, nobody has made. */
const troubles = new Set(['busy', 'read-behind', 'outcome-unknown']);

/** No answer but those that a client can go on from. */
const checkStatuses = (wishes: readonly Wish[]): string[] =>
  wishes.flatMap(({ what, id, answers }) =>
    answers
      .filter(({ status, body }) => status >= 500 && !(status === 503 && troubles.has(body.code ?? '')))
      .map(({ status, body }) => `${what} ${id}: answered with ${status} ${body.code ?? ''}`),
  );

/**
 * Whether what clients were answered is so, by the public feed alone: nothing sold twice, nothing acknowledged missing or
 * doubled, every refusal true at its own position, no 500. Returns what is wrong, each as a sentence.
 */
export const judge = (events: readonly FeedEvent[], wishes: readonly Wish[]): string[] => {
  const past = new Past(events);
  return [
    ...checkStatuses(wishes),
    ...checkOrder(past),
    ...checkSoldTwice(past),
    ...checkAcknowledged(past, wishes),
    ...checkAsked(past, wishes),
    ...checkRefusals(past, wishes),
  ];
};

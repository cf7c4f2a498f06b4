import { DatabaseError } from 'pg';
import { OutcomeUnknown, refusedAt } from '#libs/event-store';
import { Refused } from '../../../libs/booking/src/domain/deciding/refused.js';
import type { Answer, Details } from '../../checker/history.js';
import type { Attempt } from '../client.js';
import { refusal } from '../conditions.js';
import { ServerError } from '../store/server-error.js';

/** Refusals for more than what the judge knows of: whether those are true is told by deciding anew. */
const manifold = ['series-conflict', 'unavailable'];

/** What is said of the thing that a command is about, or of another one that has to do with it. */
const states = ['not-found', 'version-conflict', 'illegal-transition', 'already-exists'];

/** What was answered, as it is judged. `isChosen`: of several calendars the product chooses one. */
export const toldBy = ({ answer }: Attempt, id: string, isChosen: boolean): Answer => {
  if (answer === null || answer instanceof OutcomeUnknown || answer.constructor.name === 'Waitlisted')
    return { kind: 'unknown' };
  if (!(answer instanceof Error)) {
    const { position, mark, version } = answer;
    // Some only say that it is done, and an offer is of whichever entry waits longest.
    // Who waits already is told of the entry that they have.
    const { id: told = id } = (answer.state ?? {}) as { readonly id?: string };
    return position === 0 || id === ''
      ? { kind: 'unknown' }
      : { kind: 'done', id: told, version, at: { position, mark } };
  }
  if (answer instanceof ServerError || answer.message === refusal) return { kind: 'failed', reason: 'ServerError' };
  if (answer instanceof DatabaseError) return { kind: 'failed', reason: `${answer.code} ${answer.message}` };
  if (!(answer instanceof Refused)) return { kind: 'failed', reason: answer.constructor.name };
  const details = detailsOf(answer);
  const { subject } = answer.details as Said;
  const isOfAnother = states.includes(answer.reason) && subject !== undefined && subject.id !== id;
  if (
    isOfAnother ||
    manifold.includes(answer.reason) ||
    (isChosen && ('conflicts' in details || answer.reason === 'hold-expired'))
  )
    return { kind: 'failed', reason: 'refused for more' };
  return { kind: 'refused', reason: answer.reason, at: refusedAt(answer) ?? null, details };
};

type Said = Partial<
  Pick<
    Details,
    'capacity' | 'remaining' | 'currentVersion' | 'currentStatus' | 'expiredAt' | 'heldUntil' | 'closedAt' | 'limit'
  >
> & {
  readonly conflicts?: Details['conflicts'];
  readonly blockers?: { readonly bookings: readonly string[] };
  readonly subject?: { readonly id: string };
};

const detailsOf = ({ reason, details }: Refused): Details => {
  const { conflicts, blockers, subject, ...said } = details as Said;
  const { capacity, remaining, currentVersion, currentStatus, expiredAt, heldUntil, closedAt, limit } = said;
  const plain = { capacity, remaining, currentVersion, currentStatus, expiredAt, heldUntil, closedAt, limit };
  return {
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(conflicts && { conflicts }),
    ...(blockers && { blockers: blockers.bookings }),
    ...(reason === 'dependency-gone' && subject && { missing: subject.id }),
  };
};

import type { StoredEvent } from '#libs/event-store';
import { type Answer, verdictOf } from '../endpoint/answer.js';
import type { Lane } from '../queue/lane.js';
import type { Task } from '../queue/task.js';
import type { AttemptRow, Outcome } from '../sql/attempts.js';
import { attemptRow, isUnreadable, reasonOf, retryAfterIn } from './attempt.js';

interface Sent {
  readonly lane: Lane;
  readonly task: Task;
  readonly event: StoredEvent;
  readonly answer: Answer;
  /** How the answer began, sealed. */
  readonly excerpt: string | null;
}

interface Moment {
  readonly now: number;
  readonly chance: number;
}

/** What an answer means for who gave it, and what is written down of it; null: nothing, as it was taken at once. */
export const conclude = ({ lane, task, event, answer, excerpt }: Sent, { now, chance }: Moment): AttemptRow | null => {
  const retryAfter = retryAfterIn(answer, now);
  const attempt = (lane.parkedOf(task.subject)?.attempts ?? 0) + 1;
  const row = (outcome: Outcome, nextAt: number | null, number = attempt) =>
    attemptRow(lane.subscriber, event, answer, { triedAt: now, attempt: number, outcome, nextAt, excerpt });
  const verdict = isUnreadable(answer) ? 'event' : verdictOf(answer);
  if (verdict === 'taken') {
    const hadFailed = attempt > 1 || task.isProbe || task.kind === 'replay';
    lane.taken(task, event, now);
    return hadFailed ? row('taken', null) : null;
  }
  if (verdict === 'gone') {
    lane.gone(task, now);
    return row('failed', null);
  }
  if (verdict === 'endpoint') {
    lane.endpointFailed(task, event.stream, retryAfter, now, chance);
    return row('failed', lane.endpoint.wait?.until ?? null);
  }
  if (task.kind === 'replay') {
    lane.taken(task, event, now);
    const parked = lane.parkedOf(event.stream);
    const isTriedAgain = parked?.fromPosition === event.position;
    return isTriedAgain ? row('failed', parked.dueAt, parked.attempts) : row('given-up', null);
  }
  const how = lane.eventFailed(task, event, { retryAfter, reason: reasonOf(answer) }, now, chance);
  if (how === 'crowded') return row('failed', lane.endpoint.wait?.until ?? null);
  return row(how.nextAt === null ? 'given-up' : 'failed', how.nextAt, how.attempt);
};

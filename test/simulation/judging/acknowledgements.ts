import {
  Busy,
  ClockAhead,
  IdempotencyKeyReused,
  OutcomeUnknown,
  StorageFull,
  UnreadableEvent,
  WriteContention,
} from '#libs/event-store';
import { Refused } from '../../../libs/booking/src/domain/deciding/refused.js';
import { Waitlisted } from '../../../libs/booking/src/domain/waiting/waitlisted.js';
import type { StoredEvent } from '../../../libs/event-store/src/catalogue/stored-event.js';
import type { Attempt } from '../client.js';
import { NobodyThere } from '../simulated-process.js';
import type { Store } from '../store/store.js';
import { epoch } from '../store/store.js';

const nothingStored = [
  Busy,
  ClockAhead,
  IdempotencyKeyReused,
  StorageFull,
  WriteContention,
  UnreadableEvent,
  Refused,
  NobodyThere,
];

/** Where somebody was told what is not so. */
export function* acknowledgements({ state, losses }: Store, attempts: readonly Attempt[]): Generator<string> {
  const written = Map.groupBy(state.events, ({ correlationId }) => correlationId);
  for (const attempt of attempts) {
    const name = `${attempt.what} ${attempt.ask} (${attempt.call} at ${attempt.process})`;
    for (const wrong of untruths(attempt, written.get(attempt.call) ?? [], state.events, losses))
      yield `${name} ${wrong}`;
  }
  for (const [ask, own] of Map.groupBy(
    attempts.filter(({ envelope }) => envelope.idempotency),
    ({ ask }) => ask,
  )) {
    const stored = own.filter(({ call }) => written.has(call));
    if (stored.length > 1) yield `${ask} is stored by ${stored.map(({ call }) => call)}`;
  }
}

function* untruths(
  { answer, at }: Attempt,
  own: readonly StoredEvent[],
  log: readonly StoredEvent[],
  losses: Store['losses'],
): Generator<string> {
  if (answer === null || answer instanceof OutcomeUnknown || answer instanceof Waitlisted) return;
  if (answer instanceof Error) {
    const isForeseen =
      nothingStored.some((kind) => answer instanceof kind) || 'code' in answer || answer.name === 'WaitsAlready';
    if (!isForeseen) yield `was told ${answer.stack}`;
    if (own.length > 0) yield `was told ${answer.name} ${answer.message}, and it is stored`;
    return;
  }
  const { position, mark, appended, replayed } = answer;
  // Who was asked before a failover may have stored it before, and say so only afterwards.
  const isLost = losses.some((loss) => at - epoch <= loss.at);
  const event = log[position - 1];
  if (!event?.id.endsWith(mark) && position > 0 && !isLost)
    yield `was told ${position} ${mark}, which is not in the log, where ${event?.id} stands`;
  if (appended && !replayed && own.length === 0 && !isLost)
    yield 'was told that it is done, and nothing of it is stored';
  if (own.length > 0 && replayed) yield 'was told that it was done before, and it is its own';
}

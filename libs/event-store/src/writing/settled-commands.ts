import { pointOf } from '../point.js';
import type { Group } from './group.js';
import type { SettledCommand } from './group-report.js';
import type { Outcome } from './settlement.js';

/** What a call came to, command by command. */
export const settledCommands = (
  { members }: Group,
  outcomes: readonly Outcome[],
  waits: readonly number[],
): SettledCommand[] =>
  members.map(({ settlement }, index) => {
    const outcome = outcomes[index]!;
    const position = outcome.outcome === 'stored' ? outcome.position : null;
    const point = position === null ? null : pointOf({ position, id: settlement.events.at(-1)!.id });
    return { id: settlement.envelope.commandId, waitedMs: waits[index]!, outcome: outcome.outcome, point };
  });

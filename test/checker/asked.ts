import type { Call, Command, Done, Refused } from './history.js';
import { entry } from './log-row.js';

/** A command with every attempt at it, in the order in which they were invoked. */
export interface Asked {
  readonly command: Command;
  readonly calls: readonly Call[];
}

export type CallOf<Kind> = Call & { readonly answer: Kind };

export const isDone = (call: Call): call is CallOf<Done> => call.answer.kind === 'done';
export const isRefused = (call: Call): call is CallOf<Refused> => call.answer.kind === 'refused';

export const askedIn = (calls: readonly Call[]): Asked[] => {
  const byCommand = new Map<string, Call[]>();
  for (const call of calls) entry(byCommand, call.command.id, () => []).push(call);
  return [...byCommand.values()].map((each) => ({
    command: each[0]!.command,
    calls: each.toSorted((a, b) => a.at - b.at),
  }));
};

/** How a finding names who it is about. */
export const nameOf = ({ what, id }: Command): string => `${what} ${id}`;

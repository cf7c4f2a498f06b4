import type { z } from 'zod';
import type { Means as BookingMeans } from '../bookings/booking-acts.js';
import type { Pages } from '../http/answers/pages.js';
import type { Caller } from '../http/callers/caller.js';
import type { Code } from '../http/problems/problem-kinds.js';
import type { OperationOptions } from '../http/requests/operation.js';

/** What tools work with. */
export interface Means extends BookingMeans {
  readonly pages: Pages;
}

/** What whoever calls a tool may expect of it, as agents are told. */
export interface Hints {
  readonly readOnly: boolean;
  /** Whether something is lost by it that cannot be had back. */
  readonly destructive: boolean;
  /** Whether the same call again changes nothing more. */
  readonly idempotent: boolean;
}

/** What a tool answers. */
export interface Answered<Body> {
  readonly body: Body;
  /** Whether it is the first answer to a call that was made again. */
  readonly replayed?: boolean;
}

/** Something that an agent can do; each is declared once, for whichever protocol asks. */
export interface Tool<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  /** In snake case, at most 32 characters: so much is left to every model once a client has put its own before it. */
  readonly name: string;
  readonly title: string;
  /** What it is for and when to use it, for the agent. */
  readonly description: string;
  /** Flat, and without alternatives: gateways read no more. */
  readonly input: Input;
  readonly output: Output;
  readonly hints: Hints;
  /** To whom it is open, as the route is that does the same. */
  readonly door: Pick<OperationOptions, 'scope' | 'orOwn' | 'orPublic' | 'orManager' | 'managed' | 'attempts'>;
  readonly problems: readonly Code[];
  /** Where a refusal of what it asks for points, and the argument that stood for that. */
  readonly pointers?: Readonly<Record<string, string>>;
  run(means: Means, caller: Caller, input: z.output<Input>): Promise<Answered<z.input<Output>>>;
}

export const tool = <Input extends z.ZodType, Output extends z.ZodType>(
  declared: Tool<Input, Output>,
): Tool<Input, Output> => declared;

/** What only reads can be called as often as one likes. */
export const readOnly: Hints = { readOnly: true, destructive: false, idempotent: true };

/** The route of a tool. */
export const operationOf = ({ name, title, description, output, hints, door, problems, pointers }: Tool) =>
  ({
    id: `tool${name.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: title,
    description,
    tool: name,
    ...door,
    answers: { 200: output },
    problems,
    ...(pointers && { pointers }),
    onlyReads: hints.readOnly,
    ignoresKeys: hints.readOnly,
  }) satisfies OperationOptions;

import type { Problem } from '../generated/api.js';

/** Why the API refuses, out of a closed list; each has a page: `<API>/problems/<code>`. */
export type RefusalCode = Problem['code'];

/** What is said with a refusal: with `slot-taken` come `alternatives`, with `version-conflict` what has changed. */
export type ProblemOf<C extends RefusalCode> = Extract<Problem, { code: C }>;

/**
 * Why there is no answer of the API: nobody was reached (`unreachable`), something before it answered in its place
 * (`gateway`), or the time that the call had is over (`too-late`).
 */
export type SilenceCode = 'unreachable' | 'gateway' | 'too-late';

interface Told {
  readonly code: RefusalCode | SilenceCode;
  readonly message: string;
  readonly status?: number;
  readonly problem?: Problem;
  readonly cause?: unknown;
}

/** What every call of the client fails with, unless its own signal has ended it. */
export class SlotlogError extends Error {
  override readonly name = 'SlotlogError';
  /** Tells failures apart, and never changes; `message` is for people. */
  readonly code: RefusalCode | SilenceCode;
  /** The HTTP status; null where nobody has answered. */
  readonly status: number | null;
  /** All that the API says about it; null where it was not the API that spoke. */
  readonly problem: Problem | null;
  /** Of a write: who sends the same with this key (`{ idempotencyKey }`) does it once, however often. */
  idempotencyKey: string | null = null;
  /** Of a write: it may have happened, and nobody has said so. Send it again with `idempotencyKey`, or look. */
  unsettled = false;

  constructor({ code, message, status, problem, cause }: Told) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status ?? null;
    this.problem = problem ?? null;
  }
}

/** An error that is a refusal for one of these reasons. */
export type Refusal<C extends RefusalCode = RefusalCode> = SlotlogError & {
  readonly code: C;
  readonly status: number;
  readonly problem: ProblemOf<C>;
};

/**
 * Whether the API has refused, for one of these reasons, or for any where none is named.
 *
 * @example
 * if (isRefusal(error, 'slot-taken', 'slot-held')) show(error.problem.alternatives);
 */
export const isRefusal = <C extends RefusalCode = RefusalCode>(error: unknown, ...codes: C[]): error is Refusal<C> =>
  error instanceof SlotlogError &&
  error.problem !== null &&
  (codes.length === 0 || codes.includes(error.problem.code as C));

/** What came of something that may well be refused. */
export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/**
 * For who expects refusals and would rather not catch them: `ok` tells one from a success. Whatever else fails still throws.
 *
 * @example
 * const booked = await attempt(() => slotlog.bookings.create(wish));
 * if (!booked.ok && booked.refusal.code === 'slot-taken') show(booked.refusal.problem);
 */
export const attempt = async <T>(work: () => PromiseLike<T>): Promise<Attempt<T>> => {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (isRefusal(error)) return { ok: false, refusal: error };
    throw error;
  }
};

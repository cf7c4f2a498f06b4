import { SlotlogError } from '../answers/failure.js';
import { type Outcome, readAnswer, unreached } from '../answers/read-answer.js';
import { readsBehind } from '../generated/routes.js';
import { Positions } from './positions.js';
import { type Answer, type AnyInput, type Input, type Route, targetOf } from './route.js';
import { Lost, type Transport } from './transport.js';
import { backOff, pause, within } from './within.js';

/** What may be said with every call. */
export interface CallOptions {
  /** Ends the call; it then fails with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** How long all attempts may take together, in milliseconds. */
  readonly deadlineMs?: number | undefined;
  /** Of a write, instead of a fresh one: that of an earlier call of which nobody knows what became of it. */
  readonly idempotencyKey?: string | undefined;
}

export interface Patience {
  readonly deadlineMs: number;
  /** How long one attempt may take, in milliseconds. */
  readonly attemptMs: number;
}

/** 128 random bits; `crypto.randomUUID` is missing from pages that came over plain HTTP. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const late = Symbol('late');

/**
 * Sends requests until there is an answer, or no use in going on, or no time. Whatever writes has one key for all its
 * attempts, so that the server does it once; what the API has decided is never sent again.
 */
export class Sender {
  readonly positions = new Positions();

  constructor(
    readonly transport: Transport,
    readonly patience: Patience,
  ) {}

  async send<R extends Route>(route: R, input: Input<R>, options: CallOptions = {}): Promise<Answer<R>> {
    const [method = '', template = ''] = route.split(' ');
    const { signal, deadlineMs = this.patience.deadlineMs, idempotencyKey } = options;
    const writes = method !== 'GET';
    const key = writes ? (idempotencyKey ?? newKey()) : null;
    const ends = performance.now() + deadlineMs;
    const { query = {}, body } = input as AnyInput;
    const { minPosition } = query as { readonly minPosition?: unknown };
    let behind = readsBehind.has(route) && minPosition === undefined ? this.positions.highest : undefined;
    let unsettled = false;
    for (let failures = 0; ; failures += 1) {
      const target = targetOf(template, behind ? { ...input, query: { ...query, minPosition: behind } } : input);
      const headers: Record<string, string> = key === null ? {} : { 'Idempotency-Key': key };
      const outcome = await this.#once({ method, target, headers, body }, ends - performance.now(), signal);
      if ('answer' in outcome) return outcome.answer as Answer<R>;
      if (behind !== undefined && outcome.failure.code === 'other-history') {
        this.positions.drop(behind);
        behind = undefined;
        continue;
      }
      const { again, silent, after } = outcome;
      unsettled = writes && (silent || (again && unsettled));
      const wait = Math.max(after, backOff(failures));
      const now = performance.now();
      if (!again || now + wait >= ends) {
        const failure = now < ends ? outcome.failure : tooLate(deadlineMs, outcome.failure);
        throw Object.assign(failure, { idempotencyKey: key, unsettled });
      }
      await pause(wait, signal);
    }
  }

  async #once(request: Parameters<Transport['send']>[0], left: number, signal: AbortSignal | undefined) {
    const most = Math.min(this.patience.attemptMs, left);
    const attempt = async (stop: AbortSignal): Promise<Outcome> => {
      const response = await this.transport.send(request, stop);
      if (response instanceof Lost) return unreached(response.cause);
      const outcome = await readAnswer(response);
      this.#remember(outcome, response.headers.get('Event-Position'));
      return outcome;
    };
    try {
      return await within(most, signal, late, attempt);
    } catch (error) {
      if (error === late) return unreached(new Error(`No answer within ${Math.ceil(most)} ms`));
      throw error;
    }
  }

  #remember(outcome: Outcome, position: string | null): void {
    const told = 'answer' in outcome ? outcome.answer : outcome.failure.problem;
    const { position: inside, waitlistEntry } = (told ?? {}) as { position?: unknown; waitlistEntry?: unknown };
    this.positions.saw(position);
    this.positions.saw(inside);
    this.transport.credentials.learn('answer' in outcome ? told : waitlistEntry);
  }
}

const tooLate = (deadlineMs: number, cause: SlotlogError) =>
  new SlotlogError({ code: 'too-late', message: `No answer within ${deadlineMs} ms.`, cause });

import type { Envelope, Settled } from '#libs/event-store';
import { Busy, ClockAhead, OutcomeUnknown, StorageFull, WriteContention } from '#libs/event-store';
import type { Dice } from '../fuzz/dice.js';
import type { Ask } from './ask.js';
import type { Ground } from './ground.js';
import type { Step } from './plan.js';
import { NobodyThere, type SimulatedProcess } from './simulated-process.js';

/** One time that a command was sent to a process. */
export interface Attempt {
  readonly process: string;
  /** The attempt's own id, which its events bear as their correlation. */
  readonly call: string;
  /** What is the same whenever it is sent again. */
  readonly ask: string;
  readonly what: string;
  readonly envelope: Envelope;
  /** As it was handed to the process. */
  readonly command: object;
  readonly at: number;
  until: number | null;
  /** Null: none came. */
  answer: Settled<unknown> | Error | null;
}

/** How long a client waits for an answer, and how often it sends the same again. */
const patience = 15_000;
const attemptsAtMost = 8;

type Asking = Extract<Step, { kind: 'ask' }>;

/** Whoever asks: sends again what was not answered, to whichever process, as far as it is known by a key. */
export class Client {
  #calls = 0;

  constructor(
    private readonly ground: Ground,
    private readonly dice: Dice,
    private readonly processes: readonly SimulatedProcess[],
    private readonly attempts: Attempt[],
  ) {}

  async askAll(asks: readonly Ask[]): Promise<void> {
    for (const [nth, ask] of asks.entries())
      for (const tenant of ['acme', 'other'])
        await this.#send(this.processes[0]!, {
          ...{ id: `open${nth}${tenant}`, keyOf: `open${nth}${tenant}` },
          ...{ tenant, ask, what: 'open', isKeyed: true },
        });
  }

  askOf(process: SimulatedProcess, ask: Ask): Promise<unknown> {
    return this.#send(process, {
      id: `probe ${process.name}`,
      tenant: 'acme',
      ask,
      what: 'probe',
      isKeyed: false,
      keyOf: '',
    });
  }

  async ask(step: Asking): Promise<void> {
    const [one, other] = [this.#keepOn(step), step.isTwice && step.isKeyed ? this.#keepOn(step) : null];
    await Promise.all([one, other]);
  }

  async #keepOn(step: Asking): Promise<void> {
    for (let nth = 0; nth < attemptsAtMost; nth += 1) {
      const answer = await this.#send(this.dice.pick(this.processes), step);
      const isUnknown = answer === null || answer instanceof OutcomeUnknown;
      const isToTryAgain = isUnknown ? step.isKeyed : answer instanceof Error && mayBeSentAgain(answer);
      if (!isToTryAgain) return;
      await new Promise<void>((passed) => this.ground.time.after(50 * 2 ** nth, passed));
    }
  }

  async #send(process: SimulatedProcess, step: Pick<Asking, 'id' | 'tenant' | 'ask' | 'what' | 'isKeyed' | 'keyOf'>) {
    const { ground, dice } = this;
    this.#calls += 1;
    const call = `call ${this.#calls}`;
    const envelope: Envelope = {
      tenant: step.tenant,
      commandId: idOf(dice),
      ...{ actor: 'api-key/desk', correlationId: call },
      ...(step.isKeyed && { idempotency: { key: step.keyOf, fingerprint: step.id } }),
    };
    const command = step.ask(envelope);
    const attempt: Attempt = {
      ...{ process: process.name, call, ask: step.id, what: step.what, envelope, command },
      ...{ at: ground.trueTime(), until: null, answer: null },
    };
    this.attempts.push(attempt);
    const answered = process.execute(command).then(
      (answer) => (answer && 'position' in (answer as object) ? answer : doneWithoutAWord) as Settled<unknown>,
      (failure) => (failure ?? new Error('it failed without a word')) as Error,
    );
    const late = new Promise<null>((passed) => ground.time.after(patience, () => passed(null)));
    attempt.answer = await Promise.race([answered, late]);
    if (attempt.answer) attempt.until = ground.trueTime();
    return attempt.answer;
  }
}

/** Of whoever only says that it is done. */
const doneWithoutAWord = { position: 0, mark: '', appended: false, replayed: false };

const mayBeSentAgain = (answer: Error) =>
  [NobodyThere, Busy, StorageFull, WriteContention, ClockAhead].some((kind) => answer instanceof kind);

const idOf = (dice: Dice): string => {
  const digits = (count: number) => Array.from({ length: count }, () => dice.below(16).toString(16)).join('');
  return `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`;
};

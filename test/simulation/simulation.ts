import { Dice } from '../fuzz/dice.js';
import type { Met } from '../sometimes/met.js';
import { type Attempt, Client } from './client.js';
import { Clockwork } from './clockwork.js';
import { standsAt, views } from './judging/views.js';
import { opening } from './opening.js';
import type { Plan, Step } from './plan.js';
import { type Decided, SimulatedProcess } from './simulated-process.js';
import { uuidOf } from './simulated-world.js';
import { poison } from './store/poison.js';
import { noTrouble, Store } from './store/store.js';

/** So long, by simulated time, may whatever is under way take to be settled once nothing goes wrong any more. */
const timeToSettle = 60_000;

/** Several processes over one store, in a time of their own, and what goes wrong there. */
export class Simulation {
  readonly store: Store;
  readonly attempts: Attempt[] = [];
  readonly decided: Decided[] = [];
  readonly #dice: Dice;
  readonly #time = new Clockwork();
  readonly processes: SimulatedProcess[] = [];
  readonly #client: Client;
  #born = 0;
  /** Asks that somebody still waits for. */
  #open = 0;

  constructor(
    private readonly plan: Plan,
    private readonly met: Met,
  ) {
    this.#dice = new Dice(plan.seed ^ 0x51ab);
    this.store = new Store(this.#time, this.#dice);
    this.#client = new Client(this.store, this.#dice, this.processes, this.attempts);
  }

  /** Nothing goes wrong until there is something to ask for. */
  async open(): Promise<void> {
    const begun = Promise.all(Array.from({ length: this.plan.processes }, (_, nth) => this.#start(nth)));
    if (!(await this.#isDone(begun.then(() => this.#client.askAll(opening))))) throw new Error('it never opened');
    this.store.keepAll();
  }

  async goThrough(): Promise<void> {
    const { span, steps, trouble } = this.plan;
    const { now } = this.#time;
    this.store.trouble = trouble;
    for (const step of steps) {
      if (step.kind === 'ask') this.#open += 1;
      this.#time.after(step.at, () => (step.kind === 'ask' ? void this.#ask(step) : this.#befall(step)));
    }
    await this.#time.until(() => false, now + span);
  }

  /** Nothing goes wrong any more, so that whatever waits comes to an end, and each process serves. Returns what does not. */
  async settle(): Promise<string[]> {
    this.store.trouble = noTrouble;
    const found: string[] = [];
    const areUp = () => this.processes.every(({ isOpen }) => isOpen);
    if (!(await this.#until(() => this.#open === 0))) found.push(`liveness: ${this.#open} asks are never settled`);
    if (!(await this.#until(areUp))) found.push('liveness: a process does not come up again');
    for (const process of this.processes) {
      const answered = this.#client.askOf(process, opening[0]!);
      if (!(await this.#isDone(answered))) found.push(`liveness: ${process.name} does not answer`);
    }
    const { state } = this.store;
    if (await this.#until(() => standsAt(state) >= state.events.length)) found.push(...views(state));
    else found.push(`liveness: views stand at ${standsAt(state)} of ${state.events.length}`);
    return found;
  }

  async #start(nth: number): Promise<void> {
    this.#born += 1;
    const process = new SimulatedProcess(`p${nth}.${this.#born}`, this.store, this.#dice, this.decided);
    this.processes[nth] = process;
    process.onOutcome = (outcome) => this.met.meet('outcome', outcome);
    await process.start();
    if (this.plan.acts) process.act();
  }

  async #ask(step: Extract<Step, { kind: 'ask' }>): Promise<void> {
    await this.#client.ask(step);
    this.#open -= 1;
  }

  #befall({ what, size }: Extract<Step, { kind: 'fault' }>): void {
    const dice = this.#dice;
    const nth = dice.below(this.processes.length);
    switch (what) {
      case 'crash':
        this.processes[nth]!.crash();
        this.#time.after(size * 2_000, () => void this.#start(nth));
        break;
      case 'freeze':
        this.processes[nth]!.life.freeze(size * 4_000);
        break;
      case 'failover':
        this.store.failOver(0, size * 2_000);
        break;
      case 'lossy-failover':
        this.store.failOver(1 + dice.below(dice.pick([4, 40])), size * 2_000);
        break;
      case 'clock-step':
        this.store.stepClock(Math.round((size - 0.5) * 20_000));
        break;
      case 'poison':
        poison(this.store, uuidOf(this.store.trueTime(), dice));
    }
  }

  #until(isSo: () => boolean): Promise<boolean> {
    return this.#time.until(isSo, this.#time.now + timeToSettle);
  }

  #isDone(work: Promise<unknown>): Promise<boolean> {
    let isDone = false;
    void work.then(() => {
      isDone = true;
    });
    return this.#until(() => isDone);
  }
}

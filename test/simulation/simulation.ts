import type { Dice } from '../fuzz/dice.js';
import type { Met } from '../sometimes/met.js';
import { type Attempt, Client } from './client.js';
import { noTrouble } from './conditions.js';
import { type Ground } from './ground.js';
import { standsAt, views } from './judging/views.js';
import { opening } from './opening.js';
import type { Plan, Step } from './plan.js';
import { type Decided, SimulatedProcess } from './simulated-process.js';
import { uuidOf } from './simulated-world.js';

/** So long, by simulated time, may whatever is under way take to be settled once nothing goes wrong any more. */
const timeToSettle = 60_000;

/** Several processes over one store, in a time of their own, and what goes wrong there. */
export class Simulation {
  readonly attempts: Attempt[] = [];
  readonly decided: Decided[] = [];
  readonly #dice: Dice;
  readonly processes: SimulatedProcess[] = [];
  readonly #client: Client;
  #born = 0;
  /** Asks that somebody still waits for. */
  #open = 0;

  constructor(
    private readonly plan: Plan,
    private readonly ground: Ground,
    private readonly met: Met,
  ) {
    this.#dice = ground.dice;
    this.#client = new Client(ground, this.#dice, this.processes, this.attempts);
  }

  /** Nothing goes wrong until there is something to ask for. */
  async open(): Promise<void> {
    const begun = Promise.all(Array.from({ length: this.plan.processes }, (_, nth) => this.#start(nth)));
    if (!(await this.#isDone(begun.then(() => this.#client.askAll(opening))))) throw new Error('it never opened');
    this.ground.keepAll();
  }

  async goThrough(): Promise<void> {
    const { span, steps, trouble } = this.plan;
    const { now } = this.ground.time;
    this.ground.trouble = trouble;
    for (const step of steps) {
      if (step.kind === 'ask') this.#open += 1;
      this.ground.time.after(step.at, () => (step.kind === 'ask' ? void this.#ask(step) : this.#befall(step)));
    }
    await this.ground.time.until(() => false, now + span);
  }

  /** Nothing goes wrong any more, so that whatever waits comes to an end, and each process serves. Returns what does not. */
  async settle(): Promise<string[]> {
    this.ground.trouble = noTrouble;
    const found: string[] = [];
    const areUp = () => this.processes.every(({ isOpen }) => isOpen);
    if (!(await this.#until(() => this.#open === 0))) found.push(`liveness: ${this.#open} asks are never settled`);
    if (!(await this.#until(areUp))) found.push('liveness: a process does not come up again');
    for (const process of this.processes) {
      const answered = this.#client.askOf(process, opening[0]!);
      if (!(await this.#isDone(answered))) found.push(`liveness: ${process.name} does not answer`);
    }
    const { ground } = this;
    const areThere = async () => {
      await ground.look();
      return standsAt(ground.state) >= ground.state.events.length;
    };
    if (await this.#until(areThere)) found.push(...views(ground.state));
    else found.push(`liveness: views stand at ${standsAt(ground.state)} of ${ground.state.events.length}`);
    for (const { name, listener } of this.processes) {
      const wrong = async () => {
        await ground.look();
        return listener?.wrong(ground.state) ?? [];
      };
      if (!(await this.#until(async () => (await wrong()).length === 0)))
        found.push(...(await wrong()).map((what) => `${name}: ${what}`));
    }
    return found;
  }

  async #start(nth: number): Promise<void> {
    this.#born += 1;
    const process = new SimulatedProcess(`p${nth}.${this.#born}`, this.ground, this.#dice, this.decided);
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
        this.ground.time.after(size * 2_000, () => void this.#start(nth));
        break;
      case 'freeze':
        this.processes[nth]!.life.freeze(size * 4_000);
        break;
      case 'failover':
        this.ground.failOver(0, size * 2_000);
        break;
      case 'lossy-failover':
        this.ground.failOver(1 + dice.below(dice.pick([4, 40])), size * 2_000);
        break;
      case 'failover-at-repeat':
        this.ground.failOverAtRepeat(1 + dice.below(3));
        break;
      case 'clock-step':
        this.ground.stepClock(Math.round((size - 0.5) * 20_000));
        break;
      case 'poison':
        this.ground.poison(uuidOf(this.ground.trueTime(), dice));
    }
  }

  #until(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
    return this.ground.time.until(isSo, this.ground.time.now + timeToSettle);
  }

  #isDone(work: Promise<unknown>): Promise<boolean> {
    let isDone = false;
    void work.then(() => {
      isDone = true;
    });
    return this.#until(() => isDone);
  }
}

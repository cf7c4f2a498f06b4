/** What instrumented code asks while it runs, by numbers of mutants. */
export class Switches {
  #on = -1;
  #hits = 0;
  #isEndless = false;
  #limit = 0;
  /** How often anything was asked within an act: a step of whatever is instrumented. */
  #steps = 0;
  #stepLimit = Number.POSITIVE_INFINITY;
  /** How often each was met since the last look; null while nobody counts. */
  #met: Uint32Array | null = null;

  constructor() {
    const meet = (...ids: readonly number[]) => {
      if (this.#met === null) return;
      for (const id of ids) this.#met[id]! += 1;
    };
    const isOn = (id: number) => {
      if (++this.#steps > this.#stepLimit) throw new Endless();
      if (id !== this.#on) return false;
      if (++this.#hits > this.#limit) throw new Endless();
      return true;
    };
    Object.assign(globalThis, { __mutants__: { meet, isOn } });
  }

  /** Switches one on, until `turnOff`; met more often than `limit` it throws, and where an act takes more than `stepLimit`. */
  turnOn(id: number, limit: number, stepLimit: number): void {
    this.#on = id;
    this.#limit = limit;
    this.#stepLimit = stepLimit;
    this.#steps = 0;
    this.#hits = 0;
    this.#isEndless = false;
  }

  /** Before each act: what is endless is so within one. */
  beginAct(): void {
    this.#isEndless ||= this.#hits > this.#limit || this.#steps > this.#stepLimit;
    this.#hits = 0;
    this.#steps = 0;
  }

  /** Whether what was on was met without end. */
  turnOff(): boolean {
    this.#on = -1;
    this.beginAct();
    this.#stepLimit = Number.POSITIVE_INFINITY;
    return this.#isEndless;
  }

  /** The steps since it was asked last. */
  stepsTaken(): number {
    const steps = this.#steps;
    this.#steps = 0;
    return steps;
  }

  count(numbers: number): void {
    this.#met = new Uint32Array(numbers);
  }

  /** Those that were met since it was asked last, with how often. */
  look(): [number, number][] {
    const met = [...this.#met!.entries()].filter(([, hits]) => hits > 0);
    this.#met!.fill(0);
    return met;
  }

  countNoMore(): void {
    this.#met = null;
  }
}

/** Thrown where a mutant makes a loop go on for ever, as far as anybody can say. */
export class Endless extends Error {}

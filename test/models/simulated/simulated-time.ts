interface Due {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Time that passes at once: what is due next happens next, after everything that follows from what was before. */
export class SimulatedTime {
  now = 0;
  #order = 0;
  readonly #due: Due[] = [];

  /** Returns what takes it back. */
  after(milliseconds: number, run: () => void): () => void {
    this.#order += 1;
    const due = { at: this.now + milliseconds, order: this.#order, run };
    this.#due.push(due);
    return () => {
      const at = this.#due.indexOf(due);
      if (at >= 0) this.#due.splice(at, 1);
    };
  }

  readonly pause = (milliseconds: number): Promise<void> =>
    new Promise((passed) => this.after(milliseconds, () => passed()));

  /** Until nothing is due any more. Throws where that does not come. */
  async pass(): Promise<void> {
    for (let turns = 0; ; turns += 1) {
      if (turns === tooMany) throw new Error('it goes round in circles');
      await quiet();
      const next = this.#due.reduce<Due | undefined>(
        (first, due) => (!first || isBefore(due, first) ? due : first),
        undefined,
      );
      if (!next) return;
      this.#due.splice(this.#due.indexOf(next), 1);
      this.now = next.at;
      next.run();
    }
  }
}

/** Of what is due; some hours with thirty commands take about a thousand. */
const tooMany = 20_000;

const isBefore = (one: Due, other: Due) => one.at < other.at || (one.at === other.at && one.order < other.order);

/** A writer takes a turn of the event loop between its rounds. */
const quiet = async () => {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((turned) => setImmediate(turned));
};

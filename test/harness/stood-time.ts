/** Time that passes when the test says so. */
export class StoodTime {
  #now = 0;
  readonly #waiting = new Set<{ readonly at: number; readonly done: () => void }>();

  whenOneIsLeft = () => {};

  monotonic = () => this.#now;

  after(milliseconds: number, done: () => void) {
    const waiting = { at: this.#now + milliseconds, done };
    this.#waiting.add(waiting);
    return () => {
      this.#waiting.delete(waiting);
      if (this.#waiting.size === 1) this.whenOneIsLeft();
    };
  }

  pass(milliseconds: number) {
    this.#now += milliseconds;
    for (const waiting of [...this.#waiting].filter(({ at }) => at <= this.#now)) {
      this.#waiting.delete(waiting);
      waiting.done();
    }
  }
}

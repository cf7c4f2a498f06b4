/** Wakes the one who waits; rung while nobody waits, the next wait ends at once. */
export class Bell {
  #isRung = false;
  #wake = () => {};

  ring(): void {
    this.#isRung = true;
    this.#wake();
  }

  /** Returns when rung, at the latest after `patience` milliseconds where that is given. */
  async rung(patience?: number): Promise<void> {
    if (!this.#isRung) {
      await new Promise<void>((resolve) => {
        const timer = patience === undefined ? undefined : setTimeout(resolve, patience);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#isRung = false;
    this.#wake = () => {};
  }
}

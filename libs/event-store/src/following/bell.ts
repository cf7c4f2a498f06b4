import type { World } from '../world/world.js';

/** Wakes the one who waits; rung while nobody waits, the next wait ends at once. */
export class Bell {
  #isRung = false;
  #wake = () => {};

  constructor(private readonly world: Pick<World, 'after'>) {}

  ring(): void {
    this.#isRung = true;
    this.#wake();
  }

  /** Returns when rung, at the latest after `patience` milliseconds where that is given. */
  async rung(patience?: number): Promise<void> {
    if (!this.#isRung) {
      await new Promise<void>((resolve) => {
        const cancel = patience === undefined ? undefined : this.world.after(patience, resolve);
        this.#wake = () => {
          cancel?.();
          resolve();
        };
      });
    }
    this.#isRung = false;
    this.#wake = () => {};
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Time } from '../base.js';

/** Time as it passes, from when it is made. */
export class RealTime implements Time {
  readonly #began = performance.now();

  get now(): number {
    return performance.now() - this.#began;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = setTimeout(run, Math.max(0, milliseconds));
    return () => clearTimeout(timer);
  }

  async until(isSo: () => boolean | Promise<boolean>, then: number): Promise<boolean> {
    while (!(await isSo())) {
      if (this.now >= then) return false;
      await sleep(Math.max(1, Math.min(20, then - this.now)));
    }
    return true;
  }
}

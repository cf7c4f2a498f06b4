import { setTimeout as sleep } from 'node:timers/promises';
import { realWorld } from '#libs/event-store';
import type { Time } from '../conditions.js';

/** Time as it passes, from when it is made. */
export class RealTime implements Time {
  readonly #began = realWorld.monotonic();

  get now(): number {
    return realWorld.monotonic() - this.#began;
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

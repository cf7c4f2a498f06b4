import { setImmediate as others } from 'node:timers/promises';

/** How long one piece of work may keep everybody else waiting, in milliseconds. */
const atMost = 20;

/** For work that takes long: lets others have their turn in between. */
export class Turns {
  #began = performance.now();

  /** To be awaited again and again; costs nothing until a turn has been long. */
  async take(): Promise<void> {
    if (!this.isOver) return;
    await others();
    this.#began = performance.now();
  }

  get isOver(): boolean {
    return performance.now() - this.#began >= atMost;
  }
}

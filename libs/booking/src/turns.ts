import { realWorld } from '#libs/event-store';

let line: Promise<void> = Promise.resolve();

/**
 * One after the other, each in a round of the loop of its own: eight that wait for the same round would go on in it together,
 * and keep all else waiting for 80 ms.
 */
export const ownRound = (): Promise<void> => {
  line = line.then(() => realWorld.turn());
  return line;
};

/**
 * How long a turn goes on before others have theirs, in milliseconds. What is done between two looks at the clock comes on
 * top of it: no more than as much again, so that nobody waits for longer than 20 ms.
 */
const longEnough = 10;

/** For work that takes long: lets others have their turn in between. */
export class Turns {
  #began: number;

  /** `clock`: a clock that only goes forward, in milliseconds. */
  constructor(
    private readonly clock: () => number = () => realWorld.monotonic(),
    private readonly letOthers: () => Promise<unknown> = ownRound,
  ) {
    this.#began = clock();
  }

  /** To be awaited again and again; costs nothing until a turn has been long. */
  async take(): Promise<void> {
    if (this.clock() - this.#began < longEnough) return;
    await this.letOthers();
    this.#began = this.clock();
  }

  /** What a walk comes to, its pauses taken as turns. */
  async through<Result>(walk: Generator<unknown, Result>): Promise<Result> {
    for (;;) {
      const { done, value } = walk.next();
      if (done) return value;
      await this.take();
    }
  }

  /**
   * The first of what a walk finds, its pauses taken as turns. `next`: the first that was found beyond so many, null where
   * that is all.
   */
  async firstOf<Found>(
    walk: Iterable<Found | null>,
    atMost: number,
  ): Promise<{ readonly found: readonly Found[]; readonly next: Found | null }> {
    const found: Found[] = [];
    for (const each of walk) {
      if (each === null) await this.take();
      else if (found.length === atMost) return { found, next: each };
      else found.push(each);
    }
    return { found, next: null };
  }
}

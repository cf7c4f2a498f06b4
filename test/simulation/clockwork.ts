import type { Time } from './conditions.js';

interface Due {
  readonly at: number;
  readonly order: number;
  run: (() => void) | null;
}

/**
 * Time that passes at once: what is due next happens next, after all that follows from what was before. What is due at the
 * same time happens in the order in which it was asked for.
 */
export class Clockwork implements Time {
  now = 0;
  steps = 0;
  #order = 0;
  readonly #heap: Due[] = [];

  /** @param most how much may happen; more goes round in circles. A seed takes some ten thousand. */
  constructor(private readonly most = 500_000) {}

  after(milliseconds: number, run: () => void): () => void {
    this.#order += 1;
    const due: Due = { at: this.now + Math.max(0, milliseconds), order: this.#order, run };
    this.#heap.push(due);
    this.#rise(this.#heap.length - 1);
    return () => {
      due.run = null;
    };
  }

  async until(isSo: () => boolean | Promise<boolean>, then = Number.POSITIVE_INFINITY): Promise<boolean> {
    await everythingThatFollows();
    while (!(await isSo())) {
      const next = this.#next();
      if (!next || next.at > then) {
        if (next) this.#put(next);
        if (Number.isFinite(then)) this.now = Math.max(this.now, then);
        return isSo();
      }
      this.now = next.at;
      this.steps += 1;
      if (this.steps > this.most) throw new Error('it goes round in circles');
      next.run!();
      await everythingThatFollows();
    }
    return true;
  }

  #put(due: Due): void {
    this.#heap.push(due);
    this.#rise(this.#heap.length - 1);
  }

  #next(): Due | undefined {
    for (;;) {
      const [first] = this.#heap;
      const last = this.#heap.pop();
      if (!first || !last) return undefined;
      if (first !== last) {
        this.#heap[0] = last;
        this.#sink();
      }
      if (first.run) return first;
    }
  }

  #rise(from: number): void {
    const heap = this.#heap;
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!isBefore(heap[at]!, heap[above]!)) return;
      [heap[at], heap[above]] = [heap[above]!, heap[at]!];
      at = above;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ; ) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < heap.length && isBefore(heap[below]!, heap[least]!)) least = below;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }
}

const isBefore = (one: Due, other: Due) => one.at < other.at || (one.at === other.at && one.order < other.order);

/** Promises are heard in their order before the event loop goes on; nothing else is waited for in a simulation. */
const everythingThatFollows = () => new Promise<void>((turned) => setImmediate(turned));

import { hash } from 'node:crypto';

/** Numbers that look random and are the same for the same words. */
export class Chance {
  #drawn = 0;

  constructor(private readonly words: string) {}

  /** A whole number below `count`. */
  below(count: number): number {
    this.#drawn += 1;
    return Number.parseInt(hash('sha256', `${this.words} ${this.#drawn}`).slice(0, 12), 16) % count;
  }

  of<Thing>(things: readonly Thing[]): Thing {
    return things[this.below(things.length)]!;
  }
}

import type { Time } from './conditions.js';

/** The life of one process: it may stand still for a while, and it ends at once, whatever it is at. */
export class Life {
  isOver = false;
  #frozenUntil = 0;
  readonly #ends: (() => void)[] = [];

  constructor(private readonly time: Time) {}

  /** Something reaches it: at once, when it goes on, or never. */
  told(what: () => void): void {
    if (this.isOver) return;
    if (this.time.now >= this.#frozenUntil) what();
    else this.time.after(this.#frozenUntil - this.time.now, () => this.told(what));
  }

  freeze(milliseconds: number): void {
    this.#frozenUntil = this.time.now + milliseconds;
  }

  onEnd(what: () => void): void {
    this.#ends.push(what);
  }

  end(): void {
    this.isOver = true;
    for (const what of this.#ends.splice(0)) what();
  }
}

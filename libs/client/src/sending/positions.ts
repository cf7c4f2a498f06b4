const form = /^(\d+)@(\w+)\./;

/**
 * The highest position that this client was given, by writes, reads, refusals and streams: reads wait until they have it, so
 * that nobody misses what they have just done or seen.
 */
export class Positions {
  #highest: string | undefined;

  get highest(): string | undefined {
    return this.#highest;
  }

  /** Of two histories the one that was heard of last counts: a restored API has another. */
  saw(token: unknown): void {
    const [, number, log] = form.exec(typeof token === 'string' ? token : '') ?? [];
    if (number === undefined) return;
    const [, highest, known] = form.exec(this.#highest ?? '') ?? [];
    if (log !== known || Number(number) > Number(highest)) this.#highest = token as string;
  }

  /** It is of a history that is over; what was heard of since then stays. */
  drop(token: string): void {
    if (this.#highest === token) this.#highest = undefined;
  }
}

/** Holds the latest of what comes, for whoever takes it when there is time. */
export class Latest<Value> {
  #waiting: { readonly value: Value } | undefined;
  #failure: { readonly reason: unknown } | undefined;
  #wake = () => {};

  set(value: Value): void {
    this.#waiting = { value };
    this.#wake();
  }

  fail(reason: unknown): void {
    this.#failure = { reason };
    this.#wake();
  }

  async take(): Promise<Value> {
    while (!this.#waiting && !this.#failure) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const taken = this.#waiting;
    this.#waiting = undefined;
    if (!taken) throw this.#failure?.reason;
    return taken.value;
  }
}

/** How to take down what was put up, the last first. */
export class Shutdown {
  readonly #steps: (() => Promise<unknown>)[] = [];
  #done: Promise<void> | undefined;

  after(step: () => Promise<unknown>): void {
    this.#steps.push(step);
  }

  /** Goes on where a step fails, and tells of it. */
  run(report: (error: unknown) => void): Promise<void> {
    this.#done ??= (async () => {
      for (const step of this.#steps.reverse()) await Promise.resolve().then(step).catch(report);
    })();
    return this.#done;
  }
}

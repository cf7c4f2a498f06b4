/** Whether requests should be sent to this process. */
export class Readiness {
  #leaving = false;

  /**
   * @param ask a question to the database, as cheap as can be
   * @param isCaughtUp whether the views that this process reads are there
   */
  constructor(
    private readonly ask: () => Promise<unknown>,
    private readonly isCaughtUp: () => Promise<boolean>,
  ) {}

  /** From now on never again. */
  leave(): void {
    this.#leaving = true;
  }

  /** Whether this process is about to stop. */
  get isLeaving(): boolean {
    return this.#leaving;
  }

  /** What is missing, as a sentence; undefined: nothing. */
  async missing(): Promise<string | undefined> {
    if (this.#leaving) return 'This process is about to stop.';
    const answers = await this.ask().then(
      () => true,
      () => false,
    );
    if (!answers) return 'The database does not respond.';
    return (await this.isCaughtUp().catch(() => false)) ? undefined : 'The read models have not caught up yet.';
  }
}

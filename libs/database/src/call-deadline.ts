/**
 * Watches over a connection's calls: where none of them has been answered for so long, `expire` is called. Packets that
 * are dropped on the way are no failure to anybody: TCP sends them again for a quarter of an hour.
 */
export class CallDeadline {
  #calls = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    /** 0: none. */
    private readonly milliseconds: number,
    private readonly expire: () => void,
  ) {}

  began(): void {
    this.#calls += 1;
    if (this.#calls === 1) this.#start();
  }

  answered(): void {
    this.#calls -= 1;
    clearTimeout(this.#timer);
    if (this.#calls > 0) this.#start();
  }

  #start(): void {
    if (this.milliseconds === 0) return;
    // One turn more: after a pause of this process the timer comes first, and the answer may have arrived long since.
    this.#timer = setTimeout(() => {
      this.#timer = setTimeout(this.expire, 1);
    }, this.milliseconds);
  }
}

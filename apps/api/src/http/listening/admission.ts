import type { ServerResponse } from 'node:http';

/** How long answers may take on average before fewer requests are let in, in milliseconds. */
const bearable = 500;

/** How often that is judged, in milliseconds. */
const every = 100;

/** Never fewer at once: as many are answered in a blink by any machine. */
const least = 256;

/** Probes, and streams that stay open for as long as their readers like: by the path alone, or the pattern of a route. */
const uncounted = /^\/(healthz|readyz|metrics|v1\/events\/stream|v1\/services\/[^/]+\/slots\/stream)$/;

/**
 * How many requests may be under way at once. What is let in beyond that number would only wait, so it is turned away
 * while that is cheap: the number shrinks as soon as answers take too long, and grows while all of it is needed.
 */
export class Admission {
  #underWay = 0;
  #limit: number;
  #turnedAway = 0;
  #answered = 0;
  #took = 0;
  #wasFull = false;
  #lookedAt = performance.now();
  readonly #timer: NodeJS.Timeout;

  /** @param most requests under way, however fast they are */
  constructor(private readonly most: number) {
    this.#limit = most;
    this.#timer = setInterval(() => this.#adjust(), every).unref();
  }

  /** False: it has to be turned away. */
  admits(path: string): boolean {
    if (this.#underWay < this.#limit || uncounted.test(path)) return true;
    this.#wasFull = true;
    this.#turnedAway += 1;
    return false;
  }

  /** A request has arrived whole, so that a slow sender keeps nobody out, and is under way until its answer is. */
  begins(path: string, response: ServerResponse): void {
    if (uncounted.test(path)) return;
    this.#underWay += 1;
    const from = performance.now();
    response.once('close', () => {
      this.#underWay -= 1;
      this.#answered += 1;
      this.#took += performance.now() - from;
    });
  }

  get state() {
    return { underWay: this.#underWay, limit: this.#limit, turnedAway: this.#turnedAway };
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #adjust(): void {
    const now = performance.now();
    const late = now - this.#lookedAt - every;
    const average = Math.max(late, this.#answered === 0 ? 0 : this.#took / this.#answered);
    if (average > bearable)
      this.#limit = Math.max(Math.min(least, this.most), Math.floor(this.#limit * Math.max(0.7, bearable / average)));
    else if (this.#wasFull) this.#limit = Math.min(this.most, Math.ceil(this.#limit * 1.1));
    this.#lookedAt = now;
    this.#answered = 0;
    this.#took = 0;
    this.#wasFull = false;
  }
}

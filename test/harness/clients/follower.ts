import { setTimeout as sleep } from 'node:timers/promises';
import { type Heard, openStream } from './event-stream.js';

type Stream = Awaited<ReturnType<typeof openStream>>;

/** Between two attempts to open a stream, and between two looks at one, in milliseconds. */
const pause = 20;

/** Follows a stream as a browser does: whenever it ends it is opened again, behind the last id. */
export class Follower {
  readonly heard: Heard[] = [];
  readonly comments: string[] = [];
  /** How often it has been opened. */
  opened = 0;
  #isOver = false;
  #lastId: string | undefined;
  readonly #running: Promise<void>;

  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string>,
  ) {
    this.#running = this.#follow();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#running;
  }

  async #follow(): Promise<void> {
    while (!this.#isOver) {
      const resumed = this.#lastId === undefined ? {} : { 'Last-Event-ID': this.#lastId };
      const stream = await openStream(this.url, { ...this.headers, ...resumed }).catch(() => null);
      if (stream !== null) await this.#hear(stream);
      await sleep(pause);
    }
  }

  async #hear(stream: Stream): Promise<void> {
    this.opened += 1;
    let hasEnded = false;
    void stream.ended.then(() => {
      hasEnded = true;
    });
    while (!hasEnded && !this.#isOver) {
      this.heard.push(...stream.rest());
      await sleep(pause);
    }
    stream.close();
    await stream.ended;
    this.heard.push(...stream.rest());
    this.comments.push(...stream.comments);
    this.#lastId = stream.lastId() ?? this.#lastId;
  }
}

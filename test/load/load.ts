import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '#test/checker/history';
import { Client } from './client.js';
import { Figures, Sender } from './sender.js';

const clients = 12;

/** Between two errands of a client, in milliseconds: what is tried is not how much can be done. */
const breath = 20;

/** Where clients ask: processes, or proxies in front of them. */
export interface Doors {
  readonly key: string;
  readonly apis: readonly { readonly url: string | undefined }[];
}

/** Clients at work on a fleet, until they are told to stop; each ends what it has begun. */
export class Load {
  readonly figures = new Figures();
  readonly #ending = new AbortController();
  readonly #givesUp = new AbortController();
  readonly #working: Promise<unknown>;
  readonly #sender: Sender;

  constructor(doors: Doors, seed: number, who = 'client') {
    const addresses = () => doors.apis.map(({ url }) => url);
    const sender = new Sender(addresses, doors.key, this.figures, this.#givesUp.signal);
    this.#sender = sender;
    this.#working = Promise.all(
      Array.from({ length: clients }, (_, index) => {
        const name = `${who}-${index + 1}`;
        return this.#work(new Client(name, seed + index, sender));
      }),
    );
  }

  /** Every attempt so far. */
  get calls(): readonly Call[] {
    return this.#sender.calls;
  }

  /** Where what was acknowledged so far stands. */
  get positions(): readonly string[] {
    return this.#sender.positions;
  }

  /** How many are answered who were not within so many seconds from now are told as commands that nobody answered. */
  async stop(seconds: number): Promise<void> {
    this.#ending.abort();
    const late = new AbortController();
    const patience = sleep(seconds * 1_000, undefined, late).then(() => this.#givesUp.abort());
    await this.#working;
    late.abort();
    await patience.catch(() => undefined);
  }

  async #work(client: Client): Promise<void> {
    while (!this.#ending.signal.aborted) {
      await client.once();
      await sleep(breath);
    }
  }
}

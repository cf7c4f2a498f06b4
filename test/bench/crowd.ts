import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What became of requests; `took` is that of those which were done, from when they were due, in milliseconds. */
export interface Tally {
  done: number;
  turnedAway: number;
  /** No answer, or one that nobody expects. */
  lost: number;
  readonly took: number[];
}

/** The head of an answer and its length; undefined as long as it is not there. */
const answered = (received: string) => {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1]);
  return received.length < end + 4 + length ? undefined : Number(received.slice(9, 12));
};

/**
 * Callers who do not wait for each other, each on a connection of its own: whoever is due takes one that is free. By bytes
 * on sockets, since a client that costs as much as the server would be what is measured.
 */
export class Crowd {
  readonly #free: Socket[] = [];
  readonly #all = new Set<Socket>();

  constructor(private readonly origin: URL) {}

  /** Opens connections, few at a time: the kernel lets those wait for seconds whom it has no room for in its queue. */
  async gather(count: number): Promise<void> {
    while (this.#all.size < count) await Promise.all(Array.from({ length: 50 }, () => this.#open()));
  }

  /** Sends `request` where somebody is due; resolves to the status, or to 0 where there was none. */
  ask(request: string): Promise<number> {
    const socket = this.#free.pop();
    if (!socket) return Promise.resolve(0);
    return new Promise((resolve) => {
      let received = '';
      const settle = (status: number) => {
        socket.off('data', read).off('close', hangUp);
        if (status > 0) this.#free.push(socket);
        resolve(status);
      };
      const hangUp = () => settle(0);
      const read = (part: string) => {
        received += part;
        const status = answered(received);
        if (status !== undefined) settle(status);
      };
      socket.on('data', read).on('close', hangUp);
      socket.write(request);
    });
  }

  /** Asks at an even rate, whatever becomes of it. */
  async press(rate: number, seconds: number, next: () => string): Promise<Tally> {
    const tally: Tally = { done: 0, turnedAway: 0, lost: 0, took: [] };
    const asked: Promise<void>[] = [];
    const began = performance.now();
    const due = (count: number) => began + (count * 1_000) / rate;
    while (asked.length < rate * seconds) {
      const now = performance.now();
      while (due(asked.length) <= now && asked.length < rate * seconds) {
        const from = due(asked.length);
        asked.push(this.ask(next()).then((status) => count(tally, status, performance.now() - from)));
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await Promise.all(asked);
    return tally;
  }

  leave(): void {
    for (const socket of this.#all) socket.destroy();
  }

  async #open(): Promise<void> {
    const socket = connect(Number(this.origin.port), this.origin.hostname).setEncoding('latin1').setNoDelay();
    this.#all.add(socket);
    socket.on('error', () => {}).on('close', () => this.#all.delete(socket));
    await once(socket, 'connect');
    this.#free.push(socket);
  }
}

const count = (tally: Tally, status: number, took: number) => {
  if (status === 201) {
    tally.done += 1;
    tally.took.push(took);
  } else if (status === 503) tally.turnedAway += 1;
  else tally.lost += 1;
};

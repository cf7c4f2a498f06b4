import { setTimeout as sleep } from 'node:timers/promises';

/** One message of a stream of Server-Sent Events; without data it moves `id` on and is heard by nobody. */
export interface Message {
  readonly id: string;
  readonly event?: string;
  readonly data?: object;
}

/** Between two signs of life, in milliseconds: proxies give up on connections that are silent for longer. */
const heartbeat = 15_000;

/**
 * The text of a stream (WHATWG HTML, Server-Sent Events). While nothing comes a comment shows that it lives, with the `id`
 * reached so far: a reader that comes again does not look through all of that anew.
 */
export async function* serverSent(batches: AsyncGenerator<readonly Message[]>, first: string): AsyncGenerator<string> {
  let id = first;
  yield `retry: 1000\nid: ${id}\n\n`;
  let next = batches.next();
  for (;;) {
    const ticking = new AbortController();
    const tick = sleep(heartbeat, null, { signal: ticking.signal }).catch(() => null);
    const arrived = await Promise.race([next, tick]);
    ticking.abort();
    if (arrived === null) {
      yield `: still there\nid: ${id}\n\n`;
      continue;
    }
    if (arrived.done) return;
    next = batches.next();
    id = arrived.value.at(-1)?.id ?? id;
    const text = arrived.value
      .filter(({ data }) => data !== undefined)
      .map(textOf)
      .join('');
    if (text !== '') yield text;
  }
}

const textOf = ({ id, event, data }: Message) =>
  `id: ${id}\n${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(data)}\n\n`;

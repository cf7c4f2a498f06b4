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
  let next = nextOf(batches);
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
    next = nextOf(batches);
    id = arrived.value.at(-1)?.id ?? id;
    const text = arrived.value
      .filter(({ data }) => data !== undefined)
      .map(textOf)
      .join('');
    if (text !== '') yield text;
  }
}

/** Its failure is met when it is asked for: a reader that is slow, or gone, asks late or never, and nobody else would. */
const nextOf = (batches: AsyncGenerator<readonly Message[]>) => {
  const next = batches.next();
  next.catch(() => {});
  return next;
};

const textOf = ({ id, event, data }: Message) =>
  `id: ${id}\n${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(data)}\n\n`;

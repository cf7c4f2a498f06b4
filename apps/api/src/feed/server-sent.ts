/** One message of a stream of Server-Sent Events; without text it moves `id` on and is heard by nobody. */
export interface Message<Text extends string | Buffer = string> {
  readonly id: string;
  /** Of `textOf`; bytes where many are sent the same. */
  readonly text?: Text;
}

/** Between two signs of life, in milliseconds: proxies give up on connections that are silent for longer. */
const heartbeat = 15_000;

/** For whoever looks at a stream that was closed: a browser does not say why, and never reads comments to the page. */
const comeAgain = `: closed for good? POST /v1/tickets, then open this with ?ticket=<that>, one of events with &after=<the last id>; see docs/running.md, Streams\n`;

/** The last word of a process that stops. */
const elsewhere = ': this process stops; reconnect with the last id as Last-Event-ID to continue on another one\n';

/**
 * The text of a stream (WHATWG HTML, Server-Sent Events). While nothing comes a comment shows that it lives, with the `id`
 * reached so far: a reader that comes again does not look through all of that anew. `passed` says how far that is since the
 * last batch, null where it is that. Where it ends and `goesOnElsewhere` it says so.
 */
export async function* serverSent(
  batches: AsyncGenerator<readonly Message<string | Buffer>[]>,
  first: string,
  passed: () => string | null = () => null,
  goesOnElsewhere: () => boolean = () => false,
): AsyncGenerator<string | Buffer> {
  let id = first;
  yield `${comeAgain}retry: 1000\nid: ${id}\n\n`;
  let next = nextOf(batches);
  for (;;) {
    const { promise: tick, resolve: show } = Promise.withResolvers<null>();
    const ticking = setTimeout(show, heartbeat, null);
    const arrived = await Promise.race([next, tick]);
    clearTimeout(ticking);
    if (arrived === null) {
      yield `: still there\nid: ${passed() ?? id}\n\n`;
      continue;
    }
    if (arrived.done) {
      if (goesOnElsewhere()) yield `${elsewhere}retry: 1000\nid: ${passed() ?? id}\n\n`;
      return;
    }
    next = nextOf(batches);
    id = arrived.value.at(-1)?.id ?? id;
    const [text = '', ...others] = arrived.value.map((message) => message.text ?? '');
    const sent = others.length === 0 ? text : [text, ...others].join('');
    if (sent.length > 0) yield sent;
  }
}

/** Its failure is met when it is asked for: a reader that is slow, or gone, asks late or never, and nobody else would. */
const nextOf = <Batch>(batches: AsyncGenerator<Batch>) => {
  const next = batches.next();
  next.catch(() => {});
  return next;
};

/** The same for whoever listens with `onmessage`, which hears only what has no name; the type is in the data too. */
export const withoutName = (text: string): string => text.replace(/^event: .*\n/m, '');

/** What is sent of a message. */
export const textOf = (id: string, event: string, data: object): string => textWith(id, event, JSON.stringify(data));

/** The same of data that is JSON already. */
export const textWith = (id: string, event: string, json: string): string =>
  `id: ${id}\nevent: ${event}\ndata: ${json}\n\n`;

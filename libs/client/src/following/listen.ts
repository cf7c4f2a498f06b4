import { type Outcome, readAnswer, unreached } from '../answers/read-answer.js';
import { targetOf } from '../sending/route.js';
import type { Sender } from '../sending/sender.js';
import { Lost, type Request } from '../sending/transport.js';
import { backOff, pause, within } from '../sending/within.js';
import { ServerSent } from './server-sent.js';

/** A ticket, or what fetches one from whoever has a key: at first, and again where it is not good any more. */
export type TicketSource = string | (() => string | PromiseLike<string>);

export interface FollowOptions {
  /** Ends the following; the loop then throws the signal's reason. To leave the loop ends it too. */
  readonly signal?: AbortSignal | undefined;
  /** Instead of a key, where a page has none: one of `POST /v1/tickets`. */
  readonly ticket?: TicketSource | undefined;
}

/** What a stream said. */
export interface Said {
  readonly id: string | undefined;
  // Of no type: it is what the stream of a route says.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly data: any;
}

export interface Listening extends FollowOptions {
  /** Path and query of the stream. */
  readonly template: string;
  readonly path?: object;
  readonly query: object;
  /** Behind what to begin; undefined: what comes from now on. */
  readonly last?: string | undefined;
  /** How long to wait for the first that it says, in milliseconds: as for any other part of it, where that is not told. */
  readonly firstMs?: number | undefined;
  /** What to do until it is time to come again. */
  readonly meanwhile?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** The server shows every 15 s that it lives. Whoever is silent for three times as long is gone. */
const silence = 45_000;

const late = new Error('Nothing has come in time');

/** What is remembered from one connection to the next. */
interface Place {
  last: string | undefined;
  /** How long to wait before coming again, in milliseconds. */
  first: number;
  /** Connections that brought nothing. */
  failures: number;
  ticket: string | undefined;
  isRenewed: boolean;
}

/** Yields all that a stream says from a place on, over lost connections and restarted servers. */
export async function* listen(sender: Sender, listening: Listening): AsyncGenerator<Said, void, undefined> {
  const { signal, ticket: source, last, meanwhile = pause } = listening;
  const place: Place = { last, first: 1_000, failures: 0, ticket: undefined, isRenewed: false };
  for (;;) {
    signal?.throwIfAborted();
    const leaving = new AbortController();
    const leave = () => leaving.abort(signal?.reason);
    signal?.addEventListener('abort', leave);
    let wait = 0;
    try {
      place.ticket ??= typeof source === 'function' ? await asked(source, leaving.signal) : source;
      const opened = await open(sender, listening, place, leaving.signal);
      if (opened instanceof Response) yield* saidIn(opened, sender, place, listening.firstMs, leaving.signal);
      else if ('failure' in opened) wait = goOn(opened, place, typeof source === 'function');
    } finally {
      signal?.removeEventListener('abort', leave);
      leaving.abort();
    }
    await meanwhile(Math.max(wait, backOff(place.failures, place.first, 30_000)), signal);
    place.failures += 1;
  }
}

const asked = (source: () => string | PromiseLike<string>, signal: AbortSignal): Promise<string> =>
  within(Number.POSITIVE_INFINITY, signal, late, async () => source());

/** How long to wait at least; throws where to come again would not help. */
const goOn = (
  { failure, again, after }: Extract<Outcome, { again: boolean }>,
  place: Place,
  renews: boolean,
): number => {
  if (again) return after;
  if (!renews || place.isRenewed || failure.code !== 'unauthenticated') throw failure;
  place.isRenewed = true;
  place.ticket = undefined;
  return 0;
};

const open = async (
  { transport, patience }: Sender,
  { template, path, query }: Listening,
  place: Place,
  signal: AbortSignal,
) => {
  const { last, ticket } = place;
  const request: Request = {
    method: 'GET',
    target: targetOf(template, { path, query: { ...query, ticket } }),
    headers: { Accept: 'text/event-stream', ...(last !== undefined && { 'Last-Event-ID': last }) },
    keyless: ticket !== undefined,
  };
  const inTime = async () => {
    // What ends the wait for an answer must not end the stream that is this answer: so it goes by the outer signal.
    const response = await transport.send(request, signal);
    if (response instanceof Lost) return unreached(response.cause);
    if (response.ok && /^text\/event-stream\b/.test(response.headers.get('Content-Type') ?? '')) return response;
    const outcome = await readAnswer(response);
    return 'failure' in outcome ? outcome : unreached(new Error('The answer is no stream'));
  };
  return within(patience.attemptMs, signal, late, inTime).catch((error) => {
    if (error !== late) throw error;
    return unreached(error);
  });
};

/** Ends where the stream ends or breaks: to whoever comes again it is all the same. */
async function* saidIn(
  { body }: Response,
  { positions }: Sender,
  place: Place,
  firstMs: number | undefined,
  signal: AbortSignal,
) {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  const text = new ServerSent();
  for (let patience = firstMs ?? silence; ; patience = silence) {
    const read = await within(patience, signal, late, async () => reader?.read()).catch(() => undefined);
    signal.throwIfAborted();
    if (!read?.value) return;
    for (const { id, data } of text.read(decoder.decode(read.value, { stream: true }))) {
      place.failures = 0;
      place.isRenewed = false;
      place.first = text.retry ?? place.first;
      positions.saw(id);
      if (data !== undefined) yield { id, data: JSON.parse(data) } as Said;
      place.last = id || place.last;
    }
  }
}

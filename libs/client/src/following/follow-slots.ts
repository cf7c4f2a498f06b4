import { isRefusal, SlotlogError } from '../answers/failure.js';
import { readAnswer } from '../answers/read-answer.js';
import type { Slot, Slots } from '../generated/api.js';
import { type Query, targetOf } from '../sending/route.js';
import type { Sender } from '../sending/sender.js';
import { Lost } from '../sending/transport.js';
import { pause, within } from '../sending/within.js';
import { amongTabs } from './among-tabs.js';
import { Latest } from './latest.js';
import { type FollowOptions, listen, type Said } from './listen.js';
import { midnight } from './midnight.js';
import { whileSeen } from './while-seen.js';

/** Of which service, and which days of it: `from` and `to` are dates in its zone, at most 62 days apart. */
export type FollowSlotsQuery = Omit<Query<'GET /v1/services/{id}/slots/stream'>, 'ticket' | 'minPosition'> & {
  readonly serviceId: string;
};

export interface FollowSlotsOptions extends FollowOptions {
  /** Between two looks where it may not stream, in milliseconds; 10,000 by default. */
  readonly pollMs?: number | undefined;
}

/** Yields the slots of some days, and again whenever they have changed; of a consumer that is slow, only the latest. */
export async function* followSlots(
  sender: Sender,
  query: FollowSlotsQuery,
  { signal, ...options }: FollowSlotsOptions,
): AsyncGenerator<Slots, void, undefined> {
  const leaving = new AbortController();
  const leave = () => leaving.abort(signal?.reason);
  if (signal?.aborted) leave();
  signal?.addEventListener('abort', leave);
  const latest = new Latest<Slots>();
  let known = '';
  const hear = (slots: Slots) => {
    sender.positions.saw(slots.position);
    const text = JSON.stringify({ ...slots, position: '' });
    if (text !== known) latest.set(slots);
    known = text;
  };
  const share = sender.transport.publicName();
  const name = share && JSON.stringify(['slotlog', share, query]);
  const following = new FollowedSlots(sender, query, options);
  whileSeen(leaving.signal, (seen) => amongTabs(name, seen, (tell) => following.run(seen, tell), hear)).catch(
    (reason) => latest.fail(reason),
  );
  try {
    for (;;) yield await latest.take();
  } finally {
    signal?.removeEventListener('abort', leave);
    leaving.abort();
  }
}

/** What one tab does for all. */
class FollowedSlots {
  #tag: string | undefined;
  #zone: string | undefined;
  /** Whether there is anything to be seen. */
  #isHeard = false;

  constructor(
    private readonly sender: Sender,
    private readonly query: FollowSlotsQuery,
    private readonly options: FollowSlotsOptions,
  ) {}

  /** Streams, and looks again and again where that is not open, or is no use. */
  async run(signal: AbortSignal, tell: (slots: Slots) => void): Promise<void> {
    const { serviceId: id, ...query } = this.query;
    const template = '/v1/services/{id}/slots/stream';
    const meanwhile = (milliseconds: number) => this.#poll(milliseconds, signal, hear);
    const firstMs = this.sender.patience.attemptMs;
    const listening = { ...this.options, template, path: { id }, query, signal, meanwhile, firstMs };
    let slots: Slots | undefined;
    this.#isHeard = false;
    const hear = (heard: Slots) => {
      this.#isHeard = true;
      tell(heard);
    };
    this.#tag = undefined;
    try {
      for await (const said of listen(this.sender, listening)) {
        slots = merged(slots, said);
        this.#tag = undefined;
        if (slots) hear(slots);
      }
    } catch (error) {
      if (!isRefusal(error, 'forbidden')) throw error;
      await meanwhile(Number.POSITIVE_INFINITY);
    }
  }

  async #poll(milliseconds: number, signal: AbortSignal, hear: (slots: Slots) => void): Promise<void> {
    const { pollMs = 10_000 } = this.options;
    const ends = performance.now() + milliseconds;
    // What is over in a moment is no reason to ask for all of it, unless a page is empty: a proxy that keeps streams to itself lets none through.
    for (let left = milliseconds; left > 0; left = ends - performance.now()) {
      const slots = left > pollMs / 2 || !this.#isHeard ? await this.#look(signal) : undefined;
      if (slots) hear(slots);
      await pause(Math.min(pollMs, ends - performance.now()), signal);
    }
  }

  /** Undefined: nobody has answered yet. */
  async #zoneOf(id: string, signal: AbortSignal): Promise<string | undefined> {
    try {
      return (await this.sender.send('GET /v1/services/{id}', { path: { id } }, { signal })).timeZone;
    } catch (error) {
      if (!(error instanceof SlotlogError) || error.problem) throw error;
      return undefined;
    }
  }

  /** Undefined where nothing is new, or nobody has answered. */
  async #look(signal: AbortSignal): Promise<Slots | undefined> {
    const { serviceId: id, from, to, ...wish } = this.query;
    const { transport, patience } = this.sender;
    this.#zone ??= await this.#zoneOf(id, signal);
    if (this.#zone === undefined) return undefined;
    const range = { from: midnight(from, this.#zone), to: midnight(to, this.#zone) };
    const target = targetOf('/v1/services/{id}/slots', { path: { id }, query: { ...wish, ...range } });
    const headers: Record<string, string> = this.#tag === undefined ? {} : { 'If-None-Match': this.#tag };
    const late = Symbol('late');
    const looked = within(patience.attemptMs, signal, late, async (stop) => {
      const response = await transport.send({ method: 'GET', target, headers }, stop);
      if (response instanceof Lost || response.status === 304) return undefined;
      const outcome = await readAnswer(response);
      if ('answer' in outcome) this.#tag = response.headers.get('ETag') ?? undefined;
      else if (!outcome.again) throw outcome.failure;
      return 'answer' in outcome ? (outcome.answer as Slots) : undefined;
    });
    return looked.catch((error) => {
      if (error !== late) throw error;
      return undefined;
    });
  }
}

const dateIn = ({ localStart }: Slot) => localStart.slice(0, 10);

/** The first message is all of it; each other one is of a day. */
const merged = (slots: Slots | undefined, { id, data }: Said): Slots | undefined => {
  if (data.date === undefined) return data;
  if (!slots) return undefined;
  const others = slots.slots.filter((slot) => dateIn(slot) !== data.date);
  const all: Slot[] = [...others, ...data.slots];
  const inOrder = all.sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
  return { ...slots, slots: inOrder, nextAvailable: data.nextAvailable, position: id ?? slots.position };
};

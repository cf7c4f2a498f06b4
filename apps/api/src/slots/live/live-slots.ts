import pLimit from 'p-limit';
import type { Bell, EventLog, Point } from '#libs/event-store';
import { Problem } from '../../http/problems/problem.js';
import { type Followed, LiveView, type Means } from './live-view.js';

/** So many look at the database at the same time. */
const atOnce = 2;

/** Up to so many listeners in a process hear of changes four times a second, more of them once. */
const few = 200;
const often = 250;
const seldom = 1_000;

/** Each keeps what it tells, a megabyte at most: so many different things are followed in a process, and of one tenant. */
const mostViews = 300;
const mostViewsOfOne = 100;

const later = { strategy: 'same-request', afterMs: 30_000 } as const;

interface Opened {
  readonly view: LiveView;
  readonly bell: Bell;
}

/** All slots that are followed in this process: what several follow is looked at, and put into words, once. */
export class LiveSlots {
  readonly #views = new Map<string, { readonly view: LiveView; readonly shard: number; readonly tenant: string }>();
  readonly #means: Means;
  #listeners = 0;

  constructor(
    log: Pick<EventLog, 'world' | 'onAppend' | 'onLost'>,
    watch: Means['watch'],
    token: (at: Point) => string,
    failed: (error: unknown) => void,
  ) {
    const pace = () => (this.#listeners > few ? seldom : often);
    this.#means = { log, watch, token, pace, inTurn: pLimit(atOnce), failed };
    log.onAppend((shard) => this.#wake(shard));
    log.onLost((shard) => this.#wake(shard));
  }

  /** What is followed, once it has been looked at, as of `wanted` at the earliest; null: there is no such service. */
  async open(followed: Followed, wanted: number, signal: AbortSignal): Promise<Opened | null> {
    const key = JSON.stringify(followed);
    const { view } = this.#views.get(key) ?? this.#begin(key, followed);
    this.#listeners += 1;
    const bell = view.join(signal);
    const leave = () => {
      this.#listeners -= 1;
      if (view.isLeft) this.#forget(key, view);
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave);
    let isOpen = false;
    try {
      isOpen = await view.opened(wanted);
      return isOpen ? { view, bell } : null;
    } finally {
      // Whoever comes next begins anew, and those who follow already are told of what happens all the same.
      if (!isOpen && view.position === null) this.#forget(key, view);
    }
  }

  #begin(key: string, followed: Followed) {
    const ofOne = [...this.#views.values()].filter(({ tenant }) => tenant === followed.tenant).length;
    if (this.#views.size >= mostViews || ofOne >= mostViewsOfOne) {
      throw new Problem(
        'quota-exceeded',
        'Too many different ranges of slots are being followed. Find slots instead.',
        {},
        {},
        later,
      );
    }
    const { shard, tenant } = followed;
    const place = { view: new LiveView(followed, this.#means), shard, tenant };
    this.#views.set(key, place);
    return place;
  }

  #forget(key: string, view: LiveView): void {
    if (this.#views.get(key)?.view === view) this.#views.delete(key);
  }

  #wake(grown: number): void {
    for (const { view, shard } of this.#views.values()) if (shard === grown) view.wake();
  }
}

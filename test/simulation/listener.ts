import { type EventLog, OtherHistory, UnreadableEvent } from '#libs/event-store';
import type { Time } from './conditions.js';
import type { Life } from './life.js';
import { odd } from './store/poison.js';
import type { State } from './store/state.js';

/** Of all tenants here. */
const shard = 1;

/** Who came to what nobody can read asks again after so many milliseconds: it may be gone. */
const again = 1_000;

interface Heard {
  readonly position: number;
  readonly mark: string;
}

/** Whoever follows the log in one process from its beginning on, and anew where they are told that it has another past. */
export class Listener {
  #heard: Heard[] = [];
  #failure: unknown;
  readonly #closing = new AbortController();

  constructor(
    log: EventLog,
    life: Life,
    private readonly time: Time,
  ) {
    life.onEnd(() => this.#closing.abort());
    void this.#listen(log).catch((error) => {
      this.#failure = error;
    });
  }

  /** What was heard that is not there, or left out; what nobody can read is the end of it. */
  wrong({ events }: State): string[] {
    if (this.#failure !== undefined) return [`following ended by ${(this.#failure as Error).stack}`];
    const wanted = wantedOf(events);
    const at = this.#heard.findIndex(({ position, mark }, nth) => {
      const event = wanted[nth];
      return event?.position !== position || !event.id.endsWith(mark);
    });
    if (at >= 0)
      return [`liveness: a follower has heard ${this.#heard[at]!.mark} as the event ${at + 1}, which is another`];
    const { length } = this.#heard;
    return length < wanted.length ? [`liveness: a follower has heard ${length} of ${wanted.length} events`] : [];
  }

  async #listen(log: EventLog): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      this.#heard = [];
      try {
        for await (const { events } of log.follow(shard, { after: 0, signal, pageSize: 7 }))
          this.#heard.push(...events.map(({ position, id }) => ({ position, mark: id.slice(-8) })));
      } catch (error) {
        if (error instanceof UnreadableEvent) await new Promise<void>((passed) => this.time.after(again, passed));
        else if (!(error instanceof OtherHistory)) throw error;
      }
    }
  }
}

const wantedOf = (events: State['events']) => {
  const end = events.findIndex(({ type }) => type === odd);
  return end < 0 ? events : events.slice(0, end);
};

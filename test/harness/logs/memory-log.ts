import type {
  Append,
  Decision,
  Read,
  Recorded,
  Seen,
  Stream,
} from '../../../libs/booking/src/domain/deciding/decision.js';
import { Refused } from '../../../libs/booking/src/domain/deciding/refused.js';

/** What a decision came to, and what it must still find when it is settled. */
export interface Attempt {
  readonly expected: ReadonlyMap<string, number>;
  readonly outcome: Decision | Refused;
}

/** The log as a decision knows it, in memory: what was decided on what has moved since does not stand. */
export class MemoryLog {
  readonly #seen = new Map<string, Seen<unknown>>();
  #head = 0;

  version(stream: string): number {
    return this.#seen.get(stream)?.version ?? 0;
  }

  look<Found>(look: (read: Read) => Found): Found {
    return look(this.#reader(new Map()));
  }

  decide(decide: (read: Read) => Decision): Attempt {
    const expected = new Map<string, number>();
    try {
      const outcome = decide(this.#reader(expected));
      for (const { stream } of outcome.events) expected.set(stream.name, this.version(stream.name));
      return { expected, outcome };
    } catch (refusal) {
      if (refusal instanceof Refused) return { expected, outcome: refusal };
      throw refusal;
    }
  }

  stands({ expected, outcome }: Attempt, now: number): boolean {
    return now < outcome.until && [...expected].every(([stream, version]) => this.version(stream) === version);
  }

  /** Appends what was decided on what still stands. */
  settle({ outcome }: Attempt, recordedAt: number, actor: string) {
    if (outcome instanceof Refused) return;
    this.record(outcome.events, recordedAt, actor);
  }

  record(events: readonly Append[], recordedAt: number, actor: string) {
    for (const { stream, type, data } of events) {
      const { name, initial, evolve } = stream as Stream<unknown, { type: string; data: object }>;
      const { state, version, recent } = this.#seen.get(name) ?? { state: initial, version: 0, recent: [] };
      this.#head += 1;
      const recorded: Recorded<{ type: string; data: object }> = {
        ...{ event: { type, data }, version: version + 1, position: this.#head, mark: '', recordedAt, actor },
      };
      const change = { version: version + 1, position: this.#head, type, recordedAt, actor };
      this.#seen.set(name, {
        state: evolve(state, recorded),
        version: version + 1,
        recent: [...recent, change].slice(-20),
      });
    }
  }

  #reader(expected: Map<string, number>): Read {
    const look = <State, Event>({ name, initial }: Stream<State, Event>): Seen<State> =>
      (this.#seen.get(name) as Seen<State> | undefined) ?? { state: initial, version: 0, recent: [] };
    const read = <State, Event>(stream: Stream<State, Event>) => {
      const seen = look(stream);
      expected.set(stream.name, seen.version);
      return seen;
    };
    const all = <State, Event>(streams: readonly Stream<State, Event>[]) => streams.map((stream) => read(stream));
    return Object.assign(read, {
      all,
      hint: <State, Event>(streams: readonly Stream<State, Event>[]) => streams.map((stream) => look(stream)),
      prefetch: () => {},
      range: <State, Event>(from: string, to: string, stream: (name: string) => Stream<State, Event>) =>
        all(
          [...this.#seen.keys()]
            .filter((name) => from <= name && name < to)
            .sort()
            .map(stream),
        ),
    });
  }
}

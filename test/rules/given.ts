import type {
  Append,
  Decision,
  Read,
  Recorded,
  Seen,
  Stream,
} from '../../libs/booking/src/domain/deciding/decision.js';
import { type Reason, type Refusals, Refused } from '../../libs/booking/src/domain/deciding/refused.js';
import { assertWellFormed } from './well-formed.js';

/** Somebody at the front desk; who recorded every event that nobody else is named for. */
export const desk = 'api-key/key_desk';
export const someoneElse = 'api-key/key_other';

export interface Fact extends Append {
  readonly actor?: string;
}

export const by = (actor: string, fact: Append): Fact => ({ ...fact, actor });

/**
 * The events that stand in the log, in order, one a second from 1970 on; then a decision on them and its outcome. All of
 * them have to be what the catalogue says.
 */
export const given = (...facts: readonly Fact[]) => standing(facts, []);

const standing = (facts: readonly Fact[], unreadable: readonly string[]) => ({
  /** These streams cannot be read, whatever stands in them. */
  butUnreadable: (...names: readonly string[]) => standing(facts, names),
  when: (decide: (read: Read) => Decision) => {
    const expected = new Set<string>();
    for (const fact of facts) assertWellFormed(fact);
    const outcome = outcomeOf(() => decide(readerOf(facts, expected, unreadable)));
    for (const { stream, ...event } of outcome instanceof Refused ? [] : outcome.events) {
      assertWellFormed(event);
      expected.add(stream.name);
    }
    return {
      thenEvents: (...events: readonly Append[]) => expect(shown(outcome)).toEqual(events.map(named)),
      thenNothing: () => expect(shown(outcome)).toEqual([]),
      thenRefused: <R extends Reason>(reason: R, details: Partial<Refusals[R]> = {}) => {
        expect(shown(outcome)).toBe(reason);
        expect((outcome as Refused).details).toMatchObject(details);
      },
      thenUntil: (instant: number) => expect(outcome.until).toBe(instant),
      /** The streams that must not move before it is settled, by name: those that it read but for hints, and those that it writes. */
      thenExpected: (...names: readonly string[]) => expect([...expected].sort()).toEqual([...names].sort()),
      outcome,
    };
  },
});

const readerOf = (facts: readonly Fact[], expected: Set<string>, unreadable: readonly string[]): Read => {
  const names = [...new Set(facts.map(({ stream }) => stream.name))].sort();
  const look = <State, Event>({ name, initial, evolve }: Stream<State, Event>): Seen<State> => {
    const recorded = facts
      .map((fact, at) => ({
        event: fact,
        position: at + 1,
        mark: '',
        recordedAt: at * 1_000,
        actor: fact.actor ?? desk,
      }))
      .filter(({ event }) => event.stream.name === name)
      .map((fact, at) => ({ ...fact, version: at + 1 }));
    if (unreadable.includes(name)) return unseen(name, recorded.length);
    const recent = recorded.map(({ event: { type }, ...change }) => ({ type, ...change }));
    const state = recorded.reduce((before, next) => evolve(before, next as unknown as Recorded<Event>), initial);
    return { state, version: recorded.length, recent };
  };
  const read = <State, Event>(stream: Stream<State, Event>) => {
    expected.add(stream.name);
    return look(stream);
  };
  const all = <State, Event>(streams: readonly Stream<State, Event>[]) => streams.map((stream) => read(stream));
  return Object.assign(read, {
    all,
    hint: <State, Event>(streams: readonly Stream<State, Event>[]) => streams.map((stream) => look(stream)),
    prefetch: () => {},
    range: <State, Event>(from: string, to: string, stream: (name: string) => Stream<State, Event>) =>
      all(names.filter((name) => from <= name && name < to).map(stream)),
  });
};

/** A stream that cannot be read, as a decision has it. */
export const unseen = (name: string, version: number): Seen<never> => ({
  version,
  recent: [],
  isUnreadable: true,
  get state(): never {
    throw new Error(`${name} cannot be read`);
  },
});

const outcomeOf = (decide: () => Decision): Decision | Refused => {
  try {
    return decide();
  } catch (refusal) {
    if (refusal instanceof Refused) return refusal;
    throw refusal;
  }
};

const named = ({ stream, type, data }: Append) => ({ stream: stream.name, type, data });

const shown = (outcome: Decision | Refused) =>
  outcome instanceof Refused ? outcome.reason : outcome.events.map(named);

import { type Reason, type Refusals, Refused } from '../../libs/booking/src/domain/refused.js';
import type { Append, Decision, Recorded, Seen, Stream } from '../../libs/booking/src/domain/stream.js';

/** Somebody at the front desk; who recorded every event that nobody else is named for. */
export const desk = 'api-key/key_desk';
export const someoneElse = 'api-key/key_other';

interface Fact extends Append {
  readonly actor?: string;
}

export type Read = <State>(stream: Stream<State, never>) => Seen<State>;

export const by = (actor: string, fact: Append): Fact => ({ ...fact, actor });

/** The events that stand in the log, in order, one a second from 1970 on; then a decision on them and its outcome. */
export const given = (...facts: readonly Fact[]) => ({
  when: (decide: (read: Read) => Decision) => {
    const outcome = outcomeOf(() => decide(readerOf(facts)));
    return {
      thenEvents: (...events: readonly Append[]) => expect(shown(outcome)).toEqual(events.map(named)),
      thenNothing: () => expect(shown(outcome)).toEqual([]),
      thenRefused: <R extends Reason>(reason: R, details: Partial<Refusals[R]> = {}) => {
        expect(shown(outcome)).toBe(reason);
        expect((outcome as Refused).details).toMatchObject(details);
      },
      thenUntil: (instant: number) => expect(outcome.until).toBe(instant),
    };
  },
});

const readerOf =
  (facts: readonly Fact[]): Read =>
  ({ name, initial, evolve }) => {
    const recorded = facts
      .map((fact, at) => ({ event: fact, position: at + 1, recordedAt: at * 1_000, actor: fact.actor ?? desk }))
      .filter(({ event }) => event.stream.name === name)
      .map((fact, at) => ({ ...fact, version: at + 1 }));
    const recent = recorded.map(({ event: { type }, ...change }) => ({ type, ...change }));
    const state = recorded.reduce((before, next) => evolve(before, next as unknown as Recorded<never>), initial);
    return { state, version: recorded.length, recent };
  };

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

import type { Append, Read, Seen, Stream } from './decision.js';

interface Layer {
  readonly read: Read;
  /** Takes what was decided for stored: whoever reads after it sees it. */
  add(events: readonly Append[]): void;
}

/** For a decision that is made of others, each on top of those before it. */
export const onTop = (read: Read, actor: string, now: number): Layer => {
  const streams = new Map<string, Stream<unknown, Append>>();
  const written = new Map<string, Seen<unknown>>();
  const over =
    (look: Read['all']) =>
    <State, Event>(asked: readonly Stream<State, Event>[]): readonly Seen<State>[] => {
      for (const stream of asked) streams.set(stream.name, stream as unknown as Stream<unknown, Append>);
      return look(asked).map((seen, at) => (written.get(asked[at]!.name) as Seen<State> | undefined) ?? seen);
    };
  const all = over(read.all);
  const one = <State, Event>(stream: Stream<State, Event>) => all([stream])[0]!;
  return {
    read: Object.assign(one, { all, hint: over(read.hint), range: read.range }),
    add: (events) => {
      for (const event of events) {
        const stream = streams.get(event.stream.name)!;
        const before = written.get(stream.name) ?? read(stream);
        if (before.isUnreadable) continue;
        const { state, version, recent } = before;
        const recorded = { event, version: version + 1, position: 0, mark: '', recordedAt: now, actor };
        written.set(stream.name, { state: stream.evolve(state, recorded), version: version + 1, recent });
      }
    },
  };
};

import type { Append, Deciding, Read, Seen, Stream } from './decision.js';

interface Layer {
  readonly read: Read;
  /** Takes what was decided for stored: whoever reads after it sees it. */
  add(events: readonly Append[]): void;
}

/** A stream with the first so many of the events added to it. */
interface Folded {
  readonly seen: Seen<unknown>;
  readonly count: number;
}

/** For a decision that is made of others, each on top of those before it. */
export const onTop = ({ read, actor, now }: Deciding): Layer => {
  const added = new Map<string, Append[]>();
  const folded = new Map<string, Folded>();
  const withAdded = <State, Event>({ name, evolve }: Stream<State, Event>, seen: Seen<State>): Seen<State> => {
    const events = added.get(name);
    if (!events || seen.isUnreadable) return seen;
    const known = folded.get(name) ?? { seen, count: 0 };
    let { state, version } = known.seen as Seen<State>;
    for (const { type, data } of events.slice(known.count)) {
      version += 1;
      const event = { type, data } as Event;
      state = evolve(state, { event, version, position: 0, mark: '', recordedAt: now, actor });
    }
    const whole: Seen<State> = { state, version, recent: seen.recent };
    folded.set(name, { seen: whole, count: events.length });
    return whole;
  };
  const over =
    (look: Read['all']) =>
    <State, Event>(streams: readonly Stream<State, Event>[]): readonly Seen<State>[] =>
      look(streams).map((seen, index) => withAdded(streams[index]!, seen));
  const all = over(read.all);
  const one = <State, Event>(stream: Stream<State, Event>) => all([stream])[0]!;
  return {
    read: Object.assign(one, { all, hint: over(read.hint), prefetch: read.prefetch, range: read.range }),
    add: (events) => {
      for (const event of events) {
        const { name } = event.stream;
        const before = added.get(name);
        if (before) before.push(event);
        else added.set(name, [event]);
      }
    },
  };
};

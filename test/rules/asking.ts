import type { Read, Seen, Stream } from '../../libs/booking/src/domain/deciding/decision.js';

/** A reader that keeps what was asked of it: in which rounds, each with the names of streams that nobody had asked for before. */
export const asking = (read: Read) => {
  const known = new Set<string>();
  const rounds: string[][] = [];
  const note = (names: readonly string[]) => {
    const fresh = [...new Set(names)].filter((name) => !known.has(name));
    for (const name of fresh) known.add(name);
    if (fresh.length > 0) rounds.push(fresh);
  };
  const noting =
    (look: Read['all']) =>
    <State, Event>(streams: readonly Stream<State, Event>[]): readonly Seen<State>[] => {
      note(streams.map(({ name }) => name));
      return look(streams);
    };
  const all = noting(read.all);
  const one = <State, Event>(stream: Stream<State, Event>) => all([stream])[0]!;
  return {
    read: Object.assign(one, { all, hint: noting(read.hint), prefetch: noting(read.hint), range: read.range }) as Read,
    rounds,
  };
};

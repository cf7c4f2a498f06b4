import { unseen } from '#test/rules/given';
import type { Read, Seen, Stream } from './decision.js';
import { onTop } from './on-top.js';

/** A diary tells of each of its entries what is known of it. */
type Entry = { readonly said: string; readonly version: number; readonly at: number; readonly by: string };
type Told = { readonly type: 'Told'; readonly data: { readonly said: string } };

const diary = (owner: string): Stream<readonly Entry[], Told> => ({
  name: `diary/${owner}`,
  initial: [],
  evolve: (entries, { event, version, recordedAt, actor }) => [
    ...entries,
    { said: event.data.said, version, at: recordedAt, by: actor },
  ],
});

const told = (owner: string, said: string) => ({ stream: diary(owner), type: 'Told', data: { said } });

/** Four entries stand in Ada's, none that anybody could read in Bob's. */
const stored = (): Read => {
  const look = <State, Event>({ name, initial }: Stream<State, Event>): Seen<State> =>
    name === 'diary/bob' ? unseen(name, 4) : { state: initial, version: name === 'diary/ada' ? 4 : 0, recent: [] };
  const all = <State, Event>(streams: readonly Stream<State, Event>[]) => streams.map(look);
  return Object.assign(look, { all, hint: all, prefetch: all, range: () => [] });
};

it('an event that is added is seen by all later reads, as if it were stored next', () => {
  const { read, add } = onTop({ read: stored(), actor: 'desk', now: 7 });
  expect(read(diary('ada'))).toMatchObject({ state: [], version: 4 });
  add([told('ada', 'rain'), told('ada', 'sun')]);
  const entries = [
    { said: 'rain', version: 5, at: 7, by: 'desk' },
    { said: 'sun', version: 6, at: 7, by: 'desk' },
  ];
  const seen = { state: entries, version: 6, recent: [] };
  expect([read(diary('ada')), read.all([diary('ada')]), read.hint([diary('ada')])]).toEqual([seen, [seen], [seen]]);
  add([told('ada', 'snow')]);
  expect(read(diary('ada')).state.at(-1)).toEqual({ said: 'snow', version: 7, at: 7, by: 'desk' });
});

it('an event that is added to one thing changes nothing of the others', () => {
  const { read, add } = onTop({ read: stored(), actor: 'desk', now: 7 });
  read.all([diary('ada'), diary('eve')]);
  add([told('ada', 'rain')]);
  expect(read(diary('eve'))).toEqual({ state: [], version: 0, recent: [] });
});

it('a thing that cannot be read stays so with something on top of it, and is as far as it was', () => {
  const { read, add } = onTop({ read: stored(), actor: 'desk', now: 7 });
  read(diary('bob'));
  add([told('bob', 'fog')]);
  expect(read(diary('bob'))).toMatchObject({ isUnreadable: true, version: 4 });
});

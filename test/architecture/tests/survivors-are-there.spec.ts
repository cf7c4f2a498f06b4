import { idleReasons, isExplained, readReasons } from '#test/mutants/judged';
import { readResult } from '#test/mutants/results';
import { rooms, sourcesOf } from '#test/mutants/rooms';

it.each(rooms)('in $name each reason why nobody could notice a mutant is for one that nobody noticed', ({ name }) => {
  expect(idleReasons(readReasons(name), readResult(name))).toEqual([]);
});

it.each(rooms)('in $name no result is of a file that is gone', (room) => {
  const sources = new Set(sourcesOf(room));
  expect(Object.keys(readResult(room.name)).filter((file) => !sources.has(file))).toEqual([]);
});

it('a reason for what is noticed by now is found', () => {
  const result = { source: '', mutants: 2, tried: 2, noticed: 1, endless: 0, survivors: ['a → b'] };
  const reasons = { 'x.ts': { 'a → b': 'the same', 'c → d': 'the same' }, 'gone.ts': { 'e → f': 'the same' } };
  expect(idleReasons(reasons, { 'x.ts': result })).toEqual(['x.ts: c → d', 'gone.ts: e → f']);
});

it('a sentence that people read needs no reason, a word that programs go by does', () => {
  expect(isExplained({}, 'x.ts', '\'No start lies between from and to.\' → ""')).toBe(true);
  expect(isExplained({}, 'x.ts', "kind: 'hold' ¦ 'hold' → \"\"")).toBe(false);
});

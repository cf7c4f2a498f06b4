import { notJudged, sampleOf } from '#test/mutants/changed';
import { idleReasons, isExplained, readReasons, table, unexplained, writtenTable } from '#test/mutants/judged';
import { readResult } from '#test/mutants/results';
import { rooms, sourcesOf } from '#test/mutants/rooms';

it.each(rooms)('in $name each reason why nobody could notice a mutant is for one that nobody noticed', ({ name }) => {
  expect(idleReasons(readReasons(name), readResult(name))).toEqual([]);
});

it.each(rooms)('in $name no result is of a file that is gone', (room) => {
  const sources = new Set(sourcesOf(room));
  expect(Object.keys(readResult(room.name)).filter((file) => !sources.has(file))).toEqual([]);
});

/** What is left of the others has nobody looked at yet. */
const settled = [
  'domain',
  'queries',
  'read-models',
  'read-models-sql',
  'writer',
  'shard-writer',
  'followers',
  'projections',
  'rebuilds',
  'log-sql',
  'log-functions',
  'projection-sql',
  'delivery',
  'deliverers',
  'delivery-sql',
];

it.each(settled)('in %s it is told of each mutant that nobody noticed why nobody could', (name) => {
  expect(unexplained(name)).toEqual([]);
});

it('the table in the document is what is kept of the rooms: npm run mutants -- table writes it', () => {
  const withoutFiles = (text: string) => text.replaceAll(/ of \d+ \|/g, ' |');
  expect(withoutFiles(writtenTable())).toBe(withoutFiles(table()));
});

it('a reason for what is noticed by now is found', () => {
  const result = { source: '', on: '', mutants: 2, tried: 2, noticed: 1, endless: 0, survivors: ['a → b'] };
  const reasons = { 'x.ts': { 'a → b': 'the same', 'c → d': 'the same' }, 'gone.ts': { 'e → f': 'the same' } };
  expect(idleReasons(reasons, { 'x.ts': result })).toEqual(['x.ts: c → d', 'gone.ts: e → f']);
});

it('a sentence that people read needs no reason, a word that programs go by does', () => {
  expect(isExplained({}, 'x.ts', '\'No start lies between from and to.\' → ""')).toBe(true);
  expect(isExplained({}, 'x.ts', "kind: 'hold' ¦ 'hold' → \"\"")).toBe(false);
});

it('the report says what the time did not suffice for, and nothing where it sufficed', () => {
  const all = { survivors: [], drawn: 9, untried: 0, undecided: 0 };
  expect(notJudged('domain', 2, all)).toBeNull();
  expect(notJudged('domain', 2, null)).toBe('NOT JUDGED, no time: domain: 2 files');
  expect(notJudged('domain', 2, { ...all, untried: 4 })).toContain('4 of 9 mutants');
  expect(notJudged('domain', 2, { ...all, undecided: 3 })).toContain('3 that the tests about their file let pass');
});

it('the sample is the same for a commit, and another for the next', () => {
  const files = Array.from({ length: 100 }, (_, nth) => `${nth}.ts`);
  expect(sampleOf(files, 'a')).toEqual(sampleOf(files.toReversed(), 'a'));
  expect(sampleOf(files, 'a')).not.toEqual(sampleOf(files, 'b'));
  expect(new Set(sampleOf(files, 'a')).size).toBe(8);
});

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { weightOf } from './weight.js';

const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

/** Read back from JSON, as states are: no string is a chain of parts, and none is shared. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value));

const id = (index: number) => `thing_${index}_019aa5c0-b2d8-7f0e-8c6a-4b1d2e3f4a5b`;
const interval = (index: number) => ({ start: 1_795_492_520_638 + index, end: 1_795_492_620_638 + index });
const entry = (index: number) => ({ id: id(index), kind: 'entry', core: interval(index), units: 1, expiresAt: null });

describe('the weight of a value', () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');

  /** Bytes for each of `count` things; less than they take where other garbage goes meanwhile. */
  const growthBy = (count: number, make: (at: number) => unknown) => {
    const kept: unknown[] = new Array(count).fill(null);
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    for (let at = 0; at < count; at += 1) kept[at] = make(at);
    collectGarbage();
    return (process.memoryUsage().heapUsed - before) / count;
  };

  it.each([
    ['a thing with a few properties', 20_000, entry],
    ['a list of things', 1_000, () => many(50, entry)],
    ['a list of ids', 1_000, () => many(100, id)],
    ['a list of numbers', 5_000, () => many(100, (index) => index)],
    ['a record by id', 500, (at: number) => Object.fromEntries(many(200, (index) => [id(at * 200 + index), index]))],
    ['a text in another script', 5_000, () => 'жизнь '.repeat(100)],
  ])('is about what the heap grows by: %s', (_, count, make) => {
    const grown = Math.max(...many(3, () => growthBy(count, (at) => stored(make(at)))));
    expect(weightOf(make(0)) / grown).toBeGreaterThan(0.75);
    expect(weightOf(make(0)) / grown).toBeLessThan(1.5);
  });

  it('has the parts of maps and sets in it, and the bytes of buffers', () => {
    const ids = many(100, id);
    expect(weightOf(new Set(ids))).toBeGreaterThan(weightOf(ids));
    expect(weightOf(new Map(ids.map((each) => [each, id(7)])))).toBeGreaterThan(2 * weightOf(ids));
    expect(weightOf(new Map([[ids, 1]]))).toBeGreaterThan(weightOf(ids));
    expect(weightOf(new Uint8Array(1_000_000))).toBeGreaterThan(1_000_000);
  });

  it('counts once what is referred to twice', () => {
    const shared = many(100, id);
    expect(weightOf([shared, shared])).toBe(weightOf([shared, null]));
  });

  it('comes to an end where a value is in itself, however deep it goes', () => {
    const endless: unknown[] = [];
    endless.push(endless);
    expect(weightOf(endless)).toBe(weightOf([null]));
    let deep: unknown = null;
    for (let depth = 0; depth < 200_000; depth += 1) deep = [deep];
    expect(weightOf(deep)).toBe(200_000 * weightOf([null]));
  });

  it('is nothing for what stands in its place: small numbers, truth and absence', () => {
    expect(weightOf({ a: 1, b: true, c: null, d: undefined })).toBe(weightOf({ a: 2, b: -3, c: 4, d: 5 }));
    expect(weightOf({ at: 1_795_492_520_638 })).toBeGreaterThan(weightOf({ at: 1 }));
  });
});

// What the heap grows by for each of many things of a kind, and what is estimated for one, as JSON. A process of its own:
// beside the heap of a test runner each of the collections takes half a second.
import { weightOf } from '../../../libs/event-store/src/streams/weight.ts';

const { gc: collectGarbage } = globalThis as unknown as { gc(): void };

const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

/** Read back from JSON, as states are: no string is a chain of parts, and none is shared. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value));

const id = (index: number) => `thing_${index}_019aa5c0-b2d8-7f0e-8c6a-4b1d2e3f4a5b`;
const interval = (index: number) => ({ start: 1_795_492_520_638 + index, end: 1_795_492_620_638 + index });
const entry = (index: number) => ({ id: id(index), kind: 'entry', core: interval(index), units: 1, expiresAt: null });

/** Bytes for each of `count` things; less than they take where other garbage goes meanwhile. */
const growthBy = (count: number, make: (at: number) => unknown) => {
  const kept: unknown[] = new Array(count).fill(null);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let at = 0; at < count; at += 1) kept[at] = make(at);
  collectGarbage();
  const grown = (process.memoryUsage().heapUsed - before) / count;
  // Until here they are in use: what is not may be collected earlier.
  kept.length = 0;
  return grown;
};

const kinds: readonly (readonly [kind: string, count: number, make: (at: number) => unknown])[] = [
  ['a thing with a few properties', 20_000, entry],
  ['a list of things', 1_000, () => many(50, entry)],
  ['a list of ids', 1_000, () => many(100, id)],
  ['a list of numbers', 5_000, () => many(100, (index) => index)],
  ['a record by id', 500, (at) => Object.fromEntries(many(200, (index) => [id(at * 200 + index), index]))],
  ['a text in another script', 5_000, () => 'жизнь '.repeat(100)],
];

const measured = kinds.map(([kind, count, make]) => {
  const grown = Math.max(...many(3, () => growthBy(count, (at) => stored(make(at)))));
  return { kind, estimate: weightOf(make(0)), grown };
});
console.log(JSON.stringify(measured));

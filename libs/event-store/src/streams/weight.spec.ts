import { execFileSync } from 'node:child_process';
import { weightOf } from './weight.js';

const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

const id = (index: number) => `thing_${index}_019aa5c0-b2d8-7f0e-8c6a-4b1d2e3f4a5b`;

describe('the weight of a value', () => {
  it('is about what the heap grows by', () => {
    const flags = ['--expose-gc', '--import', './scripts/from-source.mjs', 'test/harness/logs/heap-growth.ts'];
    const measured: { kind: string; estimate: number; grown: number }[] = JSON.parse(
      execFileSync(process.execPath, flags, { encoding: 'utf8' }),
    );
    expect(measured).toHaveLength(6);
    expect(measured.filter(({ estimate, grown }) => estimate < 0.75 * grown || estimate > 1.5 * grown)).toEqual([]);
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

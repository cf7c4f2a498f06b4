import fc from 'fast-check';
import { differing, merge, patchBetween, realChanges, same } from './patch.js';

describe('two contents say the same', () => {
  it('whatever the order of their keys', () => {
    expect(same({ a: 1, b: { c: [1, { d: null }] } }, { b: { c: [1, { d: null }] }, a: 1 })).toBe(true);
  });

  it('but not with another value, key, order of a list or kind', () => {
    const different: [unknown, unknown][] = [
      [{ a: 1 }, { a: 2 }],
      [{ a: 1 }, { b: 1 }],
      [{ a: 1 }, { a: 1, b: 1 }],
      [
        [1, 2],
        [2, 1],
      ],
      [[1], { 0: 1 }],
      [null, {}],
      ['1', 1],
    ];
    expect(different.filter(([a, b]) => same(a, b) || same(b, a))).toEqual([]);
  });

  it('in what is stated, if that is all that is asked', () => {
    expect(
      differing<{ name: string; notes: string; units: number }>(
        { name: 'A', notes: undefined },
        { name: 'A', notes: 'x', units: 2 },
      ),
    ).toEqual([]);
    expect(differing({ name: 'A', units: 1 }, { name: 'B', notes: 'x', units: 2 })).toEqual(['name', 'units']);
  });
});

interface Room {
  readonly name: string;
  readonly openingHours: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

describe('a change', () => {
  const known: Room = { name: 'Room 4', openingHours: ['mon'], metadata: { floor: 4, door: { code: 1, key: true } } };

  it('is only what it makes different', () => {
    expect(realChanges({ name: 'Room 4', openingHours: ['tue'] }, known)).toEqual({ openingHours: ['tue'] });
    expect(realChanges({ name: 'Room 4', metadata: { floor: 4 } }, known)).toEqual({});
  });

  it('merges metadata: null removes, objects merge, everything else replaces', () => {
    expect(realChanges({ metadata: { floor: null, door: { code: 2 }, tags: ['a'] } }, known)).toEqual({
      metadata: { door: { code: 2, key: true }, tags: ['a'] },
    });
    expect(merge({ a: [1, 2] }, { a: [3], b: { c: null, d: 1 } })).toEqual({ a: [3], b: { d: 1 } });
  });
});

describe('the patch between what was and what a change left', () => {
  it('names what is different, however deep, and nothing else', () => {
    const before = { floor: 4, door: { code: 1, key: true }, tags: ['a'] };
    expect(patchBetween(before, { door: { code: 2, key: true }, tags: ['a'], wing: 'east' })).toEqual({
      floor: null,
      door: { code: 2 },
      wing: 'east',
    });
    expect(patchBetween(before, before)).toEqual({});
  });

  it('leads to just that, whatever was changed', () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(null, 1, 2, 'x'),
        fc.array(tie('value'), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), tie('value'), { maxKeys: 3 }),
      ),
    }));
    const content = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), value, { maxKeys: 4 });
    fc.assert(
      fc.property(content, fc.option(content), (before, change) => {
        const after = change === null ? {} : merge(before, change);
        const found = merge(before, patchBetween(before, after));
        expect(JSON.stringify(found)).toBe(JSON.stringify(after));
      }),
    );
  });
});

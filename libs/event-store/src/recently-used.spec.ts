import fc from 'fast-check';
import { LRUCache } from 'lru-cache';
import { RecentlyUsed } from './recently-used.js';

const most = { entries: 5, weight: 20 };

const step = fc.record({
  what: fc.constantFrom('get', 'peek', 'set', 'set', 'delete', 'clear'),
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
  weight: fc.integer({ min: 1, max: 22 }),
});

it('keeps, finds and lets go of what another cache does', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let [evicted, hers] = [0, 0];
      const ours = new RecentlyUsed<number>(most, () => {
        evicted += 1;
      });
      const other = new LRUCache<string, number>({
        max: most.entries,
        maxSize: most.weight,
        dispose: (_, __, reason) => {
          if (reason === 'evict') hers += 1;
        },
      });
      for (const [index, { what, key, weight }] of steps.entries()) {
        if (what === 'get') expect(ours.get(key)).toBe(other.get(key));
        if (what === 'peek') expect(ours.peek(key)).toBe(other.peek(key));
        if (what === 'delete') {
          ours.delete(key);
          other.delete(key);
        }
        if (what === 'set') {
          ours.set(key, index, weight);
          other.set(key, index, { size: weight });
        }
        if (what === 'clear' && weight > 20) {
          ours.clear((each) => each < key);
          for (const each of [...other.keys()]) if (each < key) other.delete(each);
        }
        expect([...ours.keys()].toSorted()).toEqual([...other.keys()].toSorted());
        expect([ours.size, ours.weight, evicted]).toEqual([other.size, other.calculatedSize, hers]);
      }
    }),
  );
});

it('holds one, and what weighs nothing', () => {
  const one = new RecentlyUsed<string>({ entries: 1 });
  one.set('a', 'first');
  one.set('b', 'second', 0);
  expect([one.get('a'), one.get('b'), one.size, one.weight]).toEqual([undefined, 'second', 1, 0]);
});

import { Catalogue } from '../catalogue/catalogue.js';
import { type FoldedStream, unwritten } from './folded-stream.js';
import { type CacheBounds, StreamCache } from './stream-cache.js';

const stream = { name: 'list/1', initial: [] as string[], evolve: (state: string[]) => [...state, 'x'] };

const at = (version: number, text = ''): FoldedStream => ({
  ...unwritten(stream),
  state: { text },
  version,
  lastId: 'an event',
});

const kilobyte = 'x'.repeat(1_000);
const roomy = { streams: 1_000, bytes: 1_000_000 };

const cacheOf = (bounds: CacheBounds) => new StreamCache(bounds, new Catalogue({}));

const bytesAfter = (...kept: readonly FoldedStream[]) => {
  const cache = cacheOf(roomy);
  for (const folded of kept) cache.keep('a', folded);
  return cache.report().bytes;
};

describe('a cache of streams', () => {
  it('lets the least recently used go when there are too many', () => {
    const cache = cacheOf({ ...roomy, streams: 2 });
    for (const key of ['a', 'b']) cache.keep(key, at(1));
    cache.get('a');
    cache.keep('c', at(1));
    expect(['a', 'b', 'c'].map((key) => cache.peek(key)?.version)).toEqual([1, undefined, 1]);
    expect(cache.report()).toMatchObject({ streams: 2, evicted: 1 });
  });

  it('lets the least recently used go when they are too large together', () => {
    const cache = cacheOf({ ...roomy, bytes: 5_000 });
    for (const key of ['a', 'b', 'c']) cache.keep(key, at(1, kilobyte));
    cache.get('a');
    cache.keep('d', at(1, kilobyte.repeat(2)));
    expect(['a', 'b', 'c', 'd'].map((key) => cache.peek(key) !== undefined)).toEqual([true, false, false, true]);
    expect(cache.report()).toMatchObject({ streams: 2, evicted: 2 });
    expect(cache.report().bytes).toBeLessThanOrEqual(5_000);
  });

  it('does not keep what is larger than the whole, nor the smaller state before it', () => {
    const cache = cacheOf({ ...roomy, bytes: 5_000 });
    cache.keep('other', at(1));
    cache.keep('a', at(1));
    cache.keep('a', at(2, kilobyte.repeat(9)));
    expect(cache.peek('a')).toBeUndefined();
    expect(cache.report()).toMatchObject({ streams: 1, evicted: 1 });
    expect(cache.catchUp('a', stream, at(1), { otherPast: false, events: [] }).version).toBe(1);
  });

  it('keeps the newer state, whichever comes later', () => {
    const cache = cacheOf(roomy);
    for (const version of [2, 1]) cache.keep('a', at(version));
    expect(cache.peek('a')?.version).toBe(2);
  });

  it('weighs a stream with its key, its state and its changes', () => {
    const empty = bytesAfter(at(1));
    expect(bytesAfter(at(1, kilobyte))).toBe(empty + 1_000);
    const changes = [{ version: 1, position: 1, type: 'Listed', recordedAt: 0, actor: 'test/1' }];
    expect(bytesAfter({ ...at(1), recent: changes })).toBeGreaterThan(empty);
    const cache = cacheOf(roomy);
    cache.keep(`a${kilobyte}`, at(1));
    expect(cache.report().bytes).toBe(empty + 1_000);
  });

  it('weighs a stream anew when a good part may have changed, and after another past', () => {
    const heavy = (version: number, bytesIn: number, more = '') => ({
      ...at(version, kilobyte.repeat(20) + more),
      bytesIn,
    });
    const before = bytesAfter(heavy(100, 30_000));
    expect(bytesAfter(heavy(100, 30_000), heavy(100, 30_500, kilobyte))).toBe(before + 500);
    expect(bytesAfter(heavy(100, 30_000), heavy(100, 32_000, kilobyte))).toBe(before + 1_000);
    expect(bytesAfter(heavy(100, 30_000), heavy(104, 30_000, kilobyte))).toBe(before + 1_000);
    const cache = cacheOf(roomy);
    cache.keep('a', heavy(100, 30_000));
    cache.catchUp('a', stream, at(100), { otherPast: true, events: [] });
    expect(cache.report().bytes).toBeLessThan(before);
  });

  it('has what is known to be behind for who reads on, not for who decides', () => {
    const cache = cacheOf(roomy);
    const { version } = cache.catchUp('a', stream, unwritten(stream), { otherPast: false, events: [] }, true);
    expect([cache.get('a'), cache.peek('a')?.version]).toEqual([undefined, version]);
    cache.catchUp('a', stream, unwritten(stream), { otherPast: false, events: [] });
    expect(cache.get('a')?.version).toBe(version);
  });

  it('reports its bounds and what it was asked for by decisions', () => {
    const cache = cacheOf(roomy);
    expect(cache.get('a')).toBeUndefined();
    cache.keep('a', at(1));
    for (let times = 0; times < 3; times += 1) cache.get('a');
    cache.peek('a');
    cache.peek('b');
    expect(cache.report()).toMatchObject({ streams: 1, bounds: roomy, hits: 3, misses: 1, evicted: 0 });
  });
});

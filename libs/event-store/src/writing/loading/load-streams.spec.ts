import type { Pool } from 'pg';
import type { FoldedStream } from '../../streams/folded-stream.js';
import type { StreamCache } from '../../streams/stream-cache.js';
import type { Pending } from '../pending.js';
import type { Reads } from './cold-reads.js';
import { listRange, loadingOf, loadUnderLock, wantedBy } from './load-streams.js';

const folded = (version: number, more: Partial<FoldedStream> = {}) =>
  ({ version, lastId: `${version}`, ...more }) as FoldedStream;
const stream = (name: string) => ({ name, initial: 0, evolve: (state: unknown) => state });
const wanted = (name: string, base?: FoldedStream, tenant = 'acme') => ({ tenant, stream: stream(name), base });

/** A log of streams of so many events, each of which fills a page, and a memory of nothing but what a test puts there. */
const log = (lengths: Readonly<Record<string, number>>, kept: Readonly<Record<string, FoldedStream>> = {}) => {
  const asked: string[][] = [];
  const bytes = new Set<unknown>();
  const behind: [string, boolean][] = [];
  const opened: unknown[][] = [];
  const query = async ({ values }: { values: readonly unknown[] }) => {
    const [, , streams, versions, , , page] = values as readonly [
      never,
      never,
      string[],
      number[],
      never,
      never,
      number,
    ];
    asked.push(streams.map((name, at) => `${name} ${versions[at]}`));
    bytes.add(page);
    const rows: object[] = [];
    for (const [at, name] of streams.entries()) {
      const isOver = versions[at] === lengths[name];
      rows.push({ ord: at + 1, same: true, position: isOver ? null : 1, size: page });
      if (!isOver) break;
    }
    return { rows };
  };
  const cache = {
    peek: (key: string) => kept[key],
    catchUp: (key: string, _: unknown, base: FoldedStream, tail: { events: unknown[] }, isBehind: boolean) => {
      behind.push([key, isBehind]);
      return folded(base.version + tail.events.length);
    },
  } as unknown as StreamCache;
  const vault = { load: async (_: unknown, ...about: unknown[]) => void opened.push(about) } as never;
  const reads: Reads = (read) => read({ query } as unknown as Pool);
  return { asked, bytes, behind, opened, reads, place: { shard: 7, cache, vault } };
};

const versions = (states: ReadonlyMap<string, FoldedStream>) =>
  [...states].map(([key, { version }]) => `${key} ${version}`);

describe('under the lock', () => {
  it('streams are read to their ends, page by page, none twice, with the keys of whoever they are about', async () => {
    const { reads, place, asked, bytes, behind, opened } = log({ a: 1, b: 0, c: 1 });
    const states = await loadUnderLock(reads, place, [wanted('a'), wanted('b'), wanted('c', undefined, 'other')]);
    expect(versions(states)).toEqual(['acme a 1', 'acme b 0', 'other c 1']);
    expect(asked).toEqual([['a 0', 'b 0', 'c 0'], ['a 1', 'b 0', 'c 0'], ['c 1']]);
    expect([...bytes]).toEqual([131_072]);
    expect(behind).toEqual([
      ['acme a', true],
      ['acme a', false],
      ['acme b', false],
      ['other c', true],
      ['other c', false],
    ]);
    expect(opened.slice(0, 2)).toEqual([
      [7, 'acme', ['a', 'b']],
      [7, 'other', ['c']],
    ]);
  });

  it('nothing is asked for once all is there', async () => {
    const { reads, place, asked } = log({ a: 0 });
    expect(versions(await loadUnderLock(reads, place, [wanted('a')]))).toEqual(['acme a 0']);
    expect(asked).toEqual([['a 0']]);
  });

  it('a stream of more than four pages is not there, and the pages that were read are four', async () => {
    const { reads, place, asked } = log({ a: 9 });
    expect(versions(await loadUnderLock(reads, place, [wanted('a')]))).toEqual([]);
    expect(asked).toEqual([['a 0'], ['a 1'], ['a 2'], ['a 3']]);
  });
});

describe('a stream is read on from', () => {
  const begun = (base: FoldedStream | undefined, kept: FoldedStream | undefined) =>
    loadingOf(log({}, kept && { 'acme a': kept }).place, [wanted('a', base)])[0]!.folded;

  it('the newer one of what a command has of it and what is in memory, the latter where they are as new', () => {
    const [old, same, young] = [folded(3), folded(5), folded(7)];
    const kept = folded(5);
    expect([begun(old, kept), begun(same, kept), begun(undefined, kept)]).toEqual([kept, kept, kept]);
    expect(begun(same, kept)).toBe(kept);
    expect([begun(young, kept), begun(old, undefined)]).toEqual([young, old]);
  });

  it('its beginning where there is nothing of it, or nothing that could be read', () => {
    const unreadable = folded(7, { unreadable: new Error('of a later build') as never });
    expect(begun(undefined, undefined).version).toBe(0);
    expect(begun(unreadable, undefined).version).toBe(0);
    expect(begun(folded(0), undefined)).toEqual(folded(0));
  });
});

it('a range is listed for the tenant of a command, which knows its names from then on', async () => {
  const names = new Map();
  const asked: unknown[] = [];
  const query = async ({ values }: { values: readonly unknown[] }) => {
    asked.push(...values);
    return { rows: [{ stream: 'room/a' }, { stream: 'room/b' }] };
  };
  const range = { from: 'room/', to: 'room0', stream };
  const pending = { command: { envelope: { tenant: 'acme' } }, names } as unknown as Pending;
  const listed = await listRange((read) => read({ query } as unknown as Pool), 7, pending, range as never);
  expect([listed.map(({ name }) => name), asked]).toEqual([
    ['room/a', 'room/b'],
    [7, 'acme', 'room/', 'room0'],
  ]);
  expect([...names.values()]).toEqual([{ range, names: ['room/a', 'room/b'] }]);
});

it('a command wants the streams that it lacks, each on top of what it has of it, and no others where it lacks no range', async () => {
  const loaded = new Map([['acme a', folded(3)]]);
  const pending = { command: { envelope: { tenant: 'acme' } }, names: new Map(), loaded } as unknown as Pending;
  const [a, b] = [stream('a'), stream('b')];
  const nobody: Reads = () => Promise.reject(new Error('there is no range to list'));
  expect(await wantedBy(nobody, 7, pending, { streams: [a, b] as never })).toEqual([
    { tenant: 'acme', stream: a, base: folded(3) },
    { tenant: 'acme', stream: b, base: undefined },
  ]);
});

import type { Pool } from 'pg';
import type { ReplayedEvent } from '#libs/event-store';
import { type Asked, copyInto, isCopy } from '#test/harness/rebuilds/copying-client';
import { parkedSeat, seated, seats } from '#test/harness/rebuilds/seats-beside';
import { verifyRows } from './verify-rows.js';

interface Found {
  readonly parked?: readonly object[];
  readonly differences?: readonly object[];
  readonly isConnectionLost?: boolean;
}

/** What is found of shard 3, whose rows stand at 90, where its streams of seats and halls come in these pages. */
const verifying = async (
  pages: Readonly<Record<string, readonly (readonly ReplayedEvent[])[]>>,
  { parked = [], differences = [], isConnectionLost = false }: Found = {},
) => {
  const copied = { text: '', lines: [] as string[], refuses: null };
  const ranges: unknown[] = [];
  const told: number[] = [];
  const steps: string[] = [];
  const besides: unknown[] = [];
  const query = (asked: Asked, given: readonly unknown[] = []) =>
    isCopy(asked) ? copyInto(copied) : say(asked, given);
  const say = async (asked: Asked, given: readonly unknown[]) => {
    const { name, text } = typeof asked === 'string' ? { name: '', text: asked } : asked;
    if (text === 'rollback' && isConnectionLost) throw new Error('read ECONNRESET');
    if (name === 'slotlog-read-stands') return { rows: [{ position: 90, mark: '00000090', drains: 0 }] };
    if (name === 'slotlog-parked-subjects') return { rows: parked };
    if (text.includes('full join')) {
      besides.push(given[1]);
      return { rows: differences };
    }
    if (/^(begin|create|rollback)/.test(text)) steps.push(text.split(' ')[0]!);
    return { rows: [] };
  };
  const client = { query, release: (isGone: boolean) => void steps.push(isGone ? 'drop' : 'release') };
  const log = {
    scanStreams: async function* (range: { readonly from: string }) {
      ranges.push(range);
      yield* pages[range.from] ?? [];
    },
  };
  const projection = { ...seats, handles: ['seat', 'hall'] };
  const pool = { connect: async () => client } as unknown as Pool;
  const found = await verifyRows(log as never, pool, projection, 3, (events) => void told.push(events));
  const lines = copied.lines.map((line) => line.replaceAll('\t', ' '));
  return { ...found, lines, ranges, told, steps, besides: besides[0] };
};

describe('rows that are verified', () => {
  it('are compared with what each stream comes to, of all its categories, as far as the rows stand', async () => {
    const { lines, ranges, told, faults, parked, besides } = await verifying({
      'seat/': [
        [seated(1, 'seat/a', 1, 'ada')],
        [seated(4, 'seat/a', 2, 'bob'), seated(2, 'seat/a', 1, 'cyd', 'other'), seated(3, 'seat/b', 1, 'dan', 'other')],
      ],
      'hall/': [[seated(5, 'hall/x', 1, 'eve')]],
    });
    expect(lines).toEqual(['3 acme seat/a ada bob', '3 other seat/a cyd', '3 other seat/b dan', '3 acme hall/x eve']);
    expect(ranges).toEqual([
      { shard: 3, from: 'seat/', to: 'seat0', upTo: 90 },
      { shard: 3, from: 'hall/', to: 'hall0', upTo: 90 },
    ]);
    expect([told, faults, parked, besides]).toEqual([[1, 3, 1], [], [], []]);
  });

  it('are told of one by one where they are others', async () => {
    const { faults } = await verifying({}, { differences: [{ key: ['acme', 'seat/a'], found: false, folded: true }] });
    expect(faults).toEqual(['seats_v2_rebuild acme seat/a is missing']);
  });

  it('leave the connection as it was, and drop one that is lost', async () => {
    expect((await verifying({})).steps).toEqual(['begin', 'create', 'rollback', 'release']);
    expect((await verifying({}, { isConnectionLost: true })).steps).toEqual(['begin', 'create', 'drop']);
  });
});

describe('a stream that cannot be folded', () => {
  const pages = {
    'seat/': [[seated(1, 'seat/a', 1, 'ada'), seated(2, 'seat/a', 2, 'bob'), seated(5, 'seat/a', 3, 'nobody')]],
  };

  it('is a fault, and compared as far as it can be', async () => {
    const { faults, lines, besides } = await verifying(pages);
    expect(faults).toEqual(['seat/a cannot be folded: nobody is called that']);
    expect([lines, besides]).toEqual([['3 acme seat/a ada bob'], []]);
  });

  it('and is parked is none: its rows are not looked at, and it is said that it is parked', async () => {
    const { faults, lines, parked, besides } = await verifying(pages, { parked: [parkedSeat('seat/a', 2)] });
    expect([faults, lines, besides]).toEqual([[], ['3 acme seat/a ada'], ['acme\nseat/a']]);
    expect(parked).toEqual(['seat/a of acme is parked from version 2 on, after 3 attempts: nobody is called that']);
  });

  it('and is parked of another tenant is a fault', async () => {
    const { faults, besides } = await verifying(pages, { parked: [parkedSeat('seat/a', 2, 'other')] });
    expect([faults.length, besides]).toEqual([1, []]);
  });
});

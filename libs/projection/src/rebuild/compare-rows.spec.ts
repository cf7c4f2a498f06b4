import type { Pool } from 'pg';
import type { Asked } from '#test/harness/rebuilds/copying-client';
import { seats } from '#test/harness/rebuilds/seats-beside';
import { compareRows } from './compare-rows.js';
import type { Place } from './place.js';

interface Shard {
  readonly served: number;
  readonly built: number;
  readonly rows?: readonly [served: number, built: number];
  readonly hashes?: readonly [served: string, built: string];
}

const mark = (position: number) => `${position}`.padStart(8, '0');

/** What is found in shards 1, 2, … , and what is done for it. */
const comparing = async (shards: readonly Shard[], failure: Error | null = null) => {
  const steps: string[] = [];
  const served = { ...seats, name: 'seats', table: { ...seats.table, name: 'seats_v2' } };
  const query = async (asked: Asked, given: readonly unknown[] = []) => {
    const { name = '', text, values = given } = typeof asked === 'string' ? { text: asked } : asked;
    if (/^(begin isolation|commit)/.test(text)) steps.push(text.split(' ')[0]!);
    if (text === 'commit') return { command: 'COMMIT', rows: [] };
    if (text.startsWith('select distinct c.shard')) {
      expect(values).toEqual([['seats'], [2]]);
      return { rows: shards.map((_, nth) => ({ shard: nth + 1 })) };
    }
    const shard = shards[(values[0] as number) - 1]!;
    if (name === 'slotlog-read-stands')
      return {
        rows: (values[1] as string[]).map((each) => {
          const position = each === 'seats' ? shard.served : shard.built;
          return { position, mark: mark(position), drains: 0 };
        }),
      };
    if (name.startsWith('slotlog-move-checkpoints')) steps.push(`${values[4]} from ${values[1]} to ${values[2]}`);
    if (text.includes('string_agg')) return { rows: [{ columns: 'tenant' }] };
    if (text.includes('count(*) as rows')) {
      if (failure) throw failure;
      const which = text.includes('slotlog.seats_v2_rebuild t') ? 1 : 0;
      return { rows: [{ rows: (shard.rows ?? [5, 5])[which], hash: (shard.hashes ?? ['77', '77'])[which] }] };
    }
    return { rows: [], rowCount: 0 };
  };
  const client = { query, release: () => void steps.push('release') };
  const place = {
    pool: { query, connect: async () => client } as unknown as Pool,
    log: {
      scanShard: async (_: number, { position }: { readonly position: number }, limit: number) => ({
        events: Array.from({ length: Math.min(limit, 9 - position) }, (__, nth) => {
          const at = position + nth + 1;
          return { position: at, id: mark(at), tenant: 'acme', stream: 'door/1', commandId: `${at}` };
        }),
        isMore: false,
      }),
    },
    served,
    built: seats,
  } as unknown as Place;
  const comparisons = await compareRows(place).catch((error: Error) => error.message);
  return { comparisons, steps: steps.filter((each) => each !== 'commit' && each !== 'begin'), all: steps };
};

describe('rows that are served', () => {
  it('are compared with the rebuilt ones where they stood, and those are moved on to there', async () => {
    const { comparisons, steps } = await comparing([{ served: 7, built: 5 }]);
    expect(comparisons).toEqual([{ shard: 1, position: 7, rows: { served: 5, built: 5 }, isEqual: true }]);
    expect(steps).toEqual(['seats/rebuild from 5 to 7', 'release', 'release']);
  });

  it('are others where their number or their sum is another one', async () => {
    const { comparisons } = await comparing([
      { served: 7, built: 7, rows: [5, 4] },
      { served: 7, built: 7, hashes: ['77', '78'] },
      { served: 7, built: 7 },
    ]);
    expect((comparisons as { isEqual: boolean }[]).map(({ isEqual }) => isEqual)).toEqual([false, false, true]);
  });

  it('are left out of a shard in which they are behind the rebuilt ones', async () => {
    const { comparisons } = await comparing([
      { served: 6, built: 7 },
      { served: 7, built: 7 },
    ]);
    expect((comparisons as { shard: number }[]).map(({ shard }) => shard)).toEqual([2]);
  });

  it('are read in one moment, which is over before the rebuilt ones are moved on', async () => {
    const { all } = await comparing([{ served: 7, built: 5 }]);
    expect(all.slice(0, 2)).toEqual(['begin', 'commit']);
    expect(all.indexOf('commit')).toBeLessThan(all.indexOf('seats/rebuild from 5 to 7'));
  });

  it('hold no connection where they cannot be compared', async () => {
    const { comparisons, steps } = await comparing([{ served: 7, built: 5 }], new Error('no disk'));
    expect([comparisons, steps]).toEqual(['no disk', ['release']]);
  });
});

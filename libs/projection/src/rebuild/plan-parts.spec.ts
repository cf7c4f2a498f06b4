import type { Pool } from 'pg';
import type { ShardOutline } from './outline-shards.js';
import type { Place } from './place.js';
import { planParts } from './plan-parts.js';

const served = { name: 'seats', version: 2, handles: ['seat', 'hall'], table: { name: 'seats_v2' } };
const built = { ...served, name: 'seats/rebuild', table: { name: 'seats_v2_rebuild' } };

interface Known {
  readonly begun?: readonly object[];
  readonly isThere?: boolean;
  readonly restart?: boolean;
}

/** The parts that are planned where these are there already, and what else is done for them. */
const planning = async (
  outlines: readonly ShardOutline[],
  { begun = [], isThere = true, restart = false }: Known = {},
) => {
  const done: string[] = [];
  const planned: unknown[][] = [];
  const query = async (asked: string | { text: string }, values: unknown[] = []) => {
    const text = (typeof asked === 'string' ? asked : asked.text).trim();
    if (text.startsWith('insert into slotlog.rebuild_parts')) planned.push(values);
    else if (/^(delete|drop|create)/.test(text)) done.push(text.split('(')[0]!.replaceAll(/\s+/g, ' ').trim());
    if (text === 'commit') return { command: 'COMMIT', rows: [] };
    if (text.includes('to_regclass')) return { rows: [{ found: isThere && values[0] === built.table.name }] };
    if (text.includes('from slotlog.rebuild_parts')) return { rows: planned.length > 0 ? planned : begun };
    return { rows: [] };
  };
  const pool = { query, connect: async () => ({ query, release: () => {} }) } as unknown as Pool;
  const place = { outline: async () => [...outlines], pool, served, built } as unknown as Place;
  const parts = await planParts(place, restart);
  const shown = planned.map(([shard, name, version, part, from, to, upTo, events]) => {
    expect([name, version]).toEqual(['seats/rebuild', 2]);
    return `${part}: ${shard} ${from} ${to} ${upTo} ${events}`;
  });
  return { parts, shown, done, planned };
};

const outline = (shard: number, head: number, ...samples: string[]): ShardOutline => ({ shard, head, samples });

it('a rebuild that was killed goes on with its parts, if their table is there and it is not to begin anew', async () => {
  const begun = [{ shard: 3, part: 0 }];
  const goesOn = await planning([outline(3, 9)], { begun });
  expect([goesOn.parts, goesOn.shown, goesOn.done]).toEqual([begun, [], []]);
  expect((await planning([outline(3, 9)], { begun, restart: true })).shown).toHaveLength(2);
  expect((await planning([outline(3, 9)], { begun, isThere: false })).shown).toHaveLength(2);
  expect((await planning([outline(3, 9)])).shown).toHaveLength(2);
});

it('the streams of each shard and category are a part, with as many events as its share of the samples', async () => {
  const { parts, shown, planned } = await planning([
    outline(3, 40_000, 'hall/1', 'other/1', 'seat/1', 'seat/2'),
    outline(7, 100),
  ]);
  expect(shown).toEqual([
    '0: 3 seat/ seat0 40000 20000',
    '1: 3 hall/ hall0 40000 10000',
    '2: 7 seat/ seat0 100 0',
    '3: 7 hall/ hall0 100 0',
  ]);
  expect(parts).toBe(planned);
});

it('streams of many events are cut into parts of fifty thousand at most, where the samples say', async () => {
  const seats = [1, 2, 3, 4, 5, 6].map((nth) => `seat/${nth}`);
  expect((await planning([outline(3, 150_000, ...seats)])).shown).toEqual([
    '0: 3 seat/ seat/3 150000 50000',
    '1: 3 seat/3 seat/5 150000 50000',
    '2: 3 seat/5 seat0 150000 50000',
    '3: 3 hall/ hall0 150000 0',
  ]);
  expect((await planning([outline(3, 50_001, ...seats)])).shown.slice(0, 2)).toEqual([
    '0: 3 seat/ seat/4 50001 25001',
    '1: 3 seat/4 seat0 50001 25001',
  ]);
  // One stream is never cut.
  const one = ['seat/1', 'seat/1', 'seat/1', 'seat/1'];
  expect((await planning([outline(3, 200_000, ...one)])).shown.slice(0, 2)).toEqual([
    '0: 3 seat/ seat/1 200000 100000',
    '1: 3 seat/1 seat0 200000 100000',
  ]);
});

it('new parts find nothing of a rebuild before: neither table nor parts, nor where it stood, nor what it parked', async () => {
  const { done } = await planning([outline(3, 9)]);
  expect(done.map((each) => each.replace(/ where.*/, ''))).toEqual([
    'drop table if exists slotlog.seats_v2_rebuild',
    'delete from slotlog.rebuild_parts',
    'delete from slotlog.checkpoints',
    'delete from slotlog.parked_subjects',
    'create table slotlog.seats_v2_rebuild',
  ]);
});

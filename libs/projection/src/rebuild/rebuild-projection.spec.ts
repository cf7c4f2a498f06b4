import type { LimitFunction } from 'p-limit';
import type { Pool } from 'pg';
import { type Asked, copyInto, isCopy } from '#test/harness/rebuilds/copying-client';
import { seats } from '#test/harness/rebuilds/seats-beside';
import { Clockwork } from '#test/simulation/clockwork';
import type { Place } from './place.js';
import { rebuild } from './rebuild.js';
import { rebuildProjection } from './rebuild-projection.js';

const part = (nth: number, rows: number | null, shard = 1) => ({
  ...{ shard, part: nth, from: 'seat/', to: 'seat0', upTo: 7, events: 10 * nth, rows },
});

interface Going {
  readonly isShared?: boolean;
  /** Where the rebuilt rows of a shard stand already. */
  readonly standsAt?: (shard: number) => number;
  readonly isLost?: boolean;
  /** The rebuilt table lacks none. */
  readonly hasIndexes?: boolean;
}

/** What a rebuild does, step by step, that has these parts already. */
const rebuilding = async (
  parts: readonly ReturnType<typeof part>[],
  { isShared = false, standsAt = () => 0, isLost = false, hasIndexes = false }: Going = {},
) => {
  const steps: string[] = [];
  const built = new Set<string>();
  const stands = new Map<unknown, number>();
  const query = (asked: Asked, given: readonly unknown[] = []) =>
    isCopy(asked) ? copyInto({ text: '', lines: [], refuses: null }) : say(asked, given);
  const say = async (asked: Asked, given: readonly unknown[]): Promise<object> => {
    const { name = '', text, values = given } = typeof asked === 'string' ? { text: asked } : asked;
    const [shard] = values;
    if (text === 'commit') return { command: 'COMMIT', rows: [] };
    if (text.includes('to_regclass') && text.includes('found')) return { rows: [{ found: true }] };
    if (text.includes('from slotlog.rebuild_parts') && text.startsWith('select')) return { rows: parts };
    if (text.includes('pg_get_indexdef')) {
      const isOfBuilt = shard === 'seats_v2_rebuild';
      const names = isOfBuilt ? [...built] : ['seats_v2_pkey'];
      return {
        rows: names.map((each) => ({
          ...{ name: each, isPrimary: true },
          definition: `CREATE UNIQUE INDEX ${each} ON slotlog.seats_v2 USING btree (shard)`,
        })),
      };
    }
    if (text.startsWith('CREATE UNIQUE INDEX')) {
      const [, , , made] = text.split(' ');
      built.add(made!);
      steps.push(`index ${made}`);
    }
    if (text.startsWith('analyze')) steps.push('analyze');
    if (text.startsWith('update slotlog.rebuild_parts')) steps.push(`loaded ${values[3]}`);
    if (name === 'slotlog-read-stands')
      return {
        rows: (values[1] as string[]).map(() => {
          const position = stands.get(shard) ?? standsAt(shard as number);
          return { position, mark: `${position}`.padStart(8, '0'), drains: 0 };
        }),
      };
    if (name.startsWith('slotlog-move-checkpoints')) {
      stands.set(shard, values[2] as number);
      steps.push(`shard ${shard} from ${values[1]} to ${values[2]}`);
    }
    if (name === 'slotlog-parked-subjects') steps.push(`parked of ${shard}`);
    if (text.startsWith('select count(*) as count')) return { rows: [{ count: 0 }] };
    return { rows: [], rowCount: name === 'slotlog-checkpoints-out-of-line' ? 0 : 1 };
  };
  if (hasIndexes) built.add('seats_v2_pkey_rebuild');
  const time = new Clockwork(1_000);
  const turn = ((work: () => Promise<unknown>) => work()) as LimitFunction;
  const place = {
    pool: { query, connect: async () => ({ query, release: () => {} }) } as unknown as Pool,
    log: {
      heads: async () => new Map(),
      pointAt: async (_: number, position: number) => (isLost ? null : { position, mark: '00000007' }),
      scanShard: async (shard: number) => {
        steps.push(`catch up ${shard}`);
        return { events: [], isMore: false };
      },
      scanStreams: async function* () {},
      world: { chance: () => 0, after: time.after.bind(time) },
    },
    outline: async () => [],
    served: { ...seats, name: 'seats', table: { ...seats.table, name: 'seats_v2' } },
    built: seats,
    progression: {
      begin: (...told: number[]) => void steps.push(`begin ${told.join(' ')}`),
      add: () => {},
      enter: (phase: string) => void steps.push(`> ${phase}`),
    },
    pace: { isShared, take: (work: () => Promise<unknown>) => work() },
    evenIfMoreParked: true,
  } as unknown as Place;
  const turns = { plan: turn, load: turn, index: turn, finish: turn };
  const failure = await rebuildProjection(place, turns, false).then(
    (comparisons) => (comparisons.length === 0 ? null : 'compared'),
    (error: Error) => error.message,
  );
  return { steps, failure };
};

describe('a rebuild', () => {
  it('loads the parts that are not loaded yet, builds indexes, catches up, compares and switches, in this order', async () => {
    const { steps, failure } = await rebuilding([part(1, 3), part(2, null), part(3, 4)]);
    expect(failure).toBeNull();
    expect(steps).toEqual([
      ...['begin 60 40 7', 'loaded 2', 'shard 1 from 0 to 7'],
      ...['> index', 'index seats_v2_pkey_rebuild', 'analyze'],
      ...['> catch-up', 'catch up 1', 'parked of 1'],
      ...['> compare', '> switch', '> done'],
    ]);
  });

  it('builds the indexes before it loads anything where others append, and only then', async () => {
    const first = await rebuilding([part(1, null)], { isShared: true });
    expect(first.steps.slice(1, 3)).toEqual(['index seats_v2_pkey_rebuild', 'loaded 1']);
    const resumed = await rebuilding([part(1, null), part(2, 5)], { isShared: true });
    expect(resumed.steps.slice(1, 2)).toEqual(['loaded 1']);
  });

  it('builds no index that is there', async () => {
    const { steps } = await rebuilding([part(1, null)], { hasIndexes: true });
    expect(steps.filter((each) => each.startsWith('index'))).toEqual([]);
  });

  it('has the rows of each shard stand where its head was when the parts were made, unless they stand further on', async () => {
    const parts = [part(1, 3), part(2, 3), part(1, 3, 2), part(1, 3, 3)];
    const { steps } = await rebuilding(parts, { standsAt: (shard) => (shard === 2 ? 12 : 0) });
    expect(steps.filter((each) => each.startsWith('shard'))).toEqual(['shard 1 from 0 to 7', 'shard 3 from 0 to 7']);
    expect(steps.filter((each) => each.startsWith('catch up'))).toEqual(['catch up 1', 'catch up 2', 'catch up 3']);
    expect(steps.filter((each) => each.startsWith('parked'))).toEqual(['parked of 1', 'parked of 2', 'parked of 3']);
  });

  it('has to begin anew where the log has lost that place', async () => {
    const { failure, steps } = await rebuilding([part(1, 3)], { isLost: true });
    expect(failure).toBe('shard 1 of the log has lost position 7: rebuild from the beginning');
    expect(steps).not.toContain('> index');
  });
});

it('rebuilds need two connections for each worker and five besides', async () => {
  const pool = (max: number) => ({ options: { max }, connect: () => Promise.reject(new Error('connected')) });
  const begun = (max: number, workers: number) =>
    rebuild({ log: {}, pool: pool(max), projections: [], workers } as unknown as Parameters<typeof rebuild>[0]);
  for (const [workers, needed] of [
    [1, 7],
    [3, 11],
  ] as const) {
    await expect(begun(needed - 1, workers)).rejects.toThrow(`${workers} workers need a pool of ${needed} connections`);
    await expect(begun(needed, workers)).rejects.toThrow('connected');
  }
});

import { DatabaseError, type Pool } from 'pg';
import { Clockwork } from '#test/simulation/clockwork';
import type { Place } from './place.js';
import { MoreParked, switchOver } from './switch-over.js';

const seats = { name: 'seats', version: 2 };
const isBuilt = ([name]: readonly unknown[]) => name !== seats.name;

const mark = (position: number) => `${position}`.padStart(8, '0');
const stand = (position: number) => ({ position, mark: mark(position), drains: 0 });

/** Each event a command of its own. */
const eventsBehind = (after: number, limit: number) =>
  Array.from({ length: limit }, (_, nth) => {
    const position = after + nth + 1;
    return { position, id: mark(position), tenant: 'acme', stream: 'seat/1', commandId: `${position}` };
  });

/**
 * What a rebuild does whose rows have caught up to `built` when nobody can move those that are served any more, which stand at
 * `served`; each further pair is how it is when it tries again.
 */
const switching = async (
  stands: readonly (readonly [served: number, built: number])[],
  { parked = [0, 0], locking = [] as readonly string[] } = {},
) => {
  const time = new Clockwork(20_000);
  const steps: unknown[] = [];
  const tried = () => steps.filter((step) => step === 'let go').length;
  const said: Record<string, string> = { lock: 'alone', drop: 'take over', commit: 'commit', rollback: 'let go' };
  const query = async (
    asked: string | { readonly name?: string; readonly values?: readonly unknown[] },
    values: readonly unknown[] = [],
  ) => {
    if (typeof asked === 'string') {
      const step = said[asked.split(' ')[0]!];
      const refused = step === 'alone' ? locking[tried()] : undefined;
      if (step === 'alone' && tried() >= stands.length) throw new Error('It is tried more often than is said.');
      if (refused) throw Object.assign(new DatabaseError(refused, 0, 'error'), { code: refused, severity: 'ERROR' });
      if (step) steps.push(step);
      if (asked.startsWith('select distinct c.shard')) return { rows: [{ shard: 1 }] };
      return { rows: asked.startsWith('select count') ? [{ count: parked[isBuilt(values) ? 0 : 1] }] : [] };
    }
    const { name = '', values: given = [] } = asked;
    if (name.startsWith('slotlog-move-checkpoints')) steps.push(['move', given[4], given[1], given[2]]);
    if (name !== 'slotlog-read-stands') return { rows: [] };
    const [served, built] = stands[tried()]!;
    return { rows: (given[1] as string[]).map((each) => stand(each === seats.name ? served : built)) };
  };
  const client = { query, release: () => {} };
  const served = { ...seats, handles: ['seat'], table: { name: 'seats_v2' } };
  const project = async (_: unknown, __: number, events: readonly { readonly position: number }[]) =>
    void steps.push(['project', ...events.map(({ position }) => position)]);
  const place = {
    pool: { query, connect: async () => client } as unknown as Pool,
    log: {
      heads: async () => new Map(),
      scanShard: async (_: number, { position }: { readonly position: number }, limit: number) => {
        steps.push('read');
        return { events: eventsBehind(position, limit), isMore: false };
      },
      world: { chance: () => 0, after: (milliseconds: number, run: () => void) => time.after(milliseconds, run) },
    },
    served,
    built: { ...served, name: 'seats/rebuild', table: { name: 'seats_v2_rebuild' }, project },
  } as unknown as Place;
  let isOver = false;
  const switched = switchOver(place).finally(() => {
    isOver = true;
  });
  switched.catch(() => {});
  await time.until(() => isOver);
  await switched;
  return steps;
};

describe('rebuilt rows', () => {
  it('that lack what those that are served have been given are given it before they take over', async () => {
    expect(await switching([[7, 4]])).toEqual(['alone', 'read', ['project', 5, 6, 7], 'take over', 'commit']);
  });

  it('that lack nothing take over as they are', async () => {
    expect(await switching([[7, 7]])).toEqual(['alone', 'take over', 'commit']);
  });

  it('that have more than those that are served move the checkpoint on to where they stand', async () => {
    expect(await switching([[4, 7]])).toEqual(['alone', ['move', 'seats', 4, 7], 'take over', 'commit']);
  });

  it('that lack more than five hundred events let go, and take over when it is less', async () => {
    const [alone, read, project, ...rest] = await switching([[504, 4]]);
    expect([alone, read, (project as unknown[]).length, rest]).toEqual(['alone', 'read', 501, ['take over', 'commit']]);
    expect(
      await switching([
        [505, 4],
        [5, 4],
      ]),
    ).toEqual([...['alone', 'let go'], ...['alone', 'read', ['project', 5], 'take over', 'commit']]);
  });

  it('that have more parked subjects than those that are served stay beside', async () => {
    await expect(switching([[7, 7]], { parked: [2, 1] })).rejects.toEqual(new MoreParked(seats, 2, 1));
    expect(await switching([[7, 7]], { parked: [1, 1] })).toEqual(['alone', 'take over', 'commit']);
  });

  it('try again where somebody is in the way, and not where something else is wrong', async () => {
    const stands: [number, number][] = [
      [7, 7],
      [7, 7],
    ];
    expect(await switching(stands, { locking: ['55P03'] })).toEqual(['let go', 'alone', 'take over', 'commit']);
    await expect(switching(stands, { locking: ['42501'] })).rejects.toMatchObject({ code: '42501' });
  });
});

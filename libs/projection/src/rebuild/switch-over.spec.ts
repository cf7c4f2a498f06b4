import type { Pool } from 'pg';
import { Clockwork } from '#test/simulation/clockwork';
import type { Place } from './place.js';
import { switchOver } from './switch-over.js';

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
const switching = async (...stands: readonly (readonly [served: number, built: number])[]) => {
  const time = new Clockwork(20_000);
  const steps: unknown[] = [];
  const tried = () => steps.filter((step) => step === 'let go').length;
  const said: Record<string, string> = { lock: 'alone', drop: 'take over', commit: 'commit', rollback: 'let go' };
  const query = async (asked: string | { readonly name?: string; readonly values?: readonly unknown[] }) => {
    if (typeof asked === 'string') {
      const step = said[asked.split(' ')[0]!];
      if (step) steps.push(step);
      if (asked.startsWith('select distinct c.shard')) return { rows: [{ shard: 1 }] };
      return { rows: asked.startsWith('select count') ? [{ count: 0 }] : [] };
    }
    const { name = '', values = [] } = asked;
    if (name.startsWith('slotlog-move-checkpoints')) steps.push(['move', values[4], values[1], values[2]]);
    if (name !== 'slotlog-read-stands') return { rows: [] };
    const [served, built] = stands[tried()]!;
    return { rows: (values[1] as string[]).map((each) => stand(each === 'seats' ? served : built)) };
  };
  const client = { query, release: () => {} };
  const served = { name: 'seats', version: 2, handles: ['seat'], table: { name: 'seats_v2' } };
  const project = async (_: unknown, __: number, events: readonly { readonly position: number }[]) =>
    void steps.push(['project', ...events.map(({ position }) => position)]);
  const place = {
    pool: { query, connect: async () => client } as unknown as Pool,
    log: {
      heads: async () => new Map(),
      scanShard: async (_: number, { position }: { readonly position: number }, limit: number) => {
        return { events: eventsBehind(position, limit), isMore: false };
      },
      world: { chance: () => 0, after: (milliseconds: number, run: () => void) => time.after(milliseconds, run) },
    },
    served,
    built: { ...served, name: 'seats/rebuild', table: { name: 'seats_v2_rebuild' }, project },
  } as unknown as Place;
  let isOver = false;
  const switched = switchOver(place).then(() => {
    isOver = true;
  });
  await time.until(() => isOver);
  await switched;
  return steps;
};

describe('rebuilt rows', () => {
  it('that lack what those that are served have been given are given it before they take over', async () => {
    expect(await switching([7, 4])).toEqual(['alone', ['project', 5, 6, 7], 'take over', 'commit']);
  });

  it('that lack nothing take over as they are', async () => {
    expect(await switching([7, 7])).toEqual(['alone', 'take over', 'commit']);
  });

  it('that have more than those that are served move the checkpoint on to where they stand', async () => {
    expect(await switching([4, 7])).toEqual(['alone', ['move', 'seats', 4, 7], 'take over', 'commit']);
  });

  it('that lack more than five hundred events let go, and take over when it is less', async () => {
    const [alone, project, ...rest] = await switching([504, 4]);
    expect([alone, (project as unknown[]).length, rest]).toEqual(['alone', 501, ['take over', 'commit']]);
    expect(await switching([505, 4], [5, 4])).toEqual([
      ...['alone', 'let go'],
      ...['alone', ['project', 5], 'take over', 'commit'],
    ]);
  });
});

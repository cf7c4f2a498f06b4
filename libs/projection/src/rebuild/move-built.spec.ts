import type { PoolClient } from 'pg';
import type { StoredEvent } from '#libs/event-store';
import { TooManyParked } from '../parking/parked-subject.js';
import { moveBuilt } from './move-built.js';
import type { Place } from './place.js';

const event = (stream: string, position: number) =>
  ({ tenant: 'acme', stream, version: 1, position }) as unknown as StoredEvent;

/** What the rebuilt rows were given, and what was parked of them, where so many are parked already and some streams fail. */
const moving = async (parkedBefore: number, failing: readonly string[], ...events: readonly StoredEvent[]) => {
  const given: number[] = [];
  const parked: unknown[] = [];
  const query = async (asked: string | { readonly name: string; readonly values: unknown[] }, sent?: unknown[]) => {
    const { name, values } = typeof asked === 'string' ? { name: asked, values: sent } : asked;
    if (name === 'slotlog-parked-subjects') {
      const isAsked = (values![1] as readonly string[]).includes('seats/rebuild');
      const before = Array.from({ length: isAsked ? parkedBefore : 0 }, (_, nth) => ({ subject: `seat/${nth}` }));
      return { rows: before.map((each) => ({ name: 'seats/rebuild', consumerVersion: 2, tenant: 'acme', ...each })) };
    }
    if (name.includes('insert into slotlog.parked_subjects')) parked.push(values);
    return { rows: [] };
  };
  const project = async (_: unknown, __: number, some: readonly StoredEvent[]) => {
    if (some.some(({ stream }) => failing.includes(stream))) throw new Error('nobody like that');
    given.push(...some.map(({ position }) => position));
  };
  const built = { name: 'seats/rebuild', version: 2, handles: ['seat'], table: { name: 'seats_v2_rebuild' }, project };
  await moveBuilt({ query } as unknown as PoolClient, { built } as unknown as Place, 8, events);
  return { given, parked: parked.length };
};

it('rebuilt rows are given what they handle, and nothing of what is parked', async () => {
  const events = [event('seat/0', 1), event('seat/5', 2), event('hall/0', 3), event('seat/6', 4)];
  expect(await moving(1, [], ...events)).toEqual({ given: [2, 4], parked: 0 });
});

it('a subject that the built rows cannot take is parked, up to a hundred subjects of a shard', async () => {
  expect(await moving(0, ['seat/a'], event('seat/a', 1), event('seat/b', 2))).toEqual({ given: [2], parked: 1 });
  expect(await moving(99, ['seat/a'], event('seat/a', 1))).toEqual({ given: [], parked: 1 });
  await expect(moving(100, ['seat/a'], event('seat/a', 1))).rejects.toThrow(TooManyParked);
});

it('a rebuild that has more parked by now goes on with the others', async () => {
  expect(await moving(101, [], event('seat/a', 1))).toEqual({ given: [1], parked: 0 });
});

import type { Pool } from 'pg';
import { Dice } from '#test/fuzz/dice';
import { type PlantedRows, rowsOf } from '#test/harness/databases/planted-rows';
import { addCounts, type Count } from '../../../../libs/delivery/src/sql/counts.js';
import { askedReplays, askForReplay } from '../../../../libs/delivery/src/sql/replays.js';
import { comparable, isOf, openSubscribers, standing, subscribers } from './planted-subscribers.js';

const dice = new Dice(8);
const start = Date.UTC(2026, 10, 30, 8);
const most = 20;

/** Of each subscriber more or fewer than are taken at a time; all asked for at instants of their own. */
const replays = subscribers.flatMap(({ shard, tenant, id }, of) =>
  Array.from({ length: [21, 22, 1, 20, 2, 1][of % 6]! }, (_, nth) => ({
    ...{ shard, tenant, subscriber: id, id: `rep_${(nth * 13) % 29}` },
    ...{ kind: nth === 5 ? 'range' : 'single', after_position: of, to_position: nth },
    asked_at: new Date(start + 1_000 * ((nth * 7) % 23) + of).toISOString(),
  })),
);

let planted: PlantedRows;

beforeAll(async () => {
  planted = await openSubscribers();
  await planted.plant('delivery_replays', replays);
  await planted.pool.query('create table slotlog.counts partition of slotlog.delivery_counts default');
});

afterAll(() => planted.close());

test('a shard’s replays are the oldest twenty of each that is sent anything, in the order in which they were asked for', async () => {
  for (const shard of [3, 7]) {
    const active = subscribers.filter((row) => row.shard === shard && row.status === 'active' && !row.is_deleted);
    const byAge = (some: typeof replays) => some.toSorted((a, b) => (a.asked_at < b.asked_at ? -1 : 1));
    const firsts = active.flatMap((row) =>
      byAge(replays.filter((each) => isOf(each, row) && each.subscriber === row.id)).slice(0, most),
    );
    expect(await askedReplays(planted.pool, shard)).toEqual(
      byAge(firsts).map(({ id, tenant, subscriber, kind, after_position: afterPosition, to_position: toPosition }) => ({
        ...{ id, tenant, subscriber, kind, afterPosition, toPosition },
      })),
    );
  }
});

test('a replay is asked for once, and of ranges and ways back there is one at a time', async () => {
  for (const [kind, id, isNew] of [
    ['single', 'rep_new', true],
    ['single', 'rep_0', false],
    ['back', 'rep_new', false],
    ['range', 'rep_new', false],
  ] as const) {
    await planted.undone(async (client) => {
      const replay = { id, kind, afterPosition: 5, toPosition: 9 };
      const place = { shard: 3, tenant: 'ten_a', id: 'sub_0' };
      expect(await askForReplay(client as unknown as Pool, place, replay)).toBe(isNew);
      const columns = 'shard, tenant, subscriber, id, kind, after_position, to_position';
      const added = { shard: 3, tenant: 'ten_a', subscriber: 'sub_0', id, kind, after_position: 5, to_position: 9 };
      const before = replays.map(({ asked_at: _, ...row }) => row);
      expect(await standing(client, 'delivery_replays', columns)).toEqual(
        comparable([...before, ...(isNew ? [added] : [])]),
      );
    });
  }
});

test('messages taken and failed are added up by day, shard and subscriber', async () => {
  const sums = new Map<string, Pick<Count, 'taken' | 'failed'>>();
  await planted.undone(async (client) => {
    for (let round = 0; round < 40; round += 1) {
      const shard = dice.pick([3, 7]);
      const at = start + dice.pick([-1, 0, 16]) * 3_600_000 - dice.pick([0, 8 * 3_600_000, 8 * 3_600_000 + 1]);
      const counts = Array.from({ length: dice.below(3) }, () => ({
        ...{ tenant: dice.pick(['ten_a', 'ten_b']), subscriber: dice.pick(['sub_0', 'sub_1']) },
        ...{ taken: dice.below(5), failed: dice.below(3) },
      }));
      await addCounts(client as unknown as Pool, shard, counts, at);
      for (const { tenant, subscriber, taken, failed } of counts) {
        const key = [shard, new Date(at).toISOString().slice(0, 10), tenant, subscriber].join(' ');
        const known = sums.get(key) ?? { taken: 0, failed: 0 };
        sums.set(key, { taken: known.taken + taken, failed: known.failed + failed });
      }
    }
    const rows = await rowsOf<Count & { shard: number; day: string }>(client, 'delivery_counts', '*', '1, 2, 3, 4');
    const found = rows.map(({ shard, day, tenant, subscriber, taken, failed }) => [
      [shard, day, tenant, subscriber].join(' '),
      { taken, failed },
    ]);
    expect(found).toEqual([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
  });
});

import type { Pool } from 'pg';
import { type PlantedRows, places } from '#test/harness/databases/planted-rows';
import {
  listSubscribers,
  reportShard,
  reportSubscriber,
} from '../../../../libs/delivery/src/sql/report-subscribers.js';
import { isOf, openSubscribers, type Row, subscriberOf, subscribers } from './planted-subscribers.js';

const start = Date.UTC(2026, 10, 30, 8);
const iso = (at: number) => new Date(at).toISOString();

/** Three moves each, the last by number neither the first nor the last by position; of those with an odd number none. */
const moves = [
  ...subscribers
    .filter(({ id }) => Number(id.slice(4)) % 2 === 0)
    .flatMap((row, nth) =>
      [0, 1, 2].map((number) => ({
        ...{ shard: row.shard, tenant: row.tenant, subscriber: row.id, number },
        ...{ position: 100 + 7 * nth + [2, 0, 1][number]!, mark: '' },
      })),
    ),
  ...[3, 7].flatMap((shard) =>
    [1, 2, 3].map((number) => ({
      ...{ shard, tenant: '', subscriber: '', number: number + shard },
      ...{ position: 500 + 10 * shard + [2, 0, 1][number - 1]!, mark: '' },
    })),
  ),
  // Of nobody that there is, under the highest number of all.
  { shard: 3, tenant: 'ten_a', subscriber: '', number: 99, position: 1, mark: '' },
  { shard: 3, tenant: '', subscriber: 'sub_1', number: 99, position: 2, mark: '' },
];

const parked = subscribers.flatMap(({ shard, tenant, id }, nth) =>
  Array.from({ length: nth % 4 }, (_, at) => ({
    ...{ shard, tenant, subscriber: id, subject: `booking/bkg_${at}`, from_version: 1, from_position: 1 },
    ...{ attempts: 1, due_at: iso(start), reason: '' },
  })),
);

const waits = subscribers
  .filter((_, nth) => nth % 3 === 0)
  .map(({ shard, tenant, id }, nth) => ({
    ...{ shard, tenant, subscriber: id, since: iso(start + nth), until: iso(start + 60_000 + nth) },
    ...{ attempts: nth + 1, subjects: [`booking/${shard}-${tenant}-${id}`] },
  }));

let planted: PlantedRows;

beforeAll(async () => {
  planted = await openSubscribers();
  await planted.plant('delivery_positions', moves);
  await planted.plant('delivery_parked', parked);
  await planted.plant('subscriber_waits', waits);
});

afterAll(() => planted.close());

const reportOf = (row: Row, head: number) => {
  const isMine = (each: { shard: number; tenant: string; subscriber: string }) =>
    isOf(each, row) && each.subscriber === row.id;
  const newest = (rows: typeof moves) => rows.toSorted((a, b) => b.number - a.number)[0];
  const shared = moves.filter((each) => each.shard === row.shard && each.tenant === '' && each.subscriber === '');
  const position = (newest(moves.filter(isMine)) ?? newest(shared))?.position ?? 0;
  const wait = waits.find(isMine);
  return {
    ...subscriberOf(row),
    wait: wait
      ? {
          ...{ since: Date.parse(wait.since), until: Date.parse(wait.until) },
          ...{ attempts: wait.attempts, subjects: wait.subjects },
        }
      : null,
    lag: Math.max(0, head - position),
    parked: parked.filter(isMine).length,
  };
};

const inOrder = (rows: readonly Row[]) =>
  rows.filter((row) => !row.is_deleted).toSorted((a, b) => (`${a.tenant} ${a.id}` < `${b.tenant} ${b.id}` ? -1 : 1));

test('one is told with how it goes: where it stands or else the head of its shard, what is parked, whether it waits', async () => {
  for (const row of subscribers) {
    for (const head of [0, 300, 600]) {
      const found = await reportSubscriber(planted.pool, row, head);
      expect(found).toEqual(row.is_deleted ? null : reportOf(row, head));
    }
  }
  expect(await reportSubscriber(planted.pool, { ...places[0]!, id: 'sub_none' }, 9)).toBeNull();
});

test('those of a tenant are listed by their ids, page by page', async () => {
  for (const place of places) {
    const all = inOrder(subscribers.filter((row) => isOf(row, place)));
    for (const after of ['', 'sub_0', 'sub_1', 'sub_15', 'sub_3']) {
      for (const limit of [1, 2, 9]) {
        const wanted = all.filter(({ id }) => id > after).slice(0, limit);
        const found = await listSubscribers(planted.pool, place, 600, after, limit);
        expect(found).toEqual(wanted.map((row) => reportOf(row, 600)));
      }
    }
  }
});

test('those of a shard are told in the order of tenants and ids', async () => {
  for (const shard of [3, 7]) {
    const wanted = inOrder(subscribers.filter((row) => row.shard === shard)).map((row) => reportOf(row, 600));
    expect(await reportShard(planted.pool, shard, 600)).toEqual(wanted);
  }
});

test('all of the log is to come where nobody has delivered anything yet', async () => {
  await planted.undone(async (client) => {
    await client.query('delete from slotlog.delivery_positions');
    const found = await reportShard(client as unknown as Pool, 3, 600);
    expect(found.map(({ lag }) => lag)).toEqual(found.map(() => 600));
  });
});

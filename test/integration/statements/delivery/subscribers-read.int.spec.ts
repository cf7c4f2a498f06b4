import type { Pool } from 'pg';
import { type PlantedRows, places } from '#test/harness/databases/planted-rows';
import {
  changedSubscribers,
  leftBehind,
  shardsWithSubscribers,
} from '../../../../libs/delivery/src/sql/subscribers.js';
import { comparable, isThis, openSubscribers, type Row, subscriberOf, subscribers } from './planted-subscribers.js';

let planted: PlantedRows;

beforeAll(async () => {
  planted = await openSubscribers();
});

afterAll(() => planted.close());

const of = (wanted: (row: Row) => boolean) => comparable(subscribers.filter(wanted).map(subscriberOf));

test('at first a shard’s deliverer is told of all that live, and when that was', async () => {
  for (const shard of [3, 7, 9]) {
    const { subscribers: found, askedAt } = await changedSubscribers(planted.pool, shard, null);
    expect(comparable(found)).toEqual(of((row) => row.shard === shard && !row.is_deleted));
    const { rows } = await planted.pool.query("select now() - $1 between interval '0' and interval '1 minute' as so", [
      askedAt,
    ]);
    expect(rows).toEqual([{ so: true }]);
  }
});

test('later it is told of those that changed since ten seconds before it asked, deleted ones too', async () => {
  for (const shard of [3, 7]) {
    for (const { changed_at: at } of subscribers) {
      for (const late of [-1, 0, 1]) {
        const since = new Date(Date.parse(at) + 10_000 + late);
        const { subscribers: found } = await changedSubscribers(planted.pool, shard, since);
        const isNew = (row: Row) => Date.parse(row.changed_at) >= since.getTime() - 10_000;
        expect(comparable(found)).toEqual(of((row) => row.shard === shard && isNew(row)));
      }
    }
  }
});

test('each shard that has subscribers is told once, in order', async () => {
  await planted.undone(async (client) => {
    await client.query("update slotlog.subscribers set shard = 11 where id = 'sub_5' and shard = 3");
    await client.query("update slotlog.subscribers set shard = 5 where id = 'sub_4' and shard = 7");
    expect(await shardsWithSubscribers(client as unknown as Pool)).toEqual([3, 5, 7, 11]);
  });
});

const leftovers = {
  delivery_positions: { number: 1, position: 1, mark: '' },
  delivery_parked: {
    ...{ subject: 'booking/bkg_1', from_version: 1, from_position: 1, attempts: 1 },
    ...{ due_at: '2026-11-30T00:00:00Z', reason: '' },
  },
  subscriber_waits: { since: '2026-11-30T00:00:00Z', until: '2026-11-30T00:00:00Z', attempts: 1, subjects: [] },
};

test.each(Object.entries(leftovers))(
  'a deleted subscriber leaves nothing behind but what stands in %s',
  async (table, rest) => {
    const [, second, third] = places;
    const kept = ['sub_1', 'sub_4'].map((subscriber) => ({ ...second!, subscriber, ...rest }));
    // Of a neighbour with the same id in either way, whose own is living or not.
    const others = [{ ...third!, subscriber: 'sub_5', ...rest }];
    for (const rows of [kept, others]) {
      const names = Object.keys(rows[0]!);
      await planted.undone(async (client) => {
        await client.query(
          `insert into slotlog.${table} (${names}) select ${names} from json_populate_recordset(null::slotlog.${table}, $1)`,
          [JSON.stringify(rows)],
        );
        for (const shard of [3, 7]) {
          const left = rows.filter((row) => row.shard === shard).map((row) => ({ ...row, id: row.subscriber }));
          const isLeft = (row: Row) => row.is_deleted && left.some((each) => isThis(row, each));
          expect(comparable(await leftBehind(client as unknown as Pool, shard))).toEqual(of(isLeft));
        }
      });
    }
  },
);

import type { ClientBase, Pool } from 'pg';
import { type PlantedRows, places, rowsOf } from '#test/harness/databases/planted-rows';
import { findRepeated, insertSubscriber } from '../../../../libs/delivery/src/sql/subscribers.js';
import { isOf, isThis, openSubscribers, subscriberOf, subscribers } from './planted-subscribers.js';

let planted: PlantedRows;

beforeAll(async () => {
  planted = await openSubscribers();
});

afterAll(() => planted.close());

const made = (place: (typeof places)[number], id = 'sub_new', key?: string) => ({
  ...{ ...place, id, url: 'https://new.example', types: ['BookingMoved'], kinds: null, description: 'new' },
  ...{ secret: Buffer.from('5e', 'hex'), createdBy: 'key_a' },
  ...(key !== undefined && { idempotency: { key, fingerprint: 'print' } }),
});
const at = { position: 42, mark: 'mark0042' };

test('a new subscriber stands as it was asked for, with a position of its own under the number 0', async () => {
  for (const place of places) {
    await planted.undone(async (client) => {
      const found = await insertSubscriber(client, made(place, 'sub_new', 'key'), at);
      expect(found).toMatchObject({
        ...{ ...place, id: 'sub_new', url: 'https://new.example', types: ['BookingMoved'], kinds: null },
        ...{ description: 'new', secrets: [{ sealed: Buffer.from('5e', 'hex'), endsAt: null }], createdBy: 'key_a' },
        ...{ status: 'active', disabledBecause: null, revision: 1, lastReset: null, isDeleted: false },
      });
      const positions = await rowsOf(client, 'delivery_positions', 'shard, tenant, subscriber, number, position, mark');
      expect(positions).toEqual([{ ...place, subscriber: 'sub_new', number: 0, ...at }]);
    });
  }
});

test('no second one is made under an id or an idempotency key of that tenant in that shard', async () => {
  for (const place of places) {
    for (const [id, key] of [
      ['sub_3', undefined],
      ['sub_4', 'other'],
      ['sub_new', 'again_3'],
    ] as const) {
      await planted.undone(async (client) => {
        expect(await insertSubscriber(client, made(place, id, key), at)).toBeUndefined();
        expect(await rowsOf(client, 'delivery_positions', 'number')).toEqual([]);
      });
    }
  }
});

const add = (client: ClientBase, { shard, tenant }: (typeof places)[number], count: number, isDeleted: boolean) =>
  client.query(
    `insert into slotlog.subscribers (shard, tenant, id, url, secrets, secrets_end_at, created_by, is_deleted)
      select $1, $2, 'more_' || $4::boolean || n, '', '{}', '{}', '', $4::boolean from generate_series(1, $3::int) n`,
    [shard, tenant, count, isDeleted],
  );

test('a tenant has a thousand that live and ten thousand with those that are deleted, whatever others have', async () => {
  const [place, ...others] = places;
  const there = subscribers.filter((row) => isOf(row, place!));
  const living = there.filter((row) => !row.is_deleted).length;
  for (const [alive, withDeleted, isMade] of [
    [999, 1_500, true],
    [1_000, 1_500, false],
    [999, 9_999, true],
    [999, 10_000, false],
  ] as const) {
    await planted.undone(async (client) => {
      for (const other of others) await add(client, other, 1_000, false);
      await add(client, place!, alive - living, false);
      await add(client, place!, withDeleted - alive - (there.length - living), true);
      expect((await insertSubscriber(client, made(place!), at)) !== undefined).toBe(isMade);
    });
  }
});

test('a request that comes again finds what was made with its idempotency key, or else under its id', async () => {
  const ask = (id: string, key: string | undefined, place: (typeof places)[number]) =>
    planted.undone((client) => findRepeated(client as unknown as Pool, made(place, id, key)));
  for (const place of places) {
    const expected = (id: string, isSameKey: boolean) => {
      const row = subscribers.find((each) => isThis(each, { ...place, id }))!;
      return { subscriber: subscriberOf(row), isSameKey, fingerprint: row.fingerprint };
    };
    for (const nth of [0, 2, 3, 4, 5]) {
      for (const id of ['sub_0', 'sub_1', 'sub_4', 'sub_new'])
        expect(await ask(id, `again_${nth}`, place)).toEqual(expected(`sub_${nth}`, true));
    }
    expect(await ask('sub_1', 'unknown', place)).toEqual(expected('sub_1', false));
    expect(await ask('sub_3', undefined, place)).toEqual(expected('sub_3', false));
    expect(await ask('sub_new', 'unknown', place)).toBeUndefined();
    expect(await ask('sub_new', undefined, place)).toBeUndefined();
  }
});

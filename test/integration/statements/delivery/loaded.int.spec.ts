import type { Pool } from 'pg';
import { PlantedRows, places } from '#test/harness/databases/planted-rows';
import { headsBefore, loadDeliveries } from '../../../../libs/delivery/src/sql/load-deliveries.js';
import { isOf } from './planted-subscribers.js';

const start = Date.UTC(2026, 10, 30, 8);
const iso = (at: number) => new Date(at).toISOString();
const owned = places.flatMap((place) => ['sub_1', 'sub_2'].map((subscriber) => ({ ...place, subscriber })));
const inAll = [...owned, ...[3, 7].map((shard) => ({ shard, tenant: '', subscriber: '' }))];

/** Five moves each; the last by number is not the one that is furthest. */
const moves = inAll.flatMap((owner, nth) =>
  [2, 5, 3, 1, 4].map((number) => ({
    ...owner,
    ...{ number: number + owner.shard, position: 10 * nth + [0, 1, 4, 2, 5, 3][number]!, mark: `${nth} ${number}` },
  })),
);
const parked = owned.flatMap((owner, nth) =>
  ['booking/bkg_1', 'booking/bkg_2'].slice(0, 1 + (nth % 2)).map((subject, at) => ({
    ...{ ...owner, subject, from_version: nth, from_position: at, attempts: nth + at },
    ...{ due_at: iso(start + nth), reason: `reason ${nth}` },
  })),
);
const waits = owned.map((owner, nth) => ({
  ...{
    ...owner,
    since: iso(start + nth),
    until: iso(start + 9_000 + nth),
    attempts: nth,
    subjects: [`booking/${nth}`],
  },
}));

let planted: PlantedRows;

beforeAll(async () => {
  planted = await PlantedRows.open();
  await planted.plant('delivery_positions', moves);
  await planted.plant('delivery_parked', parked);
  await planted.plant('subscriber_waits', waits);
});

afterAll(() => planted.close());

const newestOf = (owner: (typeof inAll)[number]) =>
  moves
    .filter((move) => isOf(move, owner) && move.subscriber === owner.subscriber)
    .reduce((a, b) => (b.number > a.number ? b : a));

const inOrder = <Each extends { tenant: string; subscriber: string }>(rows: readonly Each[]) =>
  rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

test('a new deliverer finds where all of its shard stand by their last moves, what is parked and who waits', async () => {
  for (const shard of [3, 7]) {
    const found = await loadDeliveries(planted.pool, shard);
    const isHere = (row: { shard: number }) => row.shard === shard;
    const { number, position, mark } = newestOf({ shard, tenant: '', subscriber: '' });
    expect({ ...found, parked: inOrder(found.parked), waits: inOrder(found.waits) }).toEqual({
      number,
      head: { position, mark },
      own: owned.filter(isHere).map((owner) => {
        const { shard: _, ...move } = newestOf(owner);
        return move;
      }),
      parked: inOrder(
        parked.filter(isHere).map(({ shard: _, from_version, from_position, due_at, ...row }) => ({
          ...{ tenant: row.tenant, subscriber: row.subscriber, subject: row.subject },
          ...{ fromVersion: from_version, fromPosition: from_position, attempts: row.attempts, reason: row.reason },
          dueAt: Date.parse(due_at),
        })),
      ),
      waits: inOrder(
        waits.filter(isHere).map(({ shard: _, since, until, ...row }) => ({
          ...{ tenant: row.tenant, subscriber: row.subscriber, attempts: row.attempts, subjects: row.subjects },
          ...{ since: Date.parse(since), until: Date.parse(until) },
        })),
      ),
    });
  }
  const nothing = { number: 0, head: null, own: [], parked: [], waits: [] };
  expect(await loadDeliveries(planted.pool, 9)).toEqual(nothing);
});

test('after a failover the heads up to a position are looked through, the newest first, of that shard and nobody else', async () => {
  await planted.undone(async (client) => {
    const others = [
      [3, 'ten_a', '', 80],
      [3, '', 'sub_1', 81],
    ];
    for (const other of others)
      await client.query(
        `insert into slotlog.delivery_positions (shard, tenant, subscriber, number, position, mark) values ($1, $2, $3, $4, 1, 'not')`,
        other,
      );
    for (const shard of [3, 7]) {
      const heads = moves.filter((move) => move.shard === shard && move.tenant === '');
      for (const upTo of [0, ...heads.map(({ position }) => position), 999]) {
        const wanted = heads.filter(({ position }) => position <= upTo).sort((a, b) => b.number - a.number);
        expect(await headsBefore(client as unknown as Pool, shard, upTo)).toEqual(
          wanted.map(({ position, mark }) => ({ position, mark })),
        );
      }
    }
  });
});

test('the newest five hundred of more heads than that are looked through', async () => {
  await planted.undone(async (client) => {
    await client.query(
      `insert into slotlog.delivery_positions (shard, tenant, subscriber, number, position, mark)
        select 5, '', '', n, n, '' from generate_series(1, 502) n order by hashtext(n::text)`,
    );
    const found = await headsBefore(client as unknown as Pool, 5, 999);
    expect(found.map(({ position }) => position)).toEqual(Array.from({ length: 500 }, (_, nth) => 502 - nth));
  });
});

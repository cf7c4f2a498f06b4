import type { Pool } from 'pg';
import type { PlantedRows } from '#test/harness/databases/planted-rows';
import { findBrokenDigest } from '../../../../libs/event-store/src/sql/proving/find-broken-digest.js';
import { readDigest, readDigestHeads } from '../../../../libs/event-store/src/sql/proving/read-digests.js';
import { readTail } from '../../../../libs/event-store/src/sql/reading/read-tail.js';
import { afterwards, appended, digestRows, openLogRows } from './planted-log.js';

let planted: PlantedRows;

beforeAll(async () => {
  planted = await openLogRows();
});

afterAll(() => planted.close());

const changed = <Result>(change: string, look: (db: Pool) => Promise<Result>) => afterwards(planted, change, look);

const bytes = (digest: string) => Buffer.from(digest.slice(2), 'hex');

test('digests are those of each append and the one before, computed by themselves', async () => {
  for (const shard of [3, 7]) {
    const digests = digestRows(shard);
    const last = digests.at(-1)!;
    const end = { head: { shard, position: 40, digest: bytes(last.digest) }, broken: null };
    expect(await findBrokenDigest(planted.pool, shard, null)).toEqual(end);
    const third = { shard, position: 12, digest: bytes(digests[2]!.digest) };
    expect(await findBrokenDigest(planted.pool, shard, third)).toEqual(end);
    expect(await findBrokenDigest(planted.pool, shard, end.head)).toEqual({ head: null, broken: null });
    expect(await findBrokenDigest(planted.pool, shard, { ...third, digest: Buffer.alloc(32) })).toMatchObject({
      broken: 20,
    });
    for (const { position, digest } of digests)
      expect(await readDigest(planted.pool, shard, position)).toEqual(bytes(digest));
    expect(await readDigest(planted.pool, shard, 11)).toBeNull();
  }
  expect(await readDigestHeads(planted.pool)).toEqual(
    [3, 7].map((shard) => ({ shard, position: 40, digest: bytes(digestRows(shard).at(-1)!.digest) })),
  );
});

test('a digest is broken where an event of its append is another one, and those before it are not', async () => {
  const broken = (change: string, shard = 3) =>
    changed(change, async (db) => (await findBrokenDigest(db, shard, null)).broken);
  for (const [position, end] of [
    [1, 5],
    [5, 5],
    [6, 10],
    [12, 12],
    [40, 40],
  ] as const) {
    const actor = `update slotlog.events set actor = 'else' where shard = 3 and position = ${position}`;
    expect(await broken(actor)).toBe(end);
    expect(await broken(actor, 7)).toBeNull();
  }
  expect(await broken("update slotlog.digests set digest = '\\x' where shard = 3 and position = 5")).toBe(10);
  expect(await broken("update slotlog.digests set digest = '\\x' where shard = 3 and position = 10")).toBe(10);
});

test('no more than five hundred appends are looked at in one statement', async () => {
  const many = `insert into slotlog.digests select 3, 1000 + n, now(), '\\x00' from generate_series(600, 1, -1) n`;
  const looked = await changed(many, (db) => findBrokenDigest(db, 3, null));
  expect(looked).toMatchObject({ head: { position: 1_000 + 500 - appended.length }, broken: 1_001 });
});

test('a tail is where events stand while no digest does there or later', async () => {
  const tail = (change: string, after = 0) => changed(change, (db) => readTail(db, 3, after));
  expect(await tail('select')).toBeNull();
  const cut = 'delete from slotlog.digests where shard = 3 and position > 20';
  expect(await tail(cut)).toBe(21);
  expect(await tail(cut, 21)).toBe(22);
  expect(await tail(cut, 40)).toBeNull();
  expect(await tail('delete from slotlog.digests where shard = 3 and position = 20')).toBeNull();
  expect(await tail('delete from slotlog.digests where shard = 7 and position > 20')).toBeNull();
});

import type { Pool } from 'pg';
import { type PlantedRows, rowsOf } from '#test/harness/databases/planted-rows';
import { acceptClock } from '../../../../libs/event-store/src/sql/clock/accept-clock.js';
import { readTimes } from '../../../../libs/event-store/src/sql/clock/read-times.js';
import { listShards } from '../../../../libs/event-store/src/sql/reading/list-shards.js';
import { findTenant } from '../../../../libs/event-store/src/sql/tenants/find-tenant.js';
import {
  createTenant,
  isShard,
  listTenants,
  placeTenant,
} from '../../../../libs/event-store/src/sql/tenants/tenants.js';
import { importUnderWay, markImport } from '../../../../libs/event-store/src/sql/transfer/import-under-way.js';
import { forkLog, takeLogId } from '../../../../libs/event-store/src/sql/transfer/log-id.js';
import { digestRows, noon, openLogRows, recordedAt } from './planted-log.js';

let planted: PlantedRows;

beforeAll(async () => {
  planted = await openLogRows();
});

afterAll(() => planted.close());

const asPool = (client: unknown) => client as Pool;

test('tenants are created where they are placed, moved before their first event, and listed by name', async () => {
  await planted.undone(async (client) => {
    const db = asPool(client);
    await client.query(`insert into slotlog.tenants (tenant, shard) values ('ten_b', 3), ('ten_a', 3), ('new', 7)`);
    const shards = async () =>
      (await listTenants(db))
        .map(({ tenant, shard }) => `${tenant} ${shard}`)
        .filter((words) => !words.startsWith('default'));
    expect(await shards()).toEqual(['new 7', 'ten_a 3', 'ten_b 3']);
    expect(await findTenant(db, 'new')).toBe(7);
    expect(await findTenant(db, 'none')).toBeNull();
    expect(await createTenant(db, 'new', 3)).toBeNull();
    expect(await createTenant(db, 'made', 3)).toMatchObject({ tenant: 'made', shard: 3 });
    const byName = await createTenant(db, 'hashed');
    expect(byName!.shard).toBe((await db.query("select slotlog.default_shard('hashed') as shard")).rows[0].shard);
    await client.query("delete from slotlog.tenants where tenant in ('made', 'hashed')");
    expect(await placeTenant(db, 'new', 9)).toMatchObject({ tenant: 'new', shard: 9 });
    expect(await shards()).toEqual(['new 9', 'ten_a 3', 'ten_b 3']);
    expect(await placeTenant(db, 'ten_a', 9)).toBeNull();
    expect(await placeTenant(db, 'none', 9)).toBeNull();
    // It has events elsewhere, and none where it lives.
    await client.query("update slotlog.tenants set shard = 5 where tenant = 'ten_a'");
    expect(await placeTenant(db, 'ten_a', 3)).toMatchObject({ shard: 3 });
    expect(await isShard(db, 3)).toBe(true);
    expect(await isShard(db, 64)).toBe(false);
  });
});

test('shards are listed that have tenants or events, each with how far it has come', async () => {
  await planted.undone(async (client) => {
    const db = asPool(client);
    await client.query(
      "delete from slotlog.tenants; insert into slotlog.tenants (tenant, shard) values ('z', 7), ('y', 7), ('x', 5)",
    );
    const digest = (shard: number) => digestRows(shard).at(-1)!.digest.slice(2);
    const last = new Date(Date.parse(recordedAt(40)));
    expect(
      (await listShards(db)).map(({ recordedAt: at, ...each }) => ({ ...each, at: at?.toISOString() ?? null })),
    ).toEqual([
      { shard: 3, head: 40, at: last.toISOString(), digest: digest(3), tenants: [] },
      { shard: 5, head: 0, at: null, digest: null, tenants: ['x'] },
      { shard: 7, head: 40, at: last.toISOString(), digest: digest(7), tenants: ['y', 'z'] },
    ]);
  });
});

test('the time of the log is the latest of its shards, and what is accepted is no earlier', async () => {
  await planted.undone(async (client) => {
    const db = asPool(client);
    expect((await readTimes(db)).logTime).toEqual(new Date(noon + 13_000));
    const accepted = await acceptClock(db);
    expect(accepted.logTime.getTime()).toBeGreaterThanOrEqual(accepted.databaseTime.getTime());
    await client.query("insert into slotlog.digests values (3, 41, '2999-01-01', '\\x'), (7, 1, '2999-06-01', '\\x')");
    expect((await readTimes(db)).logTime).toEqual(new Date('2999-01-01'));
    const { databaseTime, logTime } = await acceptClock(db);
    expect(logTime).toEqual(new Date('2999-01-01'));
    expect(databaseTime < logTime).toBe(true);
  });
});

test('an import is under way from when it has begun until it has ended, and a log takes an id or a new one', async () => {
  await planted.undone(async (client) => {
    const db = client as unknown as Pool;
    expect(await importUnderWay(db)).toBeNull();
    expect((await markImport(db, 'aaaaaaaa')).rowCount).toBe(1);
    expect((await markImport(db, 'aaaaaaaa')).rowCount).toBe(0);
    expect(await importUnderWay(db)).toBe('aaaaaaaa');
    await markImport(db, null);
    expect(await importUnderWay(db)).toBeNull();
    await takeLogId(db, 'bbbbbbbb');
    const { before, id } = await forkLog(db);
    expect(before).toBe('bbbbbbbb');
    expect(id).toMatch(/^[0-9a-f]{8}$/);
    expect(await rowsOf(client, 'log', 'id')).toEqual([{ id }]);
  });
});

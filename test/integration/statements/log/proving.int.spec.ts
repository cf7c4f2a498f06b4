import type { Pool } from 'pg';
import type { PlantedRows } from '#test/harness/databases/planted-rows';
import { commandFaults } from '../../../../libs/event-store/src/sql/proving/command-faults.js';
import { identityFaults } from '../../../../libs/event-store/src/sql/proving/identity-faults.js';
import { kindsOfEvents } from '../../../../libs/event-store/src/sql/proving/kinds-of-events.js';
import { orderFaults } from '../../../../libs/event-store/src/sql/proving/order-faults.js';
import { tenantFaults } from '../../../../libs/event-store/src/sql/proving/tenant-faults.js';
import { tenantsInShard } from '../../../../libs/event-store/src/sql/proving/tenants-in-shard.js';
import { versionFaults } from '../../../../libs/event-store/src/sql/proving/version-faults.js';
import { afterwards, commandId, eventId, eventRows, eventsOf, openLogRows } from './planted-log.js';

let planted: PlantedRows;

beforeAll(async () => {
  planted = await openLogRows();
});

afterAll(() => planted.close());

const changed = <Result>(change: string, look: (db: Pool) => Promise<Result>) => afterwards(planted, change, look);

test('positions that are missing and times that run back are told, one by one', async () => {
  const faults = (change: string, after = 0, upTo = 40) => changed(change, (db) => orderFaults(db, 3, after, upTo));
  expect(await faults('select')).toEqual([]);
  expect(await faults('select', 12, 30)).toEqual([]);
  const gap = 'delete from slotlog.events where shard = 3 and position in (8, 9, 20)';
  expect(await faults(gap)).toEqual(['after position 7 comes 10', 'after position 19 comes 21']);
  expect(await faults(gap, 7, 20)).toEqual(['after position 7 comes 10']);
  expect(await faults(gap, 9, 20)).toEqual([]);
  expect(await faults(gap, 10, 21)).toEqual(['after position 19 comes 21']);
  expect(await faults('delete from slotlog.events where shard = 7 and position = 5')).toEqual([]);
  const back = "update slotlog.events set recorded_at = '2020-01-01' where shard = 3 and position = 12";
  expect(await faults(back)).toEqual(['time runs back at position 12']);
  expect(await faults(back, 12)).toEqual([]);
  expect(await faults(back, 11, 12)).toEqual(['time runs back at position 12']);
  const many = 'update slotlog.events set position = position + 1000 * position where shard = 3';
  expect(await faults(many, 0, 99_999)).toHaveLength(40);
  const scattered = `insert into slotlog.events select shard, 1000 + 2 * n, tenant, 'many/' || n, 1, gen_random_uuid(), type, 1, '2027-01-01', actor, correlation_id, null, command_id, data
    from slotlog.events, generate_series(1, 130) n where shard = 3 and position = 1`;
  expect(await faults(scattered, 40, 9_999)).toHaveLength(100);
  // What is as it should be takes no place among the hundred that are told.
  const long = `insert into slotlog.events select shard, case n when 131 then 200 else 40 + n end, tenant, 'many/' || n, 1, gen_random_uuid(), type, 1, '2027-01-01', actor, correlation_id, null, command_id, data
    from slotlog.events, generate_series(1, 131) n where shard = 3 and position = 1`;
  expect(await faults(long, 40, 9_999)).toEqual(['after position 170 comes 200']);
});

test('versions that have a gap or stand in another order are told', async () => {
  const stream = eventsOf({ shard: 3, tenant: 'ten_a' }).filter((row) => row.stream === 'room/a');
  const [first, second] = stream.map(({ position }) => position) as [number, number];
  const faults = (change: string, upTo = 40) => changed(change, (db) => versionFaults(db, 3, upTo));
  expect(await faults('select')).toEqual([]);
  expect(await faults(`delete from slotlog.events where shard = 3 and position = ${first}`)).toEqual([
    `ten_a room/a: after version 0 comes 2, at position ${second}`,
  ]);
  expect(await faults(`delete from slotlog.events where shard = 3 and position = ${first}`, second - 1)).toEqual([]);
  expect(await faults(`delete from slotlog.events where shard = 3 and position = ${first}`, second)).toHaveLength(1);
  expect(await faults(`delete from slotlog.events where shard = 7`)).toEqual([]);
  const swapped = `update slotlog.events set version = 99 where shard = 3 and position = ${first};
    update slotlog.events set version = 1 where shard = 3 and position = ${second};
    update slotlog.events set version = 2 where shard = 3 and position = ${first}`;
  expect(await faults(swapped)).toEqual([`ten_a room/a: version 2 stands at position ${first}, before version 1`]);
  const many = `insert into slotlog.events select shard, 1000 + n, tenant, 'many/' || n, 2, gen_random_uuid(), type, 1, recorded_at, actor, correlation_id, null, command_id, data
    from slotlog.events, generate_series(1, 130) n where shard = 3 and position = 1`;
  expect(await faults(many, 9_999)).toHaveLength(100);
});

test('ids that are there twice are told, and commands whose events stand apart', async () => {
  const faults = (change: string, upTo = 40) => changed(change, (db) => identityFaults(db, 3, upTo));
  expect(await faults('select')).toEqual([]);
  const twice = `update slotlog.events set id = '${eventId(3, 2)}' where shard = 3 and position = 9`;
  expect(await faults(twice)).toEqual([`event ${eventId(3, 2)} is there twice`]);
  expect(await faults(twice, 9)).toHaveLength(1);
  expect(await faults(twice, 8)).toEqual([]);
  expect(await faults(`update slotlog.events set id = '${eventId(3, 2)}' where shard = 7 and position = 9`)).toEqual(
    [],
  );
  // Of the tenant that made the first: positions 1 and 2.
  const { tenant } = eventRows[0]!;
  const apart = `update slotlog.events set command_id = '${commandId(3, 0)}', tenant = '${tenant}', stream = 'else/x', version = 1 where shard = 3 and position = 9`;
  expect(await faults(apart)).toEqual([`the events of command ${commandId(3, 0)} stand apart`]);
  expect(await faults(apart, 9)).toHaveLength(1);
  expect(await faults(apart, 8)).toEqual([]);
  expect(
    await faults(`update slotlog.events set command_id = '${commandId(3, 0)}' where shard = 7 and position = 9`),
  ).toEqual([]);
  const another = tenant === 'ten_a' ? 'ten_b' : 'ten_a';
  expect(await faults(apart.replace(`tenant = '${tenant}'`, `tenant = '${another}'`))).toEqual([]);
  const many = `insert into slotlog.events select shard, 1000 + n + 300 * half, tenant, 'many/' || n, half + 1, md5(n::text)::uuid, type, 1, recorded_at, actor, correlation_id, null, md5('c' || n)::uuid, data
    from slotlog.events, generate_series(1, 130) n, generate_series(0, 1) half where shard = 3 and position = 1`;
  const told = await faults(many, 9_999);
  expect(told.filter((line) => line.startsWith('event'))).toHaveLength(100);
  expect(told.filter((line) => line.startsWith('the events'))).toHaveLength(100);
});

test('commands are told that the log does not know, the oldest first', async () => {
  const rows = [3, 7].flatMap((shard) =>
    eventsOf({ shard })
      .filter(({ position }) => position % 2 === 0)
      .map((row, nth) => ({
        shard,
        tenant: row.tenant,
        id: row.command_id,
        stream: row.stream,
        version: nth % 3 === 0 ? 0 : row.version,
        position: row.position,
        recorded_at: row.recorded_at,
      })),
  );
  await planted.undone(async (client) => {
    const columns = 'shard, tenant, id, stream, version, position, recorded_at';
    const insert = `insert into slotlog.commands (${columns}) select ${columns} from json_populate_recordset(null::slotlog.commands, $1)`;
    await client.query(insert, [JSON.stringify(rows.toReversed())]);
    const faults = async (change: string) => {
      await client.query('savepoint before');
      await client.query(change);
      const found = await commandFaults(client as unknown as Pool, 3);
      await client.query('rollback to savepoint before');
      return found.map((line) => Number(/position (\d+)/.exec(line)![1]));
    };
    const set = (change: string, position: number, shard = 3) =>
      faults(`update slotlog.commands set ${change} where shard = ${shard} and position = ${position}`);
    expect(await faults('select')).toEqual([]);
    const other = rows.find(({ position }) => position === 4)!;
    for (const change of [`id = gen_random_uuid()`, `tenant = 'ten_x'`, `version = 77`, `stream = 'room/none'`])
      expect(await set(change, 4)).toEqual([4]);
    expect(await set(`id = gen_random_uuid()`, 4, 7)).toEqual([]);
    // What it led to is another tenant's, in another shard alone, or of no version.
    const elsewhere = `insert into slotlog.events select 7, 900, '${other.tenant}', 'only/7', 5, gen_random_uuid(), type, 1, recorded_at, actor, correlation_id, null, command_id, data from slotlog.events where shard = 7 and position = 1;
      insert into slotlog.events select 3, 900, 'ten_x', 'only/x', 5, gen_random_uuid(), type, 1, recorded_at, actor, correlation_id, null, command_id, data from slotlog.events where shard = 3 and position = 1;`;
    for (const stream of ['only/7', 'only/x'])
      expect(
        await faults(
          `${elsewhere} update slotlog.commands set stream = '${stream}', version = 5 where shard = 3 and position = 4`,
        ),
      ).toEqual([4]);
    expect(await set(`stream = 'room/none', version = 0`, 4)).toEqual([]);
    expect(await faults(`update slotlog.commands set version = 77 where shard = 3 and position in (4, 10, 8)`)).toEqual(
      [4, 8, 10],
    );
    const many = `insert into slotlog.commands (shard, tenant, id, stream, version, position, recorded_at) select 3, 'ten_a', gen_random_uuid(), '', 0, 1000 - n, now() from generate_series(1, 130) n`;
    expect(await faults(many)).toEqual(Array.from({ length: 100 }, (_, nth) => 870 + nth));
  });
});

test('tenants are told that do not live where they have events', async () => {
  const lives = (tenant: string, shard: number) =>
    `insert into slotlog.tenants (tenant, shard) values ('${tenant}', ${shard});`;
  const faults = (change: string, upTo = 40) => changed(change, (db) => tenantFaults(db, 3, upTo));
  const [a, b] = ['ten_a', 'ten_b'].map((tenant) => eventsOf({ shard: 3, tenant }));
  expect(await faults(lives('ten_a', 3) + lives('ten_b', 3))).toEqual([]);
  expect(await faults(lives('ten_b', 3) + lives('ten_a', 7))).toEqual([
    `${a!.length} events are of tenant ten_a, which lives in shard 7`,
  ]);
  expect(await faults(lives('ten_c', 3))).toEqual([
    `${a!.length} events are of tenant ten_a, which does not exist`,
    `${b!.length} events are of tenant ten_b, which does not exist`,
  ]);
  const first = a![0]!.position;
  expect(await faults(lives('ten_b', 3), first)).toEqual(['1 events are of tenant ten_a, which does not exist']);
  const many = `insert into slotlog.events select 3, 1000 + n, 'ten_' || 1000 + n, 'room/a', 1, gen_random_uuid(), type, 1, recorded_at, actor, correlation_id, null, command_id, data
    from slotlog.events, generate_series(1, 130) n where shard = 3 and position = 1;`;
  const told = await faults(many, 9_999);
  expect(told).toEqual(
    Array.from({ length: 100 }, (_, nth) => `1 events are of tenant ten_${1001 + nth}, which does not exist`),
  );
  expect(await tenantsInShard(planted.pool, 3)).toEqual(['ten_a', 'ten_b']);
  expect(
    await changed(
      "update slotlog.events set tenant = 'ten_z' where shard = 7 and stream = 'room/a' and tenant = 'ten_a'",
      (db) => tenantsInShard(db, 3),
    ),
  ).toEqual(['ten_a', 'ten_b']);
});

test('kinds of events are counted up to a position, in the order in which they came first', async () => {
  for (const shard of [3, 7]) {
    for (const upTo of [1, 11, 12, 40]) {
      const kinds = new Map<string, { type: string; schemaVersion: number; count: number; first: number }>();
      for (const { type, schema_version: schemaVersion, position } of eventsOf({ shard })) {
        if (position > upTo) continue;
        const kind = kinds.get(`${type} ${schemaVersion}`) ?? { type, schemaVersion, count: 0, first: position };
        kinds.set(`${type} ${schemaVersion}`, { ...kind, count: kind.count + 1 });
      }
      expect(await kindsOfEvents(planted.pool, shard, upTo)).toEqual([...kinds.values()]);
    }
  }
});

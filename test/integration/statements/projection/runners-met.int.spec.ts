import type { Pool } from 'pg';
import { PlantedRows, rowsOf } from '#test/harness/databases/planted-rows';
import { leaveRunners, meetRunners } from '../../../../libs/projection/src/sql/meet-runners.js';

let planted: PlantedRows;

beforeAll(async () => {
  planted = await PlantedRows.open();
});

afterAll(() => planted.close());

test('a runner meets those that feed the same, and forgets those that went an hour ago', async () => {
  await planted.undone(async (client) => {
    await client.query(`insert into slotlog.runners (shard, holder, feeds, shards, expires_at) values
      (0, 'ada', 'views', 1, '2020-01-01'), (0, 'bob', 'views', 2, '2999-01-01'), (0, 'gone', 'views', 3, '2020-01-01'),
      (0, 'late', 'views', 4, clock_timestamp() - interval '30 minutes'), (0, 'mail', 'mails', 5, '2999-01-01'),
      (1, 'else', 'views', 6, '2020-01-01'), (1, 'ada', 'views', 7, '2020-01-01')`);
    const runner = { holder: 'ada', feeds: 'views', shards: 8 };
    const met = await meetRunners(client as unknown as Pool, runner, 3_600_000);
    expect(met.map(({ holder, shards }) => `${holder} ${shards}`).sort()).toEqual(['bob 2', 'gone 3', 'late 4']);
    const columns = 'shard, holder, shards, expires_at > clock_timestamp() as is_there';
    type Left = { shard: number; holder: string; shards: number; is_there: boolean };
    const left = async () =>
      (await rowsOf<Left>(client, 'runners', columns, 'shard, holder')).map((row) => Object.values(row).join(' '));
    const others = ['0 bob 2 true', '0 late 4 false', '0 mail 5 true'];
    const elsewhere = ['1 ada 7 false', '1 else 6 false'];
    expect(await left()).toEqual(['0 ada 8 true', ...others, ...elsewhere]);
    await leaveRunners(client as unknown as Pool, 'ada');
    expect(await left()).toEqual([...others, ...elsewhere]);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { createTenant } from '#libs/event-store';
import { FollowedLog, until } from '#test/harness/logs/followed-log';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';
import { upTo, witness } from '#test/harness/logs/witness';

let log: FollowedLog;

/** Shards in the order of their tenants. */
const shards: number[] = [];
const tenants = ['north', 'south', 'east', 'west'];

beforeEach(async () => {
  log = await FollowedLog.open();
  const { rows } = await log.here.pool.query<{ shard: number }>(
    'select shard from slotlog.shard_heads where shard <> $1 order by shard limit $2',
    [log.shard, tenants.length],
  );
  shards.splice(0, shards.length, ...rows.map(({ shard }) => shard));
  for (const [index, tenant] of tenants.entries()) await createTenant(log.here.pool, tenant, shards[index]!);
});

afterEach(() => log.close());

/** Takes so many seats in each tenant's room. */
const write = async (count: number) => {
  const stream = room('0');
  const each = async (tenant: string) => {
    for (let at = 0; at < count; at += 1) {
      await log.here.log.decide(envelope({ tenant }), stream, takeSeat(stream, 'ada', Number.POSITIVE_INFINITY));
    }
  };
  await Promise.all(tenants.map(each));
};

/** Every event of each of these shards up to `head` was projected once, and none of the others. */
const isProjected = async (head: number, there: readonly number[] = shards) => {
  const { rows } = await log.here.pool.query<{ shard: number; positions: string }>(
    'select shard, json_agg(position order by position) as positions from slotlog.witnesses group by shard order by shard',
  );
  const wanted = there.map((shard) => ({ shard, positions: upTo(head) }));
  return JSON.stringify(rows) === JSON.stringify(wanted);
};

/** How many shards each runner moves, the most first. */
const shares = async (): Promise<string> => {
  const { rows } = await log.here.pool.query<{ shards: number }>(
    `select count(*)::int as shards from (
        select distinct on (shard) holder, expires_at from slotlog.leases order by shard, number desc
      ) newest where expires_at > clock_timestamp() group by holder order by shards desc`,
  );
  return rows.map((each) => each.shards).join();
};

test('runners share the shards, each as many as the others, and those that are left take what one leaves', async () => {
  await write(1);
  await log.run([witness('seats')]);
  await until(async () => (await shares()) === '4');
  const second = await log.run([witness('seats')], log.there, log.there.log);
  await until(async () => (await shares()) === '2,2');
  await log.run([witness('seats')], log.there, log.there.log);
  await until(async () => (await shares()) === '2,1,1');
  await write(3);
  await until(() => isProjected(4));
  await second.stop();
  await until(async () => (await shares()) === '2,2');
  await write(3);
  await until(() => isProjected(7));
  expect(log.complaints).toEqual([]);
});

/** Its views wait in some shards until they are let go on, as they would for a lock. */
const waitIn = (waiting: readonly number[]) => {
  const seats = witness('seats');
  const { project } = seats;
  const released = Promise.withResolvers<void>();
  const begun = new Set<number>();
  seats.project = async (client, shard, events, table) => {
    begun.add(shard);
    if (waiting.includes(shard)) await released.promise;
    await project(client, shard, events, table);
  };
  return { seats, begun, release: released.resolve };
};

test('a shard whose views wait for something holds back no other', async () => {
  const [first] = shards as [number];
  const { seats, begun, release } = waitIn([first]);
  await log.run([seats]);
  await write(1);
  await until(() => begun.has(first));
  await write(2);
  await until(() => isProjected(3, shards.slice(1)));
  release();
  await until(() => isProjected(3));
  expect(log.complaints).toEqual([]);
});

test('as many shards as are moved at once wait, and the leases of the others are renewed', async () => {
  const { seats, begun, release } = waitIn(shards);
  await log.run([seats]);
  await log.reached([seats], await log.write(1));
  await write(1);
  await until(() => begun.size === shards.length + 1);
  await sleep(1_000);
  const { rows } = await log.here.pool.query(
    'select expires_at > clock_timestamp() as held from slotlog.leases where shard = $1 order by number desc limit 1',
    [log.shard],
  );
  expect(rows).toEqual([{ held: true }]);
  release();
  await until(() =>
    isProjected(
      1,
      [log.shard, ...shards].sort((one, other) => one - other),
    ),
  );
});

import type { StoredEvent } from '#libs/event-store';
import { failOver } from '#test/harness/logs/fail-over';
import { FollowedLog, until } from '#test/harness/logs/followed-log';
import { openLog } from '#test/harness/logs/open-log';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';
import { hold, upTo, type Witness, witness, witnessed } from '#test/harness/logs/witness';

let log: FollowedLog;
let seats: Witness;
let noted: StoredEvent['id'][];

beforeEach(async () => {
  log = await FollowedLog.open();
  seats = witness('seats');
  noted = [];
  const { project } = seats;
  seats.project = async (client, shard, events, table) => {
    await project(client, shard, events, table);
    noted.push(...events.map(({ id }) => id));
  };
});

afterEach(() => log.close());

/** So long that nobody looks at it again by itself. */
const lease = 60_000;

const failedOver = async (kept: number) => {
  await log.here.pool.query('delete from slotlog.witnesses where position > $1', [kept]);
  await failOver(log.here.pool, log.shard, kept, { cuts: true });
};

/** Of another process, so that this one is told by nobody but the log. */
const elsewhere = async (count: number) => {
  const fresh = await openLog(log.url);
  for (let nth = 0; nth < count; nth += 1) {
    await fresh.log.decide(envelope(), room('new'), takeSeat(room('new'), `guest ${nth}`, 99));
  }
  await fresh.close();
};

const idsOfLog = async () => (await log.here.log.scanShard(log.shard, 0, 100)).events.map(({ id }) => id);

describe('views after a failover that lost the last events', () => {
  test('go on at once from what there is, and have every event of the new past once', async () => {
    await log.run([seats], log.here, log.here.log, lease);
    await log.reached([seats], await log.write(5));
    await failedOver(3);
    await elsewhere(1);
    await until(async () => (await witnessed(log.here.pool, seats)).length === 4);
    await elsewhere(4);
    await until(async () => (await witnessed(log.here.pool, seats)).length === 8);
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(8));
    expect([...noted.slice(0, 3), ...noted.slice(-5)]).toEqual(await idsOfLog());
  });

  test('are moved again where a crash took back their last moves and nothing else, though nothing new comes', async () => {
    await log.run([seats], log.here, log.here.log, lease);
    await log.reached([seats], await log.write(5));
    await log.here.pool.query('delete from slotlog.checkpoints');
    await log.here.pool.query('delete from slotlog.witnesses');
    await failOver(log.here.pool, log.shard, 5, { cuts: true });
    await until(async () => (await witnessed(log.here.pool, seats)).length === 5);
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(5));
  });

  test('get nothing that was read before it and written after it', async () => {
    await log.write(3);
    const { log: opened } = log.here;
    const [read, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const frozen = {
      world: opened.world,
      onReconnected: opened.onReconnected.bind(opened),
      heads: opened.heads.bind(opened),
      onAppend: opened.onAppend.bind(opened),
      onLost: opened.onLost.bind(opened),
      assertKnown: opened.assertKnown.bind(opened),
      scanStream: opened.scanStream.bind(opened),
      scanShard: async (...asked: Parameters<typeof opened.scanShard>) => {
        const events = await opened.scanShard(...asked);
        read.resolve();
        await released.promise;
        return events;
      },
    };
    await log.run([seats], log.here, frozen, lease);
    await read.promise;
    await failedOver(1);
    await elsewhere(4);
    released.resolve();
    await until(async () => (await witnessed(log.here.pool, seats)).length === 5);
    expect(await log.checkpoints(seats)).not.toContainEqual({ from: 0, to: 3 });
    expect(noted.slice(-5)).toEqual(await idsOfLog());
  });

  test('forget what they were to catch up with where it is lost', async () => {
    await log.write(5);
    const { begun, release } = hold(seats);
    const runner = await log.run([seats], log.here, log.here.log, lease);
    await begun;
    expect(await runner.isCaughtUp()).toBe(false);
    await failedOver(3);
    release();
    await log.reached([seats], 3);
    await until(() => runner.isCaughtUp());
  });
});

import { inTransaction } from '#libs/database';
import { Progress, type Projection, ReadBehind, reportProjections, sliceShard } from '#libs/projection';
import { FollowedLog, until } from '#test/harness/logs/followed-log';
import { hold, upTo, type Witness, witness, witnessed } from '#test/harness/logs/witness';
import { sliceOf } from '../../../libs/projection/src/slice.js';
import { CheckpointMoved, moveCheckpoints } from '../../../libs/projection/src/sql/move-checkpoints.js';

let log: FollowedLog;

beforeEach(async () => {
  log = await FollowedLog.open();
});

afterEach(() => log.close());

const rooms = 20;

const cut = (count: number, projections: readonly Projection[], patience = 10_000) =>
  sliceShard({ log: log.here.log, pool: log.here.pool, projections, shard: log.shard, count, patience });

/** How many slices each runner moves, the most first. */
const shares = async (): Promise<number[]> => {
  const { rows } = await log.here.pool.query<{ slices: number }>(
    `select count(*)::int as slices from (
        select distinct on (projection, slice) holder, expires_at from slotlog.leases
          where shard = $1 order by projection, slice, number desc
      ) newest where expires_at > clock_timestamp() group by holder order by slices desc`,
    [log.shard],
  );
  return rows.map(({ slices }) => slices);
};

const standing = async (seats: Witness) => {
  const [report] = await reportProjections(log.here.log, log.here.pool, log.shard, [seats]);
  return report!;
};

describe('a shard that is cut into slices', () => {
  test('is projected once, each slice by itself', async () => {
    const seats = witness('seats');
    await log.run([seats]);
    await log.reached([seats], await log.write(2, rooms));
    expect(await cut(4, [seats])).toBe(1);
    const head = await log.write(3, rooms);
    await log.reached([seats], head);
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(head));
    const { slices } = await standing(seats);
    expect(slices.map(({ position }) => position)).toEqual([head, head, head, head]);
  });

  test('is shared by all runners, each with as many slices as the others, and by those that are left', async () => {
    const seats = witness('seats');
    await log.write(1, rooms);
    await cut(4, [seats]);
    await log.run([seats]);
    await until(async () => String(await shares()) === '4');
    const second = await log.run([witness('seats')], log.there, log.there.log);
    await until(async () => String(await shares()) === '2,2');
    await log.run([witness('seats')], log.there, log.there.log);
    await until(async () => String(await shares()) === '2,1,1');
    const head = await log.write(3, rooms);
    await log.reached([seats], head);
    await second.stop();
    await until(async () => String(await shares()) === '2,2');
    await log.reached([seats], await log.write(3, rooms));
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(head + 3 * rooms));
    expect(log.complaints).toEqual([]);
  });

  test('is cut anew while events are written and runners are at work, and every event is projected once', async () => {
    const seats = witness('seats');
    await log.run([seats]);
    await log.run([witness('seats')], log.there, log.there.log);
    const writing = log.write(60, rooms);
    for (const count of [3, 5, 1, 2]) await cut(count, [seats]);
    await log.reached([seats], await writing);
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(60 * rooms));
    expect(log.complaints).toEqual([]);
  });

  test('waits to be cut until the batch in flight is written', async () => {
    const seats = witness('seats');
    const { begun, release } = hold(seats);
    const runner = await log.run([seats]);
    const head = await log.write(1, rooms);
    await begun;
    const cutting = cut(2, [seats]);
    await until(() => log.isBlocked());
    release();
    await cutting;
    await log.reached([seats], head);
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(head));
    await until(() => runner.status().length === 2);
  });

  test('is not moved on by a runner that knows of other slices, not even from its beginning', async () => {
    const seats = witness('seats');
    const move = (index: number, count: number, from: number, to: number) =>
      inTransaction(log.here.pool, (client) =>
        moveCheckpoints(client, { shard: log.shard, index, count }, [seats], from, to),
      );
    await cut(2, [seats]);
    await expect(move(0, 1, 0, 10)).rejects.toThrow(CheckpointMoved);
    await move(0, 2, 0, 10);
    await move(1, 2, 0, 10);
    await cut(3, [seats]);
    await expect(move(0, 2, 10, 20)).rejects.toThrow(CheckpointMoved);
    await move(2, 3, 10, 20);
  });

  test('brings slices that lag to the others when it is cut anew', async () => {
    const seats = witness('seats');
    await cut(2, [seats]);
    const head = await log.write(2, rooms);
    const own = await log.positionsIn(1, 2);
    await inTransaction(log.here.pool, async (client) => {
      await moveCheckpoints(client, { shard: log.shard, index: 1, count: 2 }, [seats], 0, head);
      await client.query("insert into slotlog.witnesses select $1, 'seats', * from unnest($2::bigint[])", [
        log.shard,
        own,
      ]);
    });
    await cut(1, [seats]);
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(head));
    expect((await standing(seats)).position).toBe(head);
  });
});

describe('a slice whose projection fails', () => {
  /** Fails at whatever happens in one room. */
  const failsIn = (broken: string): Witness => {
    const seats = witness('seats');
    const { project } = seats;
    seats.project = async (client, shard, events, table) => {
      if (events.some(({ stream }) => stream === broken)) throw new Error('out of order');
      await project(client, shard, events, table);
    };
    return seats;
  };

  test('holds back no other slice; readers are told that something is missing, and operators what', async () => {
    const seats = failsIn('room/3');
    await cut(4, [seats]);
    await log.run([seats]);
    const head = await log.write(2, rooms);
    const broken = sliceOf({ tenant: 'default', stream: 'room/3' }, 4);
    await until(async () => (await standing(seats)).parked.length > 0);
    await until(async () => (await standing(seats)).slices.filter(({ position }) => position === head).length === 3);
    const { slices, position, parked } = await standing(seats);
    expect(position).toBe(slices[broken]!.position);
    expect(parked).toMatchObject([{ stream: 'room/3', message: 'out of order' }]);
    const reading = new Progress(log.here.log, log.here.pool).reached(log.shard, [seats], head);
    await expect(reading).rejects.toThrow(ReadBehind);
  });

  test.each([2, 120])(
    'keeps the shard from being cut into others, %d commands behind, and says which it is',
    async (count) => {
      const seats = failsIn('room/3');
      await cut(2, [seats]);
      await log.run([seats]);
      const head = await log.write(count, rooms);
      await until(async () => (await standing(seats)).parked.length > 0);
      await until(async () => (await standing(seats)).slices.some(({ position }) => position === head));
      await expect(cut(3, [seats], 300)).rejects.toThrow(`slices of seats 1 stand apart, at 0 and ${head}`);
      expect((await standing(seats)).slices).toHaveLength(2);
    },
  );
});

describe('a shard is not cut', () => {
  test('while somebody moves its views who knows of no slices', async () => {
    const seats = witness('seats');
    await log.here.pool.query(
      `insert into slotlog.leases (shard, projection, version, number, holder, expires_at)
        values ($1, 'seats', 1, 1, 'an-older-server', now() + interval '1 minute')`,
      [log.shard],
    );
    await expect(cut(2, [seats], 100)).rejects.toThrow('an-older-server moves views and knows of no slices');
  });

  test('while a rebuild that was interrupted stands apart', async () => {
    const seats = witness('seats');
    await cut(2, [seats]);
    await inTransaction(log.here.pool, (client) =>
      moveCheckpoints(client, { shard: log.shard, index: 1, count: 2 }, [{ name: 'seats/rebuild', version: 1 }], 0, 9),
    );
    await expect(cut(1, [seats], 100)).rejects.toThrow('a rebuild of seats was interrupted: finish it first');
  });

  test('into no slices, nor into more than sixteen; into as many as it has it may be at any time', async () => {
    const seats = witness('seats');
    for (const count of [0, 17, 1.5]) await expect(cut(count, [seats])).rejects.toThrow('a shard has 1 to 16 slices');
    await log.run([seats]);
    await log.reached([seats], await log.write(1, rooms));
    const held = await shares();
    expect(await cut(1, [seats])).toBe(1);
    expect(await shares()).toEqual(held);
  });
});

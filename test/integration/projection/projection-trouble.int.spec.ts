import { inTransaction } from '#libs/database';
import { OtherHistory, type Point } from '#libs/event-store';
import { Progress, ReadBehind, reportProjections } from '#libs/projection';
import { FollowedLog, until } from '#test/harness/logs/followed-log';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';
import { upTo, type Witness, witness, witnessed } from '#test/harness/logs/witness';
import { CheckpointMoved, moveCheckpoints } from '../../../libs/projection/src/sql/move-checkpoints.js';
import { tidyCheckpoints } from '../../../libs/projection/src/sql/tidy-checkpoints.js';

let log: FollowedLog;

beforeEach(async () => {
  log = await FollowedLog.open();
});

afterEach(() => log.close());

const at = (position: number): Point => ({ position, mark: '4be01c77' });

const move = (seats: Witness, from: number, to: number, drains = 0) =>
  inTransaction(log.here.pool, (client) => moveCheckpoints(client, log.shard, [seats], from, at(to), [drains]));

/** What no data explain, until it is over. */
const breakAt = (broken: Witness, isBad: (position: number) => boolean) => {
  const { project } = broken;
  broken.project = async (client, shard, events, table) => {
    if (events.some(({ position }) => isBad(position))) await client.query('select * from slotlog.nowhere');
    await project(client, shard, events, table);
  };
  const mend = () => {
    broken.project = project;
  };
  return { mend };
};

const missing = 'relation "slotlog.nowhere" does not exist';

describe('a checkpoint', () => {
  const seats = witness('seats');

  test('moves from where it stands only', async () => {
    await move(seats, 0, 10);
    await move(seats, 10, 20);
    await expect(move(seats, 0, 5)).rejects.toThrow(CheckpointMoved);
    await expect(move(seats, 10, 30)).rejects.toThrow(CheckpointMoved);
    await expect(move(seats, 15, 30)).rejects.toThrow(CheckpointMoved);
    await expect(move(seats, 30, 40)).rejects.toThrow(CheckpointMoved);
    expect(await log.checkpoints(seats)).toEqual([
      { from: 0, to: 10 },
      { from: 10, to: 20 },
    ]);
  });

  test('may stay where it stands, and is then moved by who knows of that only', async () => {
    await move(seats, 0, 0);
    await expect(move(seats, 0, 10)).rejects.toThrow(CheckpointMoved);
    await expect(move(seats, 0, 10, 2)).rejects.toThrow(CheckpointMoved);
    await move(seats, 0, 10, 1);
    await move(seats, 10, 10);
    await move(seats, 10, 10, 1);
    for (const drains of [0, 1, 3]) await expect(move(seats, 10, 20, drains)).rejects.toThrow(CheckpointMoved);
    await move(seats, 10, 20, 2);
    await expect(move(seats, 10, 10, 3)).rejects.toThrow(CheckpointMoved);
    await tidyCheckpoints(log.here.pool, log.shard, seats, 0, 1_000);
    await expect(move(seats, 10, 10, 3)).rejects.toThrow(CheckpointMoved);
    await move(seats, 20, 30);
  });

  test('cannot be moved by one who comes after the rows before the newest were tidied away', async () => {
    for (const from of [0, 10, 20]) await move(seats, from, from + 10);
    await tidyCheckpoints(log.here.pool, log.shard, seats, 0, 1_000);
    expect(await log.checkpoints(seats)).toEqual([{ from: 20, to: 30 }]);
    await expect(move(seats, 0, 10)).rejects.toThrow(CheckpointMoved);
    await expect(move(seats, 10, 30)).rejects.toThrow(CheckpointMoved);
    await move(seats, 30, 40);
  });
});

describe('when something goes wrong', () => {
  test('a projection that fails holds back no other, says so, and joins the others once it works', async () => {
    const [sound, broken] = [witness('sound'), witness('broken')];
    const { mend } = breakAt(broken, () => true);
    const runner = await log.run([sound, broken]);
    await log.reached([sound], await log.write(3));
    expect(await witnessed(log.here.pool, broken)).toEqual([]);
    const failure = { message: missing, attempts: expect.any(Number), retryInMs: expect.any(Number) };
    expect(runner.status()).toMatchObject([{ failure: null }, { name: 'broken', position: 0, failure }]);
    mend();
    await log.reached([sound, broken], await log.write(1));
    await log.reached([sound, broken], await log.write(1));
    expect(await witnessed(log.here.pool, broken)).toEqual(upTo(5));
    expect((await log.checkpoints(broken)).at(-1)).toEqual((await log.checkpoints(sound)).at(-1));
    expect(log.complaints).toEqual([`projection broken 1 of shard ${log.shard} at position 1: ${missing}`]);
  });

  test('the command that a projection fails at is found among thousands, and what comes before it is shown', async () => {
    const [sound, broken] = [witness('sound'), witness('broken')];
    await log.write(700, 2);
    const { mend } = breakAt(broken, (position) => position === 1_234);
    const runner = await log.run([sound, broken]);
    await log.reached([sound], 1_400);
    const reports = () => reportProjections(log.there.log, log.there.pool, log.shard, [sound, broken]);
    await until(() => (runner.status()[1]?.failure ?? null) !== null);
    const nothing = { count: 0, subjects: [] };
    expect(await reports()).toMatchObject([
      { name: 'broken', position: 1_232, lag: { events: 168 }, parked: nothing },
      { name: 'sound', position: 1_400, lag: { events: 0, seconds: 0 }, parked: nothing },
    ]);
    expect((await reports())[0]!.lag.seconds).toBeGreaterThan(0);
    mend();
    await log.reached([broken], 1_400);
    expect(await witnessed(log.here.pool, broken)).toEqual(upTo(1_400));
  });

  test('a statement that fails is the fault of its projection', async () => {
    const [sound, broken] = [witness('sound'), witness('broken')];
    await log.here.pool.query("insert into slotlog.witnesses values ($1, 'broken', 1)", [log.shard]);
    const runner = await log.run([sound, broken]);
    await log.reached([sound, broken], await log.write(3));
    await until(() => runner.status()[1]?.parked === 1);
    expect(runner.status()[0]?.parked).toBe(0);
    expect(log.complaints).toEqual([expect.stringMatching(/projection broken 1 of shard \d+: room\/0 is parked/)]);
  });

  test('a hole in the log stops its shard until it is closed', async () => {
    const seats = witness('seats');
    const head = await log.write(5);
    await log.behindItsBack(`create table taken_away as select * from slotlog.events where position = 3;
      delete from slotlog.events where position = 3`);
    await log.run([seats]);
    await until(() => log.complaints.length > 0);
    expect(log.complaints).toEqual([expect.stringContaining('after position 2 comes 4')]);
    expect(await witnessed(log.here.pool, seats)).toEqual([]);
    await log.behindItsBack('insert into slotlog.events select * from taken_away');
    await log.reached([seats], head);
  });

  test('what a crash of the database took, rows and checkpoint alike, is projected again', async () => {
    const seats = witness('seats');
    await log.run([seats]);
    await log.reached([seats], await log.write(2));
    await log.reached([seats], await log.write(1));
    await inTransaction(log.here.pool, async (client) => {
      await client.query('delete from slotlog.checkpoints where from_position = 2');
      await client.query('delete from slotlog.witnesses where position = 3');
    });
    await log.reached([seats], await log.write(1));
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(4));
  });

  test('what a failover took back is in no rows, what was written instead is', async () => {
    const seats = witness('seats');
    const { project } = seats;
    const projected = new Map<number, unknown>();
    seats.project = async (client, shard, events, table) => {
      for (const { position, data } of events) projected.set(position, data);
      await project(client, shard, events, table);
    };
    await log.run([seats]);
    await log.reached([seats], await log.write(1));
    await log.reached([seats], await log.write(1, 2));
    await log.behindItsBack(`delete from slotlog.events where position > 1;
      alter table slotlog.digests disable trigger all;
      delete from slotlog.digests where position > 1;
      alter table slotlog.digests enable trigger all;
      delete from slotlog.checkpoints where from_position > 0;
      delete from slotlog.witnesses where position > 1;
      alter table slotlog.leases rename to leases_elsewhere`);
    await until(() => log.complaints.length > 0);
    await log.here.pool.query('alter table slotlog.leases_elsewhere rename to leases');
    for (const who of ['eve', 'fay', 'gus'])
      await log.there.log.decide(envelope(), room('0'), takeSeat(room('0'), who, 9));
    await log.reached([seats], 4);
    expect([...projected.values()]).toEqual(['ada', 'eve', 'fay', 'gus'].map((who) => ({ who })));
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(4));
  });
});

describe('a read that wants to see a position', () => {
  const seats = witness('seats');
  const progress = (runner?: ConstructorParameters<typeof Progress>[2]) =>
    new Progress(log.there.log, log.there.pool, runner);

  test('waits until the rows have it', async () => {
    const head = await log.write(3);
    const here = log.runner([seats]);
    const reads = [progress(here), progress()].map((each) => each.reached(log.shard, [seats], head));
    expect(await witnessed(log.here.pool, seats)).toEqual([]);
    await here.start();
    await Promise.all(reads);
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(head));
  });

  const refusalOf = (position: number | Point) =>
    progress()
      .reached(log.shard, [seats], position)
      .catch((error) => error);

  test('does not wait where the last runner has gone', async () => {
    const runner = await log.run([seats]);
    await log.reached([seats], await log.write(2));
    await runner.stop();
    const head = await log.write(1);
    await log.here.pool.query("update slotlog.leases set expires_at = expires_at - interval '1 minute'");
    const refusal = await refusalOf(head);
    expect(refusal).toBeInstanceOf(ReadBehind);
    expect(refusal.message).toBe('read models stand at 2, not yet at 3: no process moves seats on');
  });

  test('is told at once if the log has no such event at the position, or has not come so far', async () => {
    const head = await log.write(3);
    for (const point of [at(head), at(head + 1)]) expect(await refusalOf(point)).toBeInstanceOf(OtherHistory);
  });
});

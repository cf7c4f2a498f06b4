import { answered } from '#test/harness/deliveries/sending-desk';
import { head } from '#test/harness/deliveries/shard-lanes-of';
import { DeliveryRunner } from '../../../../libs/delivery/src/running/delivery-runner.js';
import { DeliveryDesk } from './delivery-desk.js';

const released = 'insert into slotlog.leases';
const met = 'meet-runners';
const left = 'delete from slotlog.runners';

let desk: DeliveryDesk;

const inShards = (...shards: readonly number[]) => shards.map((shard) => ({ id: `of ${shard}`, shard }));

beforeEach(() => {
  desk = new DeliveryDesk();
  desk.subscribers = inShards(1, 2);
});

const begun = async () => {
  const runner = new DeliveryRunner(desk.parts);
  runner.start();
  await desk.pass();
  return runner;
};

/** The shards for which a statement was asked for, in their order. */
const shardsOf = (what: string) =>
  desk.asked
    .filter((each) => each.what === what)
    .map(({ values }) => values[0] as number)
    .toSorted();

/** How long a shard that is free was left to others when its lease was looked at. */
const hesitations = () => desk.asked.filter(({ what }) => what === 'take-leases').map(({ values }) => values[5]);

const passing = async (runner: DeliveryRunner, milliseconds: number) => {
  const state = { isOver: false };
  void runner.stop().then(() => {
    state.isOver = true;
  });
  await desk.pass(milliseconds);
  return state;
};

describe('each shard that has subscribers', () => {
  it('is taken up once, and one that gets its first subscriber a second later at most', async () => {
    await begun();
    expect(shardsOf('take-leases')).toEqual([1, 2]);
    desk.subscribers = inShards(1, 2, 3);
    await desk.pass(999);
    expect(shardsOf('take-leases')).toEqual([1, 2]);
    await desk.pass(1);
    expect(shardsOf('take-leases')).toEqual([1, 2, 3]);
  });

  it('is told of what is appended there as soon as it is', async () => {
    await begun();
    await desk.pass(300);
    desk.append(1, 2);
    await desk.pass();
    expect(desk.sent).toEqual(['1 at 300']);
  });

  it('and no other is of any interest', async () => {
    const runner = await begun();
    desk.append(1, 9);
    for (const lost of desk.losses) lost(9);
    runner.changed(9);
    await desk.pass();
    expect([desk.sent, shardsOf('take-leases')]).toEqual([[], [1, 2]]);
  });

  it('is loaded anew once the log has lost something there', async () => {
    await begun();
    desk.asked.length = 0;
    await desk.pass(300);
    for (const lost of desk.losses) lost(2);
    await desk.pass();
    expect(shardsOf('select distinct on')).toEqual([2]);
  });

  it('is looked at at once where somebody changes a subscriber of it, and so are others that may be new', async () => {
    const runner = await begun();
    await desk.pass(300);
    desk.asked.length = 0;
    desk.subscribers = inShards(1, 2, 3);
    runner.changed(2);
    await desk.pass();
    expect(shardsOf('changed-subscribers')).toContain(2);
    expect(shardsOf('changed-subscribers')).not.toContain(1);
    expect(shardsOf('take-leases')).toEqual([3]);
  });
});

describe('a process beside others', () => {
  beforeEach(() => {
    desk.subscribers = inShards(1, 2, 3, 4);
    desk.others = [{ holder: 'another', shards: 0, word: 'here' }];
  });

  it('gives up what it has more than they, and looks for it again after half the time of a lease', async () => {
    await begun();
    await desk.pass(1_000);
    expect(shardsOf(released)).toEqual([1, 2]);
    desk.asked.length = 0;
    // The other one has taken both.
    desk.others = [{ holder: 'another', shards: 2, word: 'again' }];
    desk.isTaken = (shard) => shard > 2;
    await desk.pass(23_999);
    expect(shardsOf('take-leases')).toEqual([3, 4]);
    await desk.pass(1);
    expect(shardsOf('take-leases')).toEqual([1, 2, 3, 4]);
    expect(desk.asked.filter(({ what }) => what === met).map(({ values }) => values[2])).toContain(2);
  });

  it('leaves what becomes free to those who have fewer', async () => {
    await begun();
    await desk.pass(1_000);
    desk.asked.length = 0;
    await desk.pass(16_000);
    expect(hesitations()).toEqual([12_000, 12_000]);
  });

  it('meets those that deliver as it does', async () => {
    await begun();
    expect(desk.asked.find(({ what }) => what === met)!.values.slice(0, 2)).toEqual(['me', 'deliveries 1']);
  });

  it('says nothing as long as it has no shard', async () => {
    desk.subscribers = [];
    const runner = await begun();
    await desk.pass(5_000);
    await passing(runner, 10);
    expect([desk.timesOf(met), desk.timesOf(left)]).toEqual([[], []]);
  });
});

describe('a runner that is stopped', () => {
  it('has nothing under way any more, gives back all leases, and tells the others', async () => {
    const runner = await begun();
    desk.answer = () => desk.later(400);
    desk.append(1, 2);
    await desk.pass();
    const stopped = await passing(runner, 399);
    expect(stopped.isOver).toBe(false);
    expect(desk.timesOf(left)).toEqual([]);
    await desk.pass(1);
    expect(stopped.isOver).toBe(true);
    expect([shardsOf(released), desk.timesOf(left)]).toEqual([[1, 2], [400]]);
  });

  it('neither looks for shards nor hears of the log any more', async () => {
    const runner = await begun();
    await passing(runner, 10);
    desk.asked.length = 0;
    await desk.pass(60_000);
    expect([desk.asked, desk.rings.size, desk.losses.size]).toEqual([[], 0, 0]);
  });

  it('is stopped though the others cannot be told', async () => {
    const runner = await begun();
    desk.fails.set(left, new Error('no connection'));
    expect((await passing(runner, 10)).isOver).toBe(true);
  });
});

it('a runner is one, however often it is started', async () => {
  const runner = await begun();
  runner.start();
  await desk.pass(10);
  expect([desk.rings.size, shardsOf('take-leases')]).toEqual([1, [1, 2]]);
});

it('a runner that cannot look for shards says so, and looks again', async () => {
  desk.fails.set('select distinct shard', new Error('no connection'));
  await begun();
  expect(desk.complaints).toEqual(['deliveries: no connection']);
  desk.fails.clear();
  await desk.pass(1_000);
  expect(shardsOf('take-leases')).toEqual([1, 2]);
  expect(desk.complaints.at(-1)).toBe('deliveries: goes on after 1 failed attempts');
});

it('the counts say what was taken and what not, what is under way, and how those stand who are told', async () => {
  desk.positions = [head(0)];
  desk.subscribers = [
    ...[{ id: 'one' }, { id: 'two', status: 'paused' as const }, { id: 'three', status: 'disabled' as const }],
    { id: 'four', shard: 2 },
  ];
  const runner = await begun();
  desk.append(1, 1);
  await desk.pass();
  desk.answer = () => desk.later(15_000, 503);
  desk.append(1, 2);
  await desk.pass();
  const endpoints = { active: 2, waiting: 0, paused: 1, disabled: 1 };
  expect(runner.counts()).toEqual({ taken: 1, failed: 0, underWay: 1, endpoints, parked: 0 });
  await desk.pass(15_000);
  expect(runner.counts()).toEqual({
    ...{ taken: 1, failed: 1, underWay: 0, parked: 0 },
    endpoints: { ...endpoints, active: 1, waiting: 1 },
  });
});

it('the counts say of a paused endpoint that it is paused though it waited, and of events that wait how many do', async () => {
  desk.positions = [head(0)];
  desk.subscribers = [{ id: 'one' }];
  const runner = await begun();
  desk.answer = (position) => answered(position === 1 ? 500 : 503);
  desk.append();
  await desk.pass();
  desk.append();
  await desk.pass();
  expect(runner.counts()).toMatchObject({ parked: 1, endpoints: { waiting: 1, paused: 0 } });
  desk.subscribers = [{ id: 'one', status: 'paused', revision: 2 }];
  runner.changed(1);
  await desk.pass();
  expect(runner.counts()).toMatchObject({ parked: 1, endpoints: { waiting: 0, paused: 1 } });
});

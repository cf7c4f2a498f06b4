import { ConnectionFailed } from '#libs/database';
import { head } from '#test/harness/deliveries/shard-lanes-of';
import { begunOn, counted, released, three, watched, written } from './begun-deliverer.js';
import { DeliveryDesk } from './delivery-desk.js';

let desk: DeliveryDesk;

beforeEach(() => {
  desk = new DeliveryDesk();
});

const begun = (pace?: Parameters<typeof begunOn>[1]) => begunOn(desk, pace);

describe('the lease', () => {
  it('is one for all subscribers of the shard, renewed after a third of its time and not before', async () => {
    await begun();
    await desk.pass(48_000);
    expect(desk.timesOf('take-leases')).toEqual([0, 16_000, 32_000, 48_000]);
    expect(desk.asked[0]!.values.slice(0, 5)).toEqual([1, ['deliveries'], [1], 'me', 48_000]);
  });

  it('is renewed also on a long way through the log', async () => {
    const { log } = desk.parts;
    const scan = log.scanShard.bind(log);
    Object.assign(log, {
      scanShard: async (...asked: Parameters<typeof scan>) => {
        await new Promise<void>((resolve) => void desk.time.after(5_000, resolve));
        return scan(...asked);
      },
    });
    desk.positions = [head(0)];
    desk.isTold = () => false;
    desk.ends.set(1, 10_000);
    await begun({ look: 600_000 });
    await desk.pass(60_000);
    expect(desk.timesOf('take-leases')).toEqual([0, 20_000, 40_000, 60_000]);
  });

  it('of another keeps this one from everything but looking at it', async () => {
    desk.isTaken = () => false;
    const { deliverer } = await begun();
    await desk.pass(8_000);
    expect(desk.asked.map(({ what }) => what)).toEqual(['take-leases', 'take-leases']);
    expect([deliverer.tells, deliverer.lanes]).toEqual([false, []]);
  });

  it('has to outlast a request that begins: 20 s', async () => {
    desk.positions = [head(0)];
    desk.append();
    await begun({ lease: 20_000 });
    expect(desk.sent).toEqual([]);
    await begun({ lease: 20_001 });
    expect(desk.sent).toEqual(['1 at 0']);
  });

  it('once it is lost leaves nothing in memory', async () => {
    const { deliverer } = await begun();
    desk.isTaken = () => false;
    await desk.pass(16_000);
    expect([deliverer.tells, deliverer.lanes]).toEqual([false, []]);
  });

  it('once it is over lets nothing be written down any more', async () => {
    const { deliverer } = await begun();
    desk.answer = () => desk.later(60_000);
    desk.append();
    await desk.pass();
    desk.fails.set('take-leases', new Error('no connection'));
    await desk.pass(65_000);
    desk.asked.length = 0;
    const stopped = watched(deliverer.stop());
    await desk.pass(5_000);
    expect([stopped.isOver, desk.timesOf(written)]).toEqual([true, []]);
  });
});

describe('a shard that is to be another’s', () => {
  it('is given up once what is under way is over, and looked for again after the pause', async () => {
    const { deliverer } = await begun();
    desk.answer = () => desk.later(700);
    desk.append();
    await desk.pass();
    deliverer.leave(3_000);
    expect(deliverer.tells).toBe(false);
    desk.append();
    await desk.pass(699);
    expect(desk.timesOf(released)).toEqual([]);
    await desk.pass(1);
    expect([desk.timesOf(released), desk.timesOf(written), desk.sent]).toEqual([[700], [700], ['1 at 0']]);
    expect(deliverer.lanes).toEqual([]);
    await desk.pass(2_999);
    expect([desk.timesOf('take-leases'), deliverer.tells]).toEqual([[0], false]);
    await desk.pass(1);
    expect([desk.timesOf('take-leases'), deliverer.tells]).toEqual([[0, 3_700], true]);
  });

  it('is given up after five seconds whatever is under way', async () => {
    const { deliverer } = await begun();
    desk.answer = () => desk.later(60_000);
    desk.append();
    await desk.pass();
    deliverer.leave(3_000);
    await desk.pass(5_000);
    expect(desk.timesOf(released)).toEqual([5_000]);
  });
});

describe('a deliverer that is stopped', () => {
  it('writes down what comes of what is under way, and gives the lease back', async () => {
    const { deliverer } = await begun();
    desk.answer = () => desk.later(400);
    desk.append();
    await desk.pass();
    const stopped = watched(deliverer.stop());
    await desk.pass(399);
    expect(stopped.isOver).toBe(false);
    await desk.pass(1);
    expect(stopped.isOver).toBe(true);
    expect([desk.timesOf(written), desk.timesOf(counted), desk.timesOf(released)]).toEqual([[400], [400], [400]]);
    expect(deliverer.lanes).toEqual([]);
    desk.append();
    const { steps } = desk.time;
    await desk.pass(60_000);
    expect([desk.sent, desk.timesOf('take-leases'), desk.time.steps - steps]).toEqual([['1 at 0'], [0], 0]);
  });

  it('gives the lease back even where it could load nothing', async () => {
    desk.fails.set('changed-subscribers', new Error('no room'));
    const { deliverer } = await begun();
    const stopped = watched(deliverer.stop());
    await desk.pass(5_000);
    expect([stopped.isOver, desk.timesOf(released).length]).toEqual([true, 1]);
  });
});

describe('trouble', () => {
  it('is said, keeps everything from being sent for its pause, and no longer', async () => {
    await begun();
    desk.fails.set('scan', new Error('no connection'));
    desk.append();
    await desk.pass(40);
    desk.fails.clear();
    desk.append();
    await desk.pass(9);
    expect(desk.sent).toEqual([]);
    await desk.pass(1);
    expect(desk.sent.toSorted()).toEqual(['1 at 50', '2 at 50']);
    expect(desk.complaints[0]).toBe('deliveries of shard 1: no connection');
    expect(desk.timesOf('take-leases')).toEqual([0]);
  });

  it('keeps from being sent, too, what there was to send before', async () => {
    desk.subscribers = three;
    await begun();
    desk.answer = () => desk.later(10);
    desk.append(9);
    await desk.pass();
    desk.fails.set('scan', new Error('no connection'));
    desk.append();
    await desk.pass(49);
    expect(desk.sent).toHaveLength(9);
  });

  it('is what keeps an event from being opened, as much as what keeps it from being read', async () => {
    await begun();
    Object.assign(desk.parts.log, { revealFollowed: () => Promise.reject(new ConnectionFailed(new Error('reset'))) });
    desk.append();
    await desk.pass();
    expect([desk.sent, desk.complaints]).toEqual([[], [expect.stringMatching(/^deliveries of shard 1: /)]]);
  });
});

import { OtherHistory } from '#libs/event-store';
import { pointAt } from '#test/harness/deliveries/room-lane';
import { answered } from '#test/harness/deliveries/sending-desk';
import { at, head } from '#test/harness/deliveries/shard-lanes-of';
import { ShardDeliverer } from '../../../../libs/delivery/src/running/shard-deliverer.js';
import { begunOn, counted, three, written } from './begun-deliverer.js';
import { DeliveryDesk } from './delivery-desk.js';

let desk: DeliveryDesk;

beforeEach(() => {
  desk = new DeliveryDesk();
});

const begun = (pace?: Parameters<typeof begunOn>[1]) => begunOn(desk, pace);

describe('a deliverer', () => {
  it('sends what is appended as soon as it hears of it, and counts what is taken and what is not', async () => {
    const { deliverer, total } = await begun();
    desk.answer = (position) => answered(position === 2 ? 500 : 204);
    await desk.pass(100);
    desk.append(3);
    await desk.pass();
    expect(desk.sent.toSorted()).toEqual(['1 at 100', '2 at 100', '3 at 100']);
    expect([total, deliverer.tells, deliverer.lanes.length]).toEqual([{ taken: 2, failed: 1 }, true, 1]);
  });

  it('is one, however often it is started', async () => {
    const { deliverer } = await begun();
    deliverer.start();
    await desk.pass(100);
    expect(desk.timesOf('take-leases')).toEqual([0]);
  });

  it('sends again what was not taken at the millisecond at which that is due', async () => {
    const { deliverer } = await begun({ look: 600_000, lease: 900_000 });
    desk.answer = () => answered(500);
    desk.append();
    await desk.pass();
    const due = deliverer.lanes[0]!.dueAt - desk.parts.clock.now();
    expect(due).toBeGreaterThan(0);
    await desk.pass(due);
    expect(desk.sent).toEqual(['1 at 0', `1 at ${due}`]);
  });

  it('waits for what is under way, though that is due already', async () => {
    const { deliverer } = await begun({ look: 600_000, lease: 900_000 });
    desk.answer = () => answered(500);
    desk.append();
    await desk.pass();
    const due = deliverer.lanes[0]!.dueAt - desk.parts.clock.now();
    desk.answer = () => desk.later(3_000);
    await desk.pass(due);
    expect(desk.sent).toHaveLength(2);
    const { length } = desk.timesOf('scan');
    await desk.pass(2_900);
    expect(desk.timesOf('scan')).toHaveLength(length);
  });

  it('begins nothing more where it is stopped, or is to leave the shard to another', async () => {
    for (const end of [(one: ShardDeliverer) => void one.stop(), (one: ShardDeliverer) => one.leave(3_000)]) {
      desk = new DeliveryDesk();
      desk.subscribers = three;
      const { deliverer } = await begun();
      desk.answer = () => desk.later(700);
      desk.append(9);
      await desk.pass();
      end(deliverer);
      await desk.pass(2_000);
      // There is room for nine at once, and the third subscriber has waited for some.
      expect(desk.sent).toHaveLength(9);
    }
  });

  it('reads a long way without a rest, for those at the head and for those that lag', async () => {
    desk.subscribers = [{ id: 'one' }, { id: 'two' }];
    desk.positions = [head(6), at('two', 3)];
    desk.ends.set(1, 1_700);
    desk.isTold = () => false;
    const { deliverer } = await begun();
    expect(deliverer.lanes.map(({ readTo }) => readTo.position)).toEqual([1_700, 1_700]);
  });
});

describe('people’s changes', () => {
  it('are looked for once in a while, and no sooner because the log has grown', async () => {
    await begun();
    desk.asked.length = 0;
    for (let ring = 0; ring < 40; ring += 1) {
      desk.append();
      await desk.pass(100);
    }
    expect(desk.timesOf('changed-subscribers')).toEqual([1_000, 2_000, 3_000, 4_000]);
    expect(desk.timesOf('asked-replays')).toEqual([1_000, 2_000, 3_000, 4_000]);
  });

  it('are looked for at once where somebody says that there are some', async () => {
    const { deliverer } = await begun();
    await desk.pass(300);
    desk.subscribers = [{ id: 'one' }, { id: 'two' }];
    deliverer.ring(true);
    await desk.pass();
    expect(deliverer.lanes.map(({ subscriber }) => subscriber.id)).toEqual(['one', 'two']);
  });
});

describe('progress', () => {
  it('is written down as soon as a request is over', async () => {
    await begun();
    await desk.pass(100);
    desk.append();
    await desk.pass();
    expect(desk.timesOf(written)).toEqual([100]);
  });

  it('is written down every five seconds where nobody was sent anything', async () => {
    desk.isTold = () => false;
    desk.positions = [head(0)];
    desk.ends.set(1, 3);
    await begun();
    for (let second = 0; second < 11; second += 1) {
      desk.append();
      await desk.pass(1_000);
    }
    expect(desk.timesOf(written)).toEqual([5_000, 10_000]);
  });

  it('waits a second at most for what is under way', async () => {
    await begun();
    desk.answer = (position) => (position === 1 ? desk.later(3_000) : answered(204));
    desk.append(2);
    await desk.pass(999);
    expect(desk.timesOf(written)).toEqual([]);
    await desk.pass(1);
    expect(new Set(desk.timesOf(written))).toEqual(new Set([1_000]));
  });

  it('is written down anew where that failed', async () => {
    await begun();
    desk.fails.set(written, new Error('no room'));
    desk.append();
    await desk.pass();
    desk.fails.clear();
    await desk.pass(50);
    expect(desk.timesOf(written)).toEqual([0, 50]);
    expect(desk.complaints).toEqual([
      'deliveries of shard 1: no room',
      'deliveries of shard 1: goes on after 1 failed attempts',
    ]);
  });

  it('includes how often something was taken, once a minute', async () => {
    await begun();
    await desk.pass(100);
    desk.append(2);
    await desk.pass(59_000);
    expect(desk.timesOf(counted)).toEqual([]);
    await desk.pass(1_000);
    expect(desk.timesOf(counted)).toEqual([60_000]);
  });

  it('has tables once a day, and those who were deleted long ago are forgotten then', async () => {
    const hour = 3_600_000;
    await begun({ look: hour, lease: 72 * hour });
    await desk.pass(30 * hour);
    // It begins at nine in the morning.
    const days = [0, 15 * hour];
    expect(desk.timesOf('select slotlog.keep_delivery_days((to_timestamp($1::float8 /')).toEqual(days);
    expect(desk.timesOf('delete from slotlog.subscribers')).toEqual(days);
  });
});

describe('all that is known of subscribers', () => {
  const loaded = 'select distinct on';

  it('is loaded once, and anew where the log has lost something, which is written down of whom it was told', async () => {
    const { deliverer } = await begun();
    await desk.pass(2_000);
    expect(desk.timesOf(loaded)).toEqual([0]);
    deliverer.forget();
    await desk.pass();
    expect(desk.timesOf(loaded)).toEqual([0, 2_000]);
    await desk.pass(5_000);
    expect(desk.timesOf('update slotlog.subscribers set')).toHaveLength(1);
  });

  it('is written down once to have been lost, and not where nothing was told before', async () => {
    desk.isTaken = () => false;
    const { deliverer } = await begun();
    deliverer.forget();
    desk.isTaken = () => true;
    await desk.pass(20_000);
    expect([deliverer.tells, desk.timesOf('update slotlog.subscribers set')]).toEqual([true, []]);
    deliverer.forget();
    await desk.pass(10_000);
    desk.isTaken = () => false;
    await desk.pass(20_000);
    expect(deliverer.tells).toBe(false);
    desk.isTaken = () => true;
    await desk.pass(30_000);
    expect([deliverer.tells, desk.timesOf('update slotlog.subscribers set').length]).toEqual([true, 1]);
  });

  it('is loaded anew where what was read is of another history', async () => {
    await begun();
    desk.fails.set('scan', new OtherHistory(1, pointAt(1)));
    desk.append();
    await desk.pass();
    desk.fails.clear();
    await desk.pass(50);
    expect(desk.timesOf(loaded)).toEqual([0, 50]);
    await desk.pass(5_000);
    expect(desk.timesOf('update slotlog.subscribers set')).toHaveLength(1);
  });

  it('is loaded anew where another one goes on, and the lease is looked at before', async () => {
    await begun();
    desk.fails.set(written, Object.assign(new Error('there already'), { code: '23505' }));
    desk.append();
    await desk.pass();
    desk.fails.clear();
    await desk.pass(50);
    expect([desk.timesOf('take-leases'), desk.timesOf(loaded)]).toEqual([
      [0, 50],
      [0, 50],
    ]);
  });
});

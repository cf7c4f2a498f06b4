import { monday, seatTaken } from '#test/harness/deliveries/room-lane';
import { at, head, lanesOf } from '#test/harness/deliveries/shard-lanes-of';
import type { ShardLanes } from './shard-lanes.js';

const stalled = (subscriber: string, subject: string) => ({
  ...{ tenant: 'default', subscriber, subject, fromVersion: 1, fromPosition: 1 },
  ...{ attempts: 1, dueAt: 0, reason: '' },
});

const stands = ({ all }: ShardLanes) => all.map(({ subscriber: { id }, readTo }) => `${id} ${readTo.position}`);

describe('as it is loaded', () => {
  it('who has a position of their own stands there, all others at the head', async () => {
    const { lanes } = await lanesOf({
      subscribers: [{ id: 'one' }, { id: 'two' }],
      positions: [head(6), at('two', 3)],
    });
    expect([stands(lanes), lanes.head.position]).toEqual([['one 6', 'two 3'], 6]);
  });

  it('nobody stands where one of another tenant does that has the same id', async () => {
    const others = { ...at('one', 3), tenant: 'other' };
    const { lanes } = await lanesOf({ subscribers: [{ id: 'one' }], positions: [head(6), others] });
    expect(stands(lanes)).toEqual(['one 6']);
  });

  it('where nobody stands at the head it is the end of the log', async () => {
    const { lanes } = await lanesOf({ subscribers: [{ id: 'two' }], positions: [head(6), at('two', 3)] });
    expect([stands(lanes), lanes.head.position]).toEqual([['two 3'], 9]);
    expect((await lanesOf({ subscribers: [{ id: 'one' }] })).lanes.head.position).toBe(9);
  });

  it('what is parked and who waits is of that subscriber, as far as the log still has it', async () => {
    const parked = (subscriber: string, subject: string, fromPosition: number) => ({
      ...{ tenant: 'default', subscriber, subject, fromVersion: 1, fromPosition, attempts: 1, dueAt: 0, reason: '' },
    });
    const wait = { tenant: 'default', subscriber: 'two', since: 1, until: 2, attempts: 1, subjects: [] };
    const { lanes } = await lanesOf({
      subscribers: [{ id: 'one' }, { id: 'two' }],
      positions: [head(6)],
      parked: [parked('one', 'a', 6), parked('one', 'b', 7), parked('two', 'c', 1)],
      waits: [wait],
    });
    expect(lanes.all.map((lane) => lane.parked.map(({ subject }) => subject))).toEqual([['a'], ['c']]);
    expect(lanes.all.map(({ endpoint }) => endpoint.wait?.until ?? null)).toEqual([null, 2]);
  });

  it('a point that the log has no more is replaced, and that is written down of those who stood there', async () => {
    const { lanes, written } = await lanesOf(
      { subscribers: [{ id: 'one' }, { id: 'two' }], positions: [head(6), at('two', 3)] },
      { lost: (position) => position === 6 },
    );
    expect(stands(lanes)).toEqual(['one 2', 'two 3']);
    expect(await written()).toEqual([
      'insert into slotlog.delivery_positions "" "" 2 2 "00000002"',
      'update slotlog.subscribers set "default" "one"',
    ]);
  });
});

describe('the log is read on', () => {
  it('for those at the head together, as far as they want it, and told to whom it belongs', async () => {
    const { lanes, scans, state } = await lanesOf({
      subscribers: [{ id: 'one' }, { id: 'two', types: ['x'] }],
      positions: [head(4)],
    });
    expect(await lanes.readOn()).toBe(false);
    expect([scans, stands(lanes), lanes.head.position]).toEqual([[[4, 500]], ['one 9', 'two 9'], 9]);
    expect(lanes.all.map(({ doneTo }) => doneTo.position)).toEqual([5, 9]);
    expect(await lanes.readOn()).toBe(false);
    state.end = 900;
    expect(await lanes.readOn()).toBe(true);
  });

  it('for those at the head alone, and for none that has no room', async () => {
    const { lanes } = await lanesOf({
      subscribers: [{ id: 'one' }, { id: 'two' }, { id: 'three', status: 'paused' }],
      positions: [head(4), at('two', 3)],
    });
    await lanes.readOn();
    expect(stands(lanes)).toEqual(['one 9', 'two 3', 'three 4']);
  });

  it('for all that lag in turns, a page each', async () => {
    const { lanes, scans } = await lanesOf(
      {
        subscribers: [{ id: 'one' }, { id: 'two' }, { id: 'three' }, { id: 'four' }].map((each) => ({
          ...each,
          types: ['x'],
        })),
        positions: [head(900), at('two', 3), at('three', 2), at('four', 1)],
      },
      { end: 900 },
    );
    for (let nth = 0; nth < 5; nth += 1) await lanes.readBehind();
    expect(scans.map(([from]) => from)).toEqual([3, 2, 1, 203, 202]);
  });

  it('for none that has gone back meanwhile', async () => {
    const { lanes, parts } = await lanesOf({
      subscribers: [{ id: 'one' }, { id: 'two' }],
      positions: [head(8), at('two', 3)],
    });
    const { scanShard } = parts.log;
    Object.assign(parts.log, {
      scanShard: async (...asked: Parameters<typeof scanShard>) => {
        lanes.all[1]!.goBack({ position: 1, mark: '00000001' });
        return scanShard(...asked);
      },
    });
    expect(await lanes.readBehind()).toBe(true);
    expect(stands(lanes)).toEqual(['one 8', 'two 1']);
  });

  it('for nobody where the log has lost what one lags behind', async () => {
    const { lanes, state } = await lanesOf({
      subscribers: [{ id: 'one' }, { id: 'two' }],
      positions: [head(8), at('two', 3)],
    });
    state.end = 3;
    expect([await lanes.readBehind(), stands(lanes)]).toEqual([false, ['one 8', 'two 3']]);
  });

  it('for one that lags up to the head, each in its turn', async () => {
    const { lanes, scans } = await lanesOf({
      subscribers: [{ id: 'one' }, { id: 'two' }, { id: 'three' }],
      positions: [head(8), at('two', 3), at('three', 2)],
    });
    expect([await lanes.readBehind(), await lanes.readBehind(), await lanes.readBehind()]).toEqual([true, true, false]);
    expect([scans, stands(lanes)]).toEqual([
      [
        [3, 200],
        [2, 200],
      ],
      ['one 8', 'two 8', 'three 8'],
    ]);
  });
});

describe('a change that people make', () => {
  it('is noticed: who is new begins where they were made, who has another revision has changed, who is deleted is left', async () => {
    const { lanes, state, written } = await lanesOf({
      subscribers: [{ id: 'one' }, { id: 'two' }],
      positions: [head(6), at('two', 3), at('new', 5)],
    });
    state.changed = [
      { id: 'one', revision: 2, status: 'paused' },
      { id: 'two', isDeleted: true },
      { id: 'new' },
      { id: 'newer' },
    ];
    const [one, two] = lanes.all;
    await lanes.lookForChanges();
    expect(stands(lanes)).toEqual(['one 6', 'new 5', 'newer 6']);
    expect([lanes.has(one!), lanes.has(two!)]).toEqual([true, false]);
    expect(lanes.all[0]!.endpoint.status).toBe('paused');
    expect([lanes.find('default', 'two'), lanes.find('default', 'new')]).toEqual([undefined, lanes.all[1]]);
    const news = await written();
    expect(news.filter((each) => each.startsWith('update slotlog.subscribers'))).toEqual([]);
    expect(news.filter((each) => each.includes('"new"'))).toEqual([]);
    expect(news.filter((each) => each.includes('two'))).toEqual([
      'delete from slotlog.delivery_positions "default" "two" 2',
      'delete from slotlog.subscriber_waits "default" "two"',
    ]);
  });

  it('that somebody is deleted leaves nothing of them, nor of whom this process never knew', async () => {
    const { lanes, state, written } = await lanesOf({
      ...{ subscribers: [{ id: 'one' }, { id: 'two' }], positions: [head(6)] },
      parked: [stalled('two', 'a')],
    });
    const two = lanes.all[1]!;
    two.feed([{ event: seatTaken(7, 'b', 7), subject: 'b', before: two.readTo }], { position: 7, mark: '00000007' });
    // The parked one comes first, then what is new.
    const [first, second] = [two.next(monday)!, two.next(monday)!];
    expect([first.subject, second.subject]).toEqual(['a', 'b']);
    two.eventFailed(second, seatTaken(7, 'b', 7), { retryAfter: null, reason: '' }, monday, 0);
    lanes.replayed(two, 'rep_1');
    state.changed = [
      { id: 'two', isDeleted: true },
      { id: 'stranger', isDeleted: true },
    ];
    await lanes.lookForChanges();
    lanes.replayed(two, 'rep_2');
    expect((await written()).filter((each) => each.startsWith('delete'))).toEqual([
      'delete from slotlog.delivery_positions "default" "two" 2',
      'delete from slotlog.delivery_parked "default" "two" ["a","b"]',
      'delete from slotlog.subscriber_waits "default" "two"',
      'delete from slotlog.delivery_replays "default" "two" ["rep_1"]',
    ]);
  });

  it('of a revision that is known already changes nothing', async () => {
    const { lanes, state } = await lanesOf({ subscribers: [{ id: 'one' }], positions: [head(6)] });
    state.changed = [{ id: 'one', revision: 1, status: 'paused' }];
    await lanes.lookForChanges();
    expect(lanes.all[0]!.endpoint.status).toBe('active');
  });
});

describe('it is written down', () => {
  it('how far all have come, once, and nothing where nothing is new', async () => {
    const { lanes, written, take } = await lanesOf({ subscribers: [{ id: 'one' }], positions: [head(6, 4)] });
    expect(await written()).toEqual([]);
    await lanes.readOn();
    take();
    take();
    expect(await written()).toEqual(['insert into slotlog.delivery_positions "" "" 5 9 "00000009"']);
    expect(await written()).toEqual([]);
  });

  it('nothing of what is parked, and was when it was loaded', async () => {
    const { written } = await lanesOf({
      ...{ subscribers: [{ id: 'one' }], positions: [head(6)] },
      parked: [stalled('one', 'a')],
    });
    expect(await written()).toEqual([]);
  });

  it('nothing of those who begin at the end of the log, as nobody stands anywhere', async () => {
    const { written } = await lanesOf({ subscribers: [{ id: 'one' }] });
    expect(await written()).toEqual([]);
  });

  it('what was tried, though nobody has come any further for it', async () => {
    const { written } = await lanesOf({ subscribers: [{ id: 'one' }], positions: [head(6)] });
    const rows = await written([{ event: 'evt_1' } as never]);
    expect(rows.some((each) => each.startsWith('insert into slotlog.delivery_attempts'))).toBe(true);
  });

  it('who is behind those at the head, for as long as they are', async () => {
    const { lanes, written, take } = await lanesOf({ subscribers: [{ id: 'one' }], positions: [head(6)] });
    await lanes.readOn();
    expect(lanes.isUnsettled).toBe(false);
    const task = lanes.all[0]!.next(monday)!;
    expect(lanes.isUnsettled).toBe(true);
    expect((await written()).at(-1)).toBe('insert into slotlog.delivery_positions "default" "one" 2 7 "00000007"');
    expect(lanes.isUnsettled).toBe(false);
    lanes.all[0]!.putBack(task);
    take();
    take();
    expect((await written()).at(-1)).toBe('delete from slotlog.delivery_positions "default" "one" 3');
  });

  it('later, where only one of several has something under way', async () => {
    const { lanes } = await lanesOf({
      subscribers: [{ id: 'one' }, { id: 'two', types: ['x'] }],
      positions: [head(6)],
    });
    await lanes.readOn();
    lanes.all[0]!.next(monday);
    expect(lanes.isUnsettled).toBe(true);
  });

  it('without waiting for what is sent beside the order', async () => {
    const { lanes } = await lanesOf({ subscribers: [{ id: 'one' }], positions: [head(6)] });
    lanes.all[0]!.nextBeside('replay rep_1', monday);
    expect([lanes.all[0]!.isFlying, lanes.isUnsettled]).toEqual([true, false]);
  });

  it('that nothing is kept of those who were deleted while nobody told them anything', async () => {
    const { written } = await lanesOf({
      ...{ subscribers: [{ id: 'one' }], positions: [head(6)], left: [{ id: 'gone', isDeleted: true }] },
      parked: [stalled('gone', 'a'), stalled('one', 'b')],
    });
    expect((await written()).slice(1)).toEqual([
      'delete from slotlog.delivery_positions "default" "gone" 2',
      'delete from slotlog.delivery_parked "default" "gone" ["a"]',
      'delete from slotlog.subscriber_waits "default" "gone"',
    ]);
    expect(await written()).toEqual([]);
  });

  it('that somebody was deleted meanwhile, the next time', async () => {
    const { lanes, state, written } = await lanesOf({
      subscribers: [{ id: 'one' }, { id: 'two' }, { id: 'three' }],
      positions: [head(6)],
    });
    const isLeft = (rows: readonly string[], id: string) =>
      rows.some((each) => each.startsWith('delete') && each.includes(id));
    state.changed = [{ id: 'one', isDeleted: true }];
    await lanes.lookForChanges();
    const writing = written();
    state.changed = [{ id: 'two', isDeleted: true }];
    await lanes.lookForChanges();
    const first = await writing;
    expect([isLeft(first, 'one'), isLeft(first, 'two')]).toEqual([true, false]);
    const second = await written();
    expect([isLeft(second, 'one'), isLeft(second, 'two')]).toEqual([false, true]);
  });

  it('which replays are done, once, and that failures were forgotten where the log has lost what was told', async () => {
    const { lanes, written } = await lanesOf({ subscribers: [{ id: 'one' }], positions: [head(6)] }, { isReset: true });
    lanes.replayed(lanes.all[0]!, 'rep_1');
    expect((await written()).slice(1)).toEqual([
      'update slotlog.subscribers set "default" "one"',
      'delete from slotlog.delivery_replays "default" "one" ["rep_1"]',
    ]);
    expect(await written()).toEqual([]);
  });
});

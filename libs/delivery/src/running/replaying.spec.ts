import { feedRooms, laneOf, monday, pointAt, seatTaken } from '#test/harness/deliveries/room-lane';
import type { Lane } from '../queue/lane.js';
import type { Replay } from '../sql/replays.js';
import type { DeliveryParts } from './parts.js';
import { Beside, Replaying } from './replaying.js';
import type { ShardLanes } from './shard-lanes.js';

const replay = (changes: Partial<Replay> = {}): Replay => ({
  ...{ id: 'rep_1', tenant: 'default', subscriber: 'one', kind: 'range', afterPosition: 2, toPosition: 6 },
  ...changes,
});

/** A log of seats taken in room a, b, c in turns; every third position is another tenant's, every fifth is told to nobody. */
const eventAt = (position: number) => ({
  ...seatTaken(position, ['a', 'b', 'c'][position % 3]!),
  ...(position % 3 === 0 && { tenant: 'other' }),
  ...(position % 5 === 0 && { type: 'DoorLocked' }),
});

const partsOf = (asked: readonly Replay[] = [], head = 400) => {
  const scanned: number[][] = [];
  const scanShard = async (shard: number, after: number, limit: number) => {
    scanned.push([shard, after, limit]);
    const count = Math.max(0, Math.min(limit, head - after));
    return { events: Array.from({ length: count }, (_, nth) => eventAt(after + nth + 1)) };
  };
  const pointIn = async (shard: number, position: number) => (shard === 1 && position <= 9 ? pointAt(position) : null);
  const parts = {
    log: { scanShard, pointAt: pointIn },
    pool: { query: async () => ({ rows: asked }) },
    telling: { isTold: ({ type }: { type: string }) => type !== 'DoorLocked' },
  } as unknown as DeliveryParts;
  return { parts, scanned };
};

describe('a replay beside the order', () => {
  const all = async (beside: Beside, parts: DeliveryParts) => {
    const told: (number | string)[] = [];
    for (;;) {
      const event = await beside.event(1, parts);
      if (event === null) return told;
      told.push(event === 'further' ? event : event.position);
      if (event !== 'further') beside.passed();
    }
  };

  it('is of the subscriber’s own events of the range that are told at all, one after the other', async () => {
    const { parts, scanned } = partsOf();
    const beside = new Beside(laneOf(), replay());
    expect(beside.isOver).toBe(false);
    expect(await all(beside, parts)).toEqual([4]);
    expect(scanned).toEqual([[1, 2, 4]]);
    expect(beside.isOver).toBe(true);
    expect(beside.next(monday)).toBeNull();
  });

  it('gives the same event until it is done with', async () => {
    const { parts } = partsOf();
    const beside = new Beside(laneOf(), replay({ afterPosition: 0, toPosition: 4 }));
    const positions = async () => ((await beside.event(1, parts)) as { position: number }).position;
    expect([await positions(), await positions()]).toEqual([1, 1]);
    beside.passed();
    expect([await positions(), beside.isOver]).toEqual([2, false]);
  });

  it('is of events that the subscriber wants, but of a single one whatever it wants', async () => {
    const nothing = () => {
      const lane = laneOf();
      lane.subscriber = { ...lane.subscriber, types: ['DoorLocked'] };
      return lane;
    };
    expect(await all(new Beside(nothing(), replay()), partsOf().parts)).toEqual([]);
    const single = replay({ kind: 'single', afterPosition: 3, toPosition: 4 });
    expect(await all(new Beside(nothing(), single), partsOf().parts)).toEqual([4]);
  });

  it('is read a hundred events at a time, and others have their turn where there was none among them', async () => {
    const { parts, scanned } = partsOf();
    const lane = laneOf();
    lane.subscriber = { ...lane.subscriber, kinds: ['none'] };
    expect(await all(new Beside(lane, replay({ afterPosition: 0, toPosition: 250 })), parts)).toEqual([
      'further',
      'further',
    ]);
    expect(scanned).toEqual([
      [1, 0, 100],
      [1, 100, 100],
      [1, 200, 50],
    ]);
  });

  it('leaves none of its events out where they are on several pages', async () => {
    const { parts } = partsOf();
    const own = Array.from({ length: 250 }, (_, nth) => nth + 1).filter((at) => at % 3 !== 0 && at % 5 !== 0);
    expect(await all(new Beside(laneOf(), replay({ afterPosition: 0, toPosition: 250 })), parts)).toEqual(own);
  });

  it('ends where the log does', async () => {
    const { parts, scanned } = partsOf([], 4);
    expect(await all(new Beside(laneOf(), replay({ toPosition: 900 })), parts)).toEqual([4]);
    expect(scanned).toEqual([
      [1, 2, 100],
      [1, 4, 100],
    ]);
  });

  it('stands in line by its name', () => {
    const beside = new Beside(laneOf(), replay());
    expect(beside.next(monday)).toEqual({ kind: 'replay', subject: 'replay rep_1', isProbe: false });
  });
});

describe('a replay that people ask for', () => {
  const looking = async (asked: readonly Replay[], lane: Lane = laneOf('a', 'b', 'c', 'd')) => {
    const { parts } = partsOf(asked);
    const done: string[] = [];
    const lanes = {
      find: (tenant: string, id: string) => (tenant === 'default' && id === 'one' ? lane : undefined),
      replayed: (of: Lane, id: string) => void done.push(`${of === lane} ${id}`),
    } as unknown as ShardLanes;
    const replaying = new Replaying(1, parts, lanes);
    await replaying.look();
    const names = () => replaying.beside.map((each) => each.replay.id);
    return { replaying, lane, done, names, lanes, parts };
  };

  it('is noticed once, for whom there is; one that is done is not begun again', async () => {
    const asked = [replay(), replay({ id: 'rep_2', kind: 'single' }), replay({ id: 'rep_3', subscriber: 'nobody' })];
    const { replaying, names, lane, done } = await looking(asked);
    expect(names()).toEqual(['rep_1', 'rep_2']);
    const before = replaying.beside;
    await replaying.look();
    expect(replaying.beside).toEqual(before);
    expect(replaying.beside[0]).toBe(before[0]);
    replaying.done(lane, asked[0]!);
    await replaying.look();
    expect([names(), done]).toEqual([['rep_2'], ['true rep_1']]);
  });

  it('is forgotten once it is not asked for any more', async () => {
    const asked = [replay()];
    const { replaying, names } = await looking(asked);
    asked.pop();
    await replaying.look();
    expect(names()).toEqual([]);
    asked.push(replay());
    await replaying.look();
    expect(names()).toEqual(['rep_1']);
  });

  it('a way back is gone at once, if the log has that place and it lies behind', async () => {
    const done = (lane: Lane) => {
      for (let task = lane.next(monday); task?.kind === 'live'; task = lane.next(monday))
        lane.taken(task, task.item.event, monday);
      return lane;
    };
    const back = async (afterPosition: number) => {
      const {
        lane,
        names,
        done: over,
      } = await looking([replay({ kind: 'back', afterPosition })], done(laneOf('a', 'b', 'c', 'd')));
      expect([names(), over]).toEqual([[], ['true rep_1']]);
      return lane.readTo.position;
    };
    expect([await back(2), await back(4), await back(6), await back(30)]).toEqual([2, 4, 4, 4]);
    const waiting = laneOf('a', 'b', 'c', 'd');
    feedRooms(waiting, 'e');
    // All of it is to come still: there is no way back to it.
    await looking([replay({ kind: 'back', afterPosition: 2 })], waiting);
    expect(waiting.readTo.position).toBe(5);
  });

  it('a way back to where it stands is none: what waits behind that goes on waiting', async () => {
    const lane = laneOf('b', 'a');
    const [b, a] = [lane.next(monday)!, lane.next(monday)!];
    lane.eventFailed(a, seatTaken(2, 'a', 2), { retryAfter: null, reason: '' }, monday, 0);
    lane.putBack(b);
    await looking([replay({ kind: 'back', afterPosition: 0 })], lane);
    expect([lane.doneTo.position, lane.parked.map(({ subject }) => subject)]).toEqual([0, ['a']]);
  });
});

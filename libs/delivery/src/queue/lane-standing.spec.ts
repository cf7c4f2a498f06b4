import { feedRooms, laneOf, monday, pointAt, seatTaken, subscriber } from '#test/harness/deliveries/room-lane';
import { pauseAfter } from '../endpoint/schedule.js';
import { Lane } from './lane.js';
import { mostParked } from './parked.js';
import type { Task } from './task.js';

const second = 1_000;
const never = Number.POSITIVE_INFINITY;

const eventOf = (task: Task) => (task.kind === 'live' ? task.item.event : undefined)!;

/** The next request is answered with 500. */
const refuseNext = (lane: Lane, now = monday) => {
  const task = lane.next(now)!;
  return lane.eventFailed(task, eventOf(task), { retryAfter: null, reason: 'answered 500' }, now, 0);
};

/** Nothing gets through to where the next request went. */
const loseNext = (lane: Lane, now = monday) => {
  const task = lane.next(now)!;
  lane.endpointFailed(task, task.subject, null, now, 0);
  return task;
};

const takeNext = (lane: Lane, now = monday) => {
  const task = lane.next(now)!;
  lane.taken(task, eventOf(task), now);
};

describe('a subscriber’s wish', () => {
  const wants = (types: readonly string[] | null, kinds: readonly string[] | null) =>
    new Lane({ ...subscriber, types, kinds }, pointAt(0)).wants(seatTaken(1, 'room/a'));

  test.each([
    [null, null, true],
    [['DoorLocked', 'SeatTaken'], null, true],
    [['DoorLocked'], null, false],
    [null, ['room'], true],
    [null, ['door'], false],
    [null, ['a'], false],
    [['SeatTaken'], ['door'], false],
    [['DoorLocked'], ['room'], false],
  ])('of types %j about %j: %s', (types, kinds, isWanted) => expect(wants(types, kinds)).toBe(isWanted));
});

test('a hundred are read ahead of one, and no more', () => {
  const lane = laneOf(...Array.from({ length: 99 }, (_, each) => `${each}`));
  expect(lane.hasRoom).toBe(true);
  feedRooms(lane, 'last');
  expect(lane.hasRoom).toBe(false);
});

describe('there may be something to send', () => {
  test('at once where something is parked that is due, never where nothing is', () => {
    const lane = laneOf('bad', 'worse');
    expect(lane.dueAt).toBe(never);
    refuseNext(lane);
    refuseNext(lane, monday + second);
    expect(lane.dueAt).toBe(monday + 5 * second);
  });

  test('to one that waits when it is probed, unless a probe is under way or there is nothing to probe it with', () => {
    const lane = laneOf('a', 'b');
    loseNext(lane);
    expect(lane.dueAt).toBe(monday + 5 * second);
    expect(lane.next(monday + 5 * second - 1)).toBeNull();
    const probe = lane.next(monday + 5 * second)!;
    expect(lane.dueAt).toBe(never);
    lane.putBack(probe);
    lane.goBack(pointAt(0));
    expect(lane.dueAt).toBe(never);
    expect(lane.next(monday + 5 * second)).toBeNull();
  });

  test('to one that waits with what is parked, where that is all there is', () => {
    const lane = laneOf('bad', 'a');
    refuseNext(lane);
    const task = loseNext(lane);
    lane.goBack(pointAt(2));
    expect(task.subject).toBe('a');
    expect(lane.dueAt).toBe(monday + 5 * second);
    expect(lane.next(monday + 5 * second)).toEqual({ kind: 'parked', subject: 'bad', isProbe: true });
  });

  test('to one that is paused or disabled never', () => {
    const lane = laneOf('bad');
    refuseNext(lane);
    lane.changed({ ...subscriber, status: 'paused' }, monday);
    expect(lane.endpoint.status).toBe('paused');
    expect(lane.dueAt).toBe(never);
    expect(lane.nextBeside('replay 1', monday)).toBeNull();
  });
});

describe('a parked subject', () => {
  test('comes before all else once it is due, one such at a time', () => {
    const lane = laneOf('bad', 'worse');
    refuseNext(lane);
    refuseNext(lane);
    feedRooms(lane, 'a', 'b');
    const later = monday + 5 * second;
    expect(lane.next(later - 1)).toMatchObject({ kind: 'live', subject: 'a' });
    expect(lane.next(later)).toEqual({ kind: 'parked', subject: 'bad', isProbe: false });
    expect(lane.next(later)).toMatchObject({ kind: 'live', subject: 'b' });
    expect(lane.next(later)).toEqual({ kind: 'parked', subject: 'worse', isProbe: false });
  });

  test('that has more behind it stays parked until that was looked for', () => {
    const lane = laneOf('bad', 'bad');
    refuseNext(lane);
    const task = lane.next(monday + 5 * second)!;
    expect(lane.lookAt('bad')).toMatchObject({ fromPosition: 1, fromVersion: 1, attempts: 1 });
    lane.taken(task, seatTaken(1, 'bad'), monday + 5 * second);
    expect(lane.lookAt('bad')).toMatchObject({
      fromPosition: 2,
      fromVersion: 2,
      attempts: 0,
      dueAt: monday + 5 * second,
    });
    expect(lane.unpark(lane.next(monday + 5 * second)!)).toBe(true);
    expect(lane.lookAt('bad')).toBeNull();
    expect(lane.parked).toEqual([]);
  });

  test('is as it was for whoever comes next, who looks for more behind it', () => {
    const parked = {
      subject: 'bad',
      fromVersion: 3,
      fromPosition: 7,
      attempts: 2,
      dueAt: monday,
      reason: 'answered 500',
    };
    const lane = new Lane(subscriber, pointAt(9), [parked]);
    expect(lane.parked).toEqual([parked]);
    const task = lane.next(monday)!;
    expect(lane.unpark(task)).toBe(false);
    expect(lane.isFlying).toBe(true);
    expect(lane.lookAt('bad')).toMatchObject(parked);
    expect(lane.unpark(task)).toBe(true);
    expect(lane.isFlying).toBe(false);
    expect(lane.unpark(task)).toBe(true);
  });

  test('is tried ten times, and goes on without the event that is never taken', () => {
    const lane = laneOf('bad');
    let now = monday;
    let failed = refuseNext(lane, now);
    for (let attempt = 2; attempt < 10; attempt += 1) {
      now += pauseAfter({ attempts: attempt - 1, retryAfter: null }, 0);
      const task = lane.next(now)!;
      failed = lane.eventFailed(task, seatTaken(1, 'bad'), { retryAfter: null, reason: 'answered 500' }, now, 0);
      expect(failed).toEqual({ attempt, nextAt: now + pauseAfter({ attempts: attempt, retryAfter: null }, 0) });
      expect(lane.parkedOf('bad')).toMatchObject({ attempts: attempt, fromPosition: 1 });
    }
    now += pauseAfter({ attempts: 9, retryAfter: null }, 0);
    const last = lane.eventFailed(lane.next(now)!, seatTaken(1, 'bad'), { retryAfter: null, reason: '' }, now, 0);
    expect(last).toEqual({ attempt: 10, nextAt: null });
    expect(lane.parkedOf('bad')).toMatchObject({ attempts: 0, fromPosition: 2, fromVersion: 2, dueAt: now });
  });

  test('that fails again is one of the hundred, not one more', () => {
    const lane = laneOf(...Array.from({ length: mostParked }, (_, each) => `${each}`));
    for (let each = 0; each < mostParked; each += 1) refuseNext(lane);
    const now = monday + 5 * second;
    const task = lane.next(now)!;
    const again = lane.eventFailed(task, seatTaken(1, '0'), { retryAfter: null, reason: 'answered 500' }, now, 0);
    expect(again).toMatchObject({ attempt: 2 });
    expect(lane.endpoint.wait).toBeNull();
  });

  test('is not taken for passed by an event in front of it', () => {
    const lane = laneOf('bad', 'a', 'bad');
    const task = lane.next(monday)!;
    lane.goBack(pointAt(2));
    feedRooms(lane, 'bad');
    lane.putBack(task);
    refuseNext(lane);
    lane.taken({ kind: 'parked', subject: 'bad', isProbe: false }, seatTaken(1, 'bad'), monday);
    expect(lane.parkedOf('bad')).toMatchObject({ fromPosition: 3, attempts: 1 });
  });
});

describe('a message that was under way when everything was to be told again', () => {
  test('is parked by no failure: it comes again', () => {
    const lane = laneOf('a');
    const task = lane.next(monday)!;
    lane.goBack(pointAt(0));
    expect(lane.eventFailed(task, eventOf(task), { retryAfter: null, reason: '' }, monday, 0)).toMatchObject({
      attempt: 1,
    });
    expect(lane.parked).toEqual([]);
    expect(lane.isFlying).toBe(false);
  });

  test('leaves parked what begins where it goes back to, and not what begins behind', () => {
    const lane = laneOf('early', 'late');
    refuseNext(lane);
    refuseNext(lane);
    lane.goBack(pointAt(1));
    expect(lane.parked.map(({ subject }) => subject)).toEqual(['early']);
  });
});

describe('one that is replayed', () => {
  test('has a place beside the others, of which there are four', () => {
    const lane = laneOf('a', 'b', 'c', 'd');
    for (const id of ['1', '2', '3'])
      expect(lane.nextBeside(id, monday)).toEqual({ kind: 'replay', subject: id, isProbe: false });
    expect(lane.nextBeside('3', monday)).toBeNull();
    expect(lane.next(monday)).not.toBeNull();
    expect(lane.nextBeside('4', monday)).toBeNull();
  });

  test('probes one that waits where nothing else is to be sent, once it is due, one at a time', () => {
    const lane = laneOf('a');
    loseNext(lane);
    const due = monday + 5 * second;
    expect(lane.nextBeside('1', due)).toBeNull();
    lane.goBack(pointAt(1));
    expect(lane.nextBeside('1', due - 1)).toBeNull();
    const probe = lane.nextBeside('1', due)!;
    expect(probe).toEqual({ kind: 'replay', subject: '1', isProbe: true });
    expect(lane.nextBeside('2', due)).toBeNull();
    lane.taken(probe, seatTaken(1, 'a'), due);
    expect(lane.endpoint.wait).toBeNull();
    expect(lane.isFlying).toBe(false);
  });
});

describe('one that somebody changes', () => {
  const waiting = () => {
    const lane = laneOf('a', 'b');
    loseNext(lane);
    return lane;
  };

  test('is probed at once where its address is another', () => {
    const lane = waiting();
    lane.changed({ ...subscriber, url: 'https://two.example.com/' }, monday + second);
    expect(lane.endpoint.wait).toMatchObject({ until: monday + second, attempts: 0 });
    expect(lane.subscriber.url).toBe('https://two.example.com/');
  });

  test('goes on waiting where it is another type of event that it wants', () => {
    const lane = waiting();
    lane.changed({ ...subscriber, types: ['SeatTaken'] }, monday + second);
    expect(lane.endpoint.wait).toMatchObject({ until: monday + 5 * second, attempts: 1 });
  });

  test('is disabled as it says', () => {
    const lane = waiting();
    lane.changed({ ...subscriber, status: 'disabled', disabledBecause: 'key-revoked' }, monday);
    expect(lane.endpoint).toEqual({ status: 'disabled', disabledBecause: 'key-revoked', wait: null });
    expect(lane.next(monday + 5 * second)).toBeNull();
  });
});

test('one that is gone is sent nothing more, and stands where it was', () => {
  const lane = laneOf('a', 'b');
  expect(lane.hasPending).toBe(true);
  lane.gone(lane.next(monday)!, monday);
  expect(lane.endpoint.disabledBecause).toBe('gone');
  expect(lane.isFlying).toBe(false);
  expect(lane.doneTo).toEqual(pointAt(0));
});

test('one whose last wanted event was taken stands at the end of what was read', () => {
  const lane = laneOf('a');
  takeNext(lane);
  expect(lane.hasPending).toBe(false);
  expect(lane.doneTo).toEqual(pointAt(1));
});

test('one begins with what is known of it', () => {
  const wait = { since: monday, until: monday + second, attempts: 2, subjects: ['a'] };
  const lane = new Lane({ ...subscriber, status: 'disabled', disabledBecause: 'gone' }, pointAt(3), [], wait);
  expect(lane.endpoint).toEqual({ status: 'disabled', disabledBecause: 'gone', wait });
  expect(lane.readTo).toEqual(pointAt(3));
  expect(lane.hasRoom).toBe(false);
});

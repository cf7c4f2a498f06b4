import type { FailedSubject } from './parked-subject.js';
import { ParkingLot } from './parking-lot.js';

const failed = (subject: string, tenant = 'acme'): FailedSubject =>
  ({ tenant, subject, fromVersion: 1, fromPosition: 1, reason: 'nobody like that' }) as FailedSubject;

const lotAt = (now: () => number) => new ParkingLot({ monotonic: now, wall: () => 0 }, 60_000);

it('a hundred have room, and not one more', () => {
  const lot = lotAt(() => 0);
  lot.park(Array.from({ length: 99 }, (_, nth) => failed(`room/${nth}`)));
  lot.assertRoomFor([failed('room/99')]);
  const three = ['99', '100', '101'].map((id) => failed(`room/${id}`));
  expect(() => lot.assertRoomFor(three.slice(0, 2))).toThrow('more than 100 subjects');
  expect(() => lot.assertRoomFor(three)).toThrow('the last one, room/101: nobody like that');
});

it('a parked subject is tried again after a while, and after a while again', () => {
  let now = 1;
  const lot = lotAt(() => now);
  lot.park([failed('room/a')]);
  for (const due of [60_001, 120_001]) {
    now = due - 1;
    expect([lot.due, lot.untilDue]).toEqual([undefined, 1]);
    now = due;
    expect([lot.due, lot.untilDue]).toEqual([failed('room/a'), 0]);
    lot.tried(failed('room/a'));
  }
});

it('a runner that has just taken the lease tries what it finds at once', () => {
  const lot = lotAt(() => 1);
  lot.read([failed('room/a')], false);
  expect(lot.due).toBeUndefined();
  lot.read([failed('room/a')], true);
  expect(lot.due).toEqual(failed('room/a'));
});

it('a subject that is parked of one tenant is not parked of another', () => {
  const lot = lotAt(() => 0);
  lot.park([failed('room/a'), failed('room/a', 'neighbour')]);
  lot.unpark(failed('room/a', 'neighbour'));
  expect([lot.size, lot.has(failed('room/a')), lot.has(failed('room/a', 'neighbour'))]).toEqual([1, true, false]);
});

it('a subject that was parked before is tried when it was to be, however often the lot is read', () => {
  let now = 0;
  const lot = lotAt(() => now);
  lot.park([failed('room/a')]);
  now = 40_000;
  lot.read([failed('room/a'), failed('room/b')], false);
  expect([lot.size, lot.untilDue]).toEqual([2, 20_000]);
  now = 60_000;
  expect(lot.due).toEqual(failed('room/a'));
  lot.tried(failed('room/a'));
  expect([lot.due, lot.untilDue]).toEqual([undefined, 40_000]);
  lot.read([], false);
  expect([lot.size, lot.untilDue]).toEqual([0, Number.POSITIVE_INFINITY]);
});

it('a subject that was given some of what it lacks is given the next at once', () => {
  const lot = lotAt(() => 5);
  lot.park([failed('room/a'), failed('room/b')]);
  lot.goOn({ ...failed('room/b'), fromVersion: 7 });
  expect(lot.due).toMatchObject({ subject: 'room/b', fromVersion: 7 });
  lot.unpark(failed('room/b'));
  expect([lot.due, lot.size]).toEqual([undefined, 1]);
  lot.tried(failed('room/b'));
  expect(lot.size).toBe(1);
});

it('nothing is parked where nothing failed, however full it is', () => {
  const lot = lotAt(() => 0);
  lot.park(Array.from({ length: 101 }, (_, nth) => failed(`room/${nth}`)));
  lot.assertRoomFor([]);
  expect(lot.size).toBe(101);
});

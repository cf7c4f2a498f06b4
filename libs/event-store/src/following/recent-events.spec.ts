import type { StoredEvent } from '../catalogue/stored-event.js';
import { OtherHistory } from '../failures.js';
import { beginning } from '../point.js';
import { type Followed, positionOf, RecentEvents } from './recent-events.js';

const followed = (position: number, bytes = 10): Followed => {
  const id = `${position}`.padStart(36, '0');
  return { event: { position, id } as StoredEvent, bytes };
};

const from = (first: number, count: number, bytes = 10) =>
  Array.from({ length: count }, (_, nth) => followed(first + nth, bytes));

const markAt = (position: number) => `${position}`.padStart(8, '0');
const point = (position: number, mark = markAt(position)) => ({ position, mark });
const page = { events: 100, bytes: 1_000 };
const most = { events: 5, bytes: 60 };

const positions = (events: readonly Followed[] | null) => events?.map(({ event }) => event.position) ?? null;

const behind10 = (count: number, start: number | ReturnType<typeof point> = point(10)) => {
  const recent = new RecentEvents(1, start, most);
  recent.add(from(11, count));
  return recent;
};

describe('the kept part of the log', () => {
  it('is as many events as there is room for, the newest', () => {
    const recent = behind10(5);
    expect(positions(recent.behind(10, page))).toEqual([11, 12, 13, 14, 15]);
    recent.add([followed(16)]);
    expect(positions(recent.behind(10, page))).toBeNull();
    expect(positions(recent.behind(11, page))).toEqual([12, 13, 14, 15, 16]);
  });

  it('is as many bytes as there is room for', () => {
    const recent = new RecentEvents(1, 10, most);
    recent.add(from(11, 3, 20));
    expect(positions(recent.behind(10, page))).toEqual([11, 12, 13]);
    recent.add([followed(14, 1)]);
    expect(positions(recent.behind(10, page))).toBeNull();
    expect(positions(recent.behind(11, page))).toEqual([12, 13, 14]);
    recent.add(from(15, 2, 1));
    expect(positions(recent.behind(11, page))).toEqual([12, 13, 14, 15, 16]);
  });

  it('is nothing of an event that is larger than all of it, and what comes behind that is kept', () => {
    const recent = new RecentEvents(1, 10, most);
    recent.add([followed(11, 61)]);
    expect([recent.end, positions(recent.behind(11, page))]).toEqual([point(11), []]);
    recent.add([followed(12)]);
    expect(positions(recent.behind(11, page))).toEqual([12]);
  });

  it('goes as far as the last of it, and where that is nothing as far as where it began', () => {
    expect(behind10(3).end).toEqual(point(13));
    expect(new RecentEvents(1, 10, most).end).toBe(10);
    expect(new RecentEvents(1, point(10), most).end).toEqual(point(10));
  });
});

describe('a page of it', () => {
  it('is no more than was asked for, of events or of bytes, and one event at least', () => {
    const recent = behind10(5);
    expect(positions(recent.behind(10, { events: 2, bytes: 1_000 }))).toEqual([11, 12]);
    expect(positions(recent.behind(10, { events: 9, bytes: 20 }))).toEqual([11, 12]);
    expect(positions(recent.behind(10, { events: 9, bytes: 21 }))).toEqual([11, 12, 13]);
    expect(positions(recent.behind(10, { events: 9, bytes: 1 }))).toEqual([11]);
  });

  it('is empty at the end and beyond it, and not there before its beginning', () => {
    const recent = behind10(2);
    expect([recent.behind(12, page), recent.behind(13, page), recent.behind(99, page)]).toEqual([[], [], []]);
    expect(recent.behind(9, page)).toBeNull();
  });
});

describe('a follower that goes on from an event', () => {
  it('goes on where that stands, and is told where another one does', () => {
    const recent = behind10(3);
    expect(positions(recent.behind(point(12), page))).toEqual([13]);
    expect(positions(recent.behind(point(10), page))).toEqual([11, 12, 13]);
    for (const at of [10, 12, 13]) expect(() => recent.behind(point(at, '0000lost'), page)).toThrow(OtherHistory);
  });

  it('ahead of all that was read is told nothing yet', () => {
    expect(behind10(1).behind(point(13, '0000lost'), page)).toEqual([]);
  });

  it('before the first of them is not compared where only its number is known', () => {
    const recent = behind10(3, 10);
    expect(recent.behind(point(10), page)).toBeNull();
    expect(positions(recent.behind(10, page))).toEqual([11, 12, 13]);
    const all = new RecentEvents(1, 0, most);
    all.add(from(1, 2));
    expect(positions(all.behind(beginning, page))).toEqual([1, 2]);
  });

  it('is compared with the last of those that have gone', () => {
    const recent = behind10(6, 10);
    expect(positions(recent.behind(point(11), page))).toEqual([12, 13, 14, 15, 16]);
    expect(() => recent.behind(point(11, '0000lost'), page)).toThrow(OtherHistory);
  });
});

it('a point is at its position, a number is one', () => {
  expect([positionOf(7), positionOf(point(8))]).toEqual([7, 8]);
});

import type { StoredEvent } from '#libs/event-store';
import { Lane } from '../../../libs/delivery/src/queue/lane.js';
import type { Item } from '../../../libs/delivery/src/queue/task.js';
import type { Subscriber } from '../../../libs/delivery/src/subscriber.js';

/** Monday morning, in milliseconds since the epoch. */
export const monday = Date.parse('2026-11-23T09:00:00Z');

/** Who is told of all rooms of tenant `default`. */
export const subscriber: Subscriber = {
  shard: 1,
  tenant: 'default',
  id: 'one',
  url: 'https://one.example.com/',
  types: null,
  kinds: null,
  description: null,
  secrets: [],
  status: 'active',
  disabledBecause: null,
  createdAt: monday,
  createdBy: 'test/1',
  revision: 1,
  lastReset: null,
  isDeleted: false,
};

export const pointAt = (position: number) => ({ position, mark: `0000000${position % 10}` });

/** A seat that was taken in a room, by default as its first event. */
export const seatTaken = (position: number, stream: string, version = 1): StoredEvent => ({
  shard: 1,
  position,
  tenant: 'default',
  stream,
  version,
  type: 'SeatTaken',
  id: `019aa5c0-b2d8-7f0e-8c6a-${String(position).padStart(12, '0')}`,
  schemaVersion: 1,
  recordedAt: monday,
  actor: 'test/1',
  correlationId: 'test',
  causationId: null,
  commandId: '019aa5c0-b2d8-7f0e-8c6a-000000000000',
  data: {},
});

/** A lane at the beginning of the log, and a seat taken in each of the rooms, one after the other, that it is to be told of. */
export const laneOf = (...rooms: readonly string[]): Lane => {
  const lane = new Lane(subscriber, pointAt(0));
  feedRooms(lane, ...rooms);
  return lane;
};

/** Further seats are taken behind what the lane has read. Returns them. */
export const feedRooms = (lane: Lane, ...rooms: readonly string[]): Item[] => {
  const from = lane.readTo.position + 1;
  const items = rooms.map((subject, index) => ({
    event: seatTaken(from + index, subject, from + index),
    subject,
    before: pointAt(from + index - 1),
  }));
  lane.feed(items, pointAt(from + rooms.length - 1));
  return items;
};

import type { StoredEvent } from '#libs/event-store';
import type { Subscriber } from '../subscriber.js';
import { Lane } from './lane.js';
import { mostParked } from './parked.js';
import type { Item, Task } from './task.js';

const start = Date.parse('2026-11-23T09:00:00Z');
const second = 1_000;

const subscriber: Subscriber = {
  ...{ shard: 1, tenant: 'default', id: 'one', url: 'https://one.example.com/', types: null, kinds: null },
  ...{ description: null, secrets: [], status: 'active', disabledBecause: null, createdAt: start, createdBy: 'test/1' },
  ...{ revision: 1, lastReset: null, isDeleted: false },
};

const at = (position: number) => ({ position, mark: `0000000${position % 10}` });

const versions = new Map<string, number>();

const event = (position: number, stream: string): StoredEvent => {
  const version = (versions.get(stream) ?? 0) + 1;
  versions.set(stream, version);
  const rest = {
    id: `${position}`,
    schemaVersion: 1,
    recordedAt: start,
    actor: '',
    correlationId: '',
    causationId: null,
  };
  return {
    shard: 1,
    position,
    tenant: 'default',
    stream,
    version,
    type: 'SeatTaken',
    ...rest,
    commandId: '',
    data: {},
  };
};

const item = (position: number, stream: string): Item => ({
  event: event(position, stream),
  subject: stream,
  before: at(position - 1),
});

let lane: Lane;

beforeEach(() => {
  versions.clear();
  lane = new Lane(subscriber, at(0));
});

const feed = (...streams: string[]) => {
  const from = lane.readTo.position + 1;
  const items = streams.map((stream, index) => item(from + index, stream));
  lane.feed(items, at(from + streams.length - 1));
  return items;
};

const next = (now = start) => lane.next(now)!;

const eventOf = (task: Task) => (task.kind === 'live' ? task.item.event : undefined)!;

const take = (task: Task, now = start) => lane.taken(task, eventOf(task), now);

const refuse = (task: Task, now = start, sent = eventOf(task)) =>
  lane.eventFailed(task, sent, { retryAfter: null, reason: 'answered 500' }, now, 0);

test('a lane has one request of a subject under way at a time, and four of several', () => {
  feed('a', 'a', 'b', 'c', 'd', 'e');
  const under = [next(), next(), next(), next()];
  expect(under.map(({ subject }) => subject)).toEqual(['a', 'b', 'c', 'd']);
  expect(lane.next(start)).toBeNull();
  take(under[0]!);
  expect(eventOf(next()).position).toBe(2);
});

test('a lane stands before the first event that is not done with', () => {
  feed('a', 'b', 'c');
  const [first, second] = [next(), next()];
  take(second);
  expect(lane.doneTo).toEqual(at(0));
  take(first);
  expect(lane.doneTo).toEqual(at(2));
  take(next());
  expect(lane.doneTo).toEqual(at(3));
});

test('an event that is not taken is passed with all that comes behind it of its subject', () => {
  feed('bad', 'good', 'bad');
  expect(refuse(next())).toEqual({ attempt: 1, nextAt: start + 5 * second });
  take(next());
  feed('bad');
  expect(lane.doneTo).toEqual(at(4));
  expect(lane.parked).toMatchObject([{ subject: 'bad', fromPosition: 1, attempts: 1 }]);
  expect(lane.next(start)).toBeNull();
  expect(lane.next(start + 5 * second)).toMatchObject({ kind: 'parked', subject: 'bad' });
});

test('a parked subject is one like any other again only once nothing of it is left behind', () => {
  const [bad] = feed('bad');
  refuse(next());
  const task = next(start + 5 * second);
  lane.lookAt('bad');
  lane.taken(task, bad!.event, start);
  const again = next(start + 5 * second);
  lane.lookAt('bad');
  feed('bad');
  expect(lane.unpark(again)).toBe(false);
  lane.lookAt('bad');
  expect(lane.unpark(again)).toBe(true);
  feed('bad');
  expect(next()).toMatchObject({ kind: 'live', item: { event: { position: 3 } } });
});

test('a hundred subjects that are not taken are the endpoint’s failure', () => {
  for (let each = 0; each < mostParked; each += 1) {
    feed(`bad/${each}`);
    refuse(next());
  }
  expect(lane.endpoint.wait).toBeNull();
  feed('bad/last');
  expect(refuse(next())).toBe('crowded');
  expect(lane.endpoint.wait).toMatchObject({ attempts: 1 });
});

test('one that waits has one request under way, and goes on with the first that is taken', () => {
  feed('a', 'b', 'c');
  for (const task of [next(), next()]) lane.endpointFailed(task, task.subject, null, start, 0);
  expect(lane.endpoint.wait).toMatchObject({ attempts: 1, subjects: ['a', 'b'] });
  expect(lane.next(start)).toBeNull();
  expect(lane.dueAt).toBe(start + 5 * second);
  const probe = next(start + 5 * second);
  expect(probe).toMatchObject({ subject: 'a', isProbe: true });
  expect(lane.next(start + 5 * second)).toBeNull();
  take(probe);
  expect([next(), next()].map(({ subject }) => subject)).toEqual(['b', 'c']);
});

test('going back tells everything again, but for what waits in front of it', () => {
  feed('early', 'a', 'late');
  refuse(next());
  take(next());
  refuse(next());
  lane.goBack(at(1));
  expect(lane.doneTo).toEqual(at(1));
  expect(lane.parked.map(({ subject }) => subject)).toEqual(['early']);
});

test('a paused one is told nothing, and reads nothing ahead', () => {
  feed('a');
  lane.changed({ ...subscriber, status: 'paused', revision: 2 }, start);
  expect(lane.next(start)).toBeNull();
  expect(lane.hasRoom).toBe(false);
  lane.changed({ ...subscriber, revision: 3 }, start);
  expect(next()).toMatchObject({ subject: 'a' });
});

test('a replay goes beside the order, one at a time, and probes only where nothing else could', () => {
  feed('a');
  expect(lane.nextBeside('replay 1', start)).toMatchObject({ kind: 'replay', isProbe: false });
  expect(lane.nextBeside('replay 1', start)).toBeNull();
  const task = next();
  lane.endpointFailed(task, 'a', null, start, 0);
  expect(lane.nextBeside('replay 2', start + 5 * second)).toBeNull();
});

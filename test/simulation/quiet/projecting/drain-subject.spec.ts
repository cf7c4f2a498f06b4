import type { PoolClient } from 'pg';
import type { ReplayedEvent } from '#libs/event-store';
import { drainSubject, StillFailing } from '../../../../libs/projection/src/drain-subject.js';
import type { Projection } from '../../../../libs/projection/src/projection.js';

const parked = {
  ...{ tenant: 'acme', subject: 'room/a', fromVersion: 3, fromPosition: 30 },
  ...{ fault: 'fold', reason: 'nobody like that' },
};

/** A stream of so many events, each at ten times its version, and what a projection is given of it. */
const draining = async (length: number, upTo: number, failure?: Error) => {
  const given: number[] = [];
  const asked: string[] = [];
  const log = {
    scanStream: async (shard: number, tenant: string, stream: string, range: { after: number; limit: number }) => {
      expect([shard, tenant, stream]).toEqual([8, 'acme', 'room/a']);
      const all = Array.from({ length }, (_, nth) => nth + 1);
      return all
        .slice(range.after, range.after + range.limit)
        .map((version) => ({ tenant, stream, version, position: version * 10 }));
    },
  };
  const client = {
    query: async (text: string, values: readonly unknown[]) => {
      asked.push(`${text.trim().split(/\s+/, 1)[0]} ${values.slice(1).join(' ')}`);
    },
  } as unknown as PoolClient;
  const projection = {
    ...{ name: 'seats', version: 1, table: { name: 'seats_v1' } },
    project: async (_: unknown, __: number, events: readonly ReplayedEvent[]) => {
      given.push(events[0]!.version, events.at(-1)!.version);
      if (failure) throw failure;
    },
  } as unknown as Projection;
  const rest = await drainSubject(client, log as never, projection, 8, parked, upTo);
  return { rest, given, asked };
};

it('it is given all that it lacks up to where its projection stands, and is parked no more', async () => {
  expect(await draining(9, 70)).toEqual({ rest: null, given: [3, 7], asked: ['delete seats 1 acme room/a'] });
  expect(await draining(9, 1_000)).toMatchObject({ rest: null, given: [3, 9] });
});

it('it is parked no more where it lacks nothing by now', async () => {
  expect(await draining(9, 29)).toEqual({ rest: null, given: [], asked: ['delete seats 1 acme room/a'] });
});

it.each([
  [1_002, null],
  [1_003, { fromVersion: 1_003, fromPosition: 10_030 }],
])('a long subject is given a page, and stays parked from the next on: %d', async (length, next) => {
  const { rest, given, asked } = await draining(length, 1_000_000);
  expect(given).toEqual([3, 1_002]);
  expect(rest).toEqual(next && { ...parked, ...next });
  expect(asked).toEqual([next ? 'update seats 1 acme room/a 1003 10030' : 'delete seats 1 acme room/a']);
});

it('a failure that the data still explain is what is told, and nothing is written', async () => {
  const failure = await draining(9, 70, new Error('nobody like bob')).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StillFailing);
  expect(failure).toMatchObject({ message: 'nobody like bob', cause: new Error('nobody like bob') });
  expect(failure).toMatchObject({ fault: { fault: 'fold', reason: 'nobody like bob' } });
});

import type { PoolClient } from 'pg';
import { type ReplayedEvent, type Scanned, UnreadableEvent } from '#libs/event-store';
import type { Projection } from '../../../../libs/projection/src/projection.js';
import { takeAll } from '../../../../libs/projection/src/take-each.js';

const event = (stream: string, version: number, position: number) =>
  ({ tenant: 'acme', stream, version, position }) as Scanned<ReplayedEvent>;

/** A projection that cannot take what stands at some positions, and what it was given. */
const taking = async (refused: readonly number[], ...events: Scanned<ReplayedEvent>[]) => {
  const given: number[][] = [];
  const asked: string[] = [];
  const client = { query: async (text: string) => void asked.push(text) } as unknown as PoolClient;
  const projection = {
    table: { name: 'seats_v1' },
    project: async (_: unknown, __: number, some: readonly ReplayedEvent[]) => {
      given.push(some.map(({ position }) => position));
      if (some.some(({ position }) => refused.includes(position))) throw new Error('nobody like that');
    },
  } as unknown as Projection;
  return { failed: await takeAll(client, projection, 8, events), given, asked };
};

it('all are taken at once where none fails', async () => {
  expect(await taking([], event('room/a', 1, 1), event('room/b', 1, 2))).toEqual({
    failed: [],
    given: [[1, 2]],
    asked: ['savepoint attempt', 'release savepoint attempt'],
  });
});

it('nothing is asked where there are none', async () => {
  expect(await taking([])).toEqual({ failed: [], given: [], asked: [] });
});

it('each stream is taken by itself where one fails, and that one up to what fails', async () => {
  const events = [event('room/a', 1, 1), event('room/b', 1, 2), event('room/a', 2, 3), event('room/a', 3, 4)];
  const { failed, given } = await taking([3], ...events);
  expect(failed).toEqual([
    {
      ...{ tenant: 'acme', subject: 'room/a', fromVersion: 2, fromPosition: 3 },
      ...{ fault: 'fold', reason: 'nobody like that' },
    },
  ]);
  expect(given).toEqual([[1, 2, 3, 4], [1, 3, 4], [1], [3], [2]]);
});

it('a failure that the data do not explain is thrown, and parks nothing', async () => {
  const gone = new Error('read ECONNRESET');
  const client = { query: async (text: string) => (text === 'select' ? Promise.reject(gone) : undefined) };
  const projection = {
    table: { name: 'seats_v1' },
    project: (watched: PoolClient) => watched.query('select'),
  } as unknown as Projection;
  const taken = takeAll(client as unknown as PoolClient, projection, 8, [event('room/a', 1, 1)]);
  await expect(taken).rejects.toBe(gone);
});

it('an event that this build does not know is given to no projection', async () => {
  const unknown = {
    ...event('room/a', 2, 2),
    unreadable: new UnreadableEvent(event('room/a', 2, 2) as never, 'later'),
  };
  const { failed, given } = await taking([], event('room/a', 1, 1), unknown);
  expect([failed.map(({ fault }) => fault), given]).toEqual([['unknown'], [[1]]]);
});

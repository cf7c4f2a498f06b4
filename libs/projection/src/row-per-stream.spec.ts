import type { PoolClient } from 'pg';
import type { ReplayedEvent } from '#libs/event-store';
import { rowPerStream } from './row-per-stream.js';

const seats = rowPerStream<{ readonly version: number; readonly taken: number }, object>({
  ...{ name: 'seats', version: 1, category: 'room', table: 'seats_v1' },
  evolve: (state, { version }) => ({ version, taken: (state?.taken ?? 0) + 1 }),
  columns: { taken: ({ taken }) => taken },
});

const event = (version: number, stream = 'room/a') =>
  ({ ...{ tenant: 'acme', stream, version, position: version, type: 'SeatTaken', data: {} }, id: '' }) as ReplayedEvent;

/** What is written where the row of the room stands at a version; 0: there is none. */
const projected = async (known: number, ...events: readonly ReplayedEvent[]) => {
  const written: unknown[][] = [];
  const query = async (asked: { readonly text?: string; readonly values?: readonly unknown[] }) => {
    if (asked.text?.trimStart().startsWith('insert')) written.push([...asked.values!]);
    return { rows: known === 0 ? [] : [{ index: 1, state: { version: known, taken: known } }] };
  };
  await seats.project({ query } as unknown as PoolClient, 1, events, seats.table);
  return written;
};

const row = (version: number) => [1, 'acme', 'a', version, JSON.stringify({ version, taken: version })];

describe('the row of a stream', () => {
  it('is made of its events from the first on, and moved on by the next ones', async () => {
    expect(await projected(0, event(1), event(2))).toEqual([row(2)]);
    expect(await projected(2, event(3), event(4))).toEqual([row(4)]);
  });

  it.each([
    ['an event is missing before it', 1, 3],
    ['it has taken that event already', 3, 3],
    ['it has taken that event and later ones', 5, 3],
    ['there is none yet', 0, 3],
  ])('takes nothing where %s', async (_, known, next) => {
    await expect(projected(known, event(next))).rejects.toThrow(
      `stands at version ${known}, its next event is ${next}`,
    );
  });
});

it('each stream of a batch has its own row, and those that begin are not looked for', async () => {
  const asked: unknown[][] = [];
  const query = async (asks: { readonly text: string; readonly values: unknown[] }) => {
    asked.push(asks.values);
    return { rows: asks.text.trimStart().startsWith('insert') ? [] : [{ index: 1, state: { version: 1, taken: 1 } }] };
  };
  const batch = [event(1), event(2, 'room/b'), event(2), { ...event(1), tenant: 'other' }, event(3, 'room/b')];
  await seats.project({ query } as unknown as PoolClient, 1, batch, seats.table);
  const state = (version: number) => [version, JSON.stringify({ version, taken: version })];
  expect(asked).toEqual([
    [1, ['acme'], ['b']],
    [1, 'acme', 'a', ...state(2)],
    [1, 'acme', 'b', ...state(3)],
    [1, 'other', 'a', ...state(1)],
  ]);
});

it('all events of a stream come to its row, the id without the category', () => {
  expect(seats.fold([event(1, 'room/a/7'), event(2, 'room/a/7')])).toEqual([
    ['acme', 'a/7', 2, JSON.stringify({ version: 2, taken: 2 })],
  ]);
  expect(seats.table).toEqual({ name: 'seats_v1', key: ['tenant', 'id'], columns: ['taken', 'state'] });
  expect(seats.handles).toEqual(['room']);
});

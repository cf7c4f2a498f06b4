import type { PoolClient } from 'pg';
import type { ReplayedEvent } from '#libs/event-store';
import { rowPerKey } from '../../../../libs/projection/src/row-per-key.js';

const seats = rowPerKey({
  ...{ name: 'seats', version: 1, category: 'room' },
  table: { name: 'seats_v1', key: ['tenant', 'seat'], columns: ['who'] },
  rowOf: ({ tenant, data }) => {
    const { seat, who } = data as { seat: string; who: string | null };
    return { key: [tenant, seat], columns: who === null ? null : [who] };
  },
});

const event = (seat: string, who: string | null, tenant = 'acme') => ({ tenant, data: { seat, who } }) as ReplayedEvent;

const projected = async (...events: readonly ReplayedEvent[]) => {
  const asked: unknown[] = [];
  const query = async (asks: { text: string; values: unknown[] } | string, values?: unknown[]) => {
    const text = (typeof asks === 'string' ? asks : asks.text).trim();
    asked.push([text.split(' ', 1)[0], ...(typeof asks === 'string' ? values! : asks.values)]);
    return { rows: [] };
  };
  await seats.project({ query } as unknown as PoolClient, 1, events, seats.table);
  return asked;
};

it('each row is written as what was said of it last, and nothing else', async () => {
  expect(await projected(event('a', 'ada'), event('b', 'bob'), event('a', 'cyd'), event('a', 'eve', 'other'))).toEqual([
    ['insert', 1, 'acme', 'a', 'cyd'],
    ['insert', 1, 'acme', 'b', 'bob'],
    ['insert', 1, 'other', 'a', 'eve'],
  ]);
});

it('rows that are no more are deleted, and no others', async () => {
  const [deleted, ...others] = await projected(event('a', 'ada'), event('a', null), event('b', 'bob'));
  expect(deleted).toEqual(['delete', 1, JSON.stringify([{ tenant: 'acme', seat: 'a' }])]);
  expect(others).toEqual([['insert', 1, 'acme', 'b', 'bob']]);
});

it('a row that comes again is one that is there', async () => {
  expect(await projected(event('a', null), event('a', 'ada'))).toEqual([['insert', 1, 'acme', 'a', 'ada']]);
});

it('all events of a stream come to the rows that are left of it', () => {
  expect(seats.fold([event('a', 'ada'), event('b', 'bob'), event('a', null)])).toEqual([['acme', 'b', 'bob']]);
});

it('rows whose keys read the same one after the other are two', async () => {
  expect(await projected(event('b', 'ada', 'a'), event('', 'bob', 'ab'))).toEqual([
    ['insert', 1, 'a', 'b', 'ada'],
    ['insert', 1, 'ab', '', 'bob'],
  ]);
});

it('its events are those of its category', () => {
  expect(seats.handles).toEqual(['room']);
});

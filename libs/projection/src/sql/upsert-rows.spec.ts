import type { PoolClient } from 'pg';
import { upsertRows } from './upsert-rows.js';

const table = { name: 'seats_v1', key: ['seat'], columns: ['who'] };

it('any number of rows is written by statements of few sizes, on a pipelined connection all sent before the first is answered', async () => {
  const asked: { readonly name: string; readonly text: string; readonly values: readonly unknown[] }[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const query = (statement: (typeof asked)[number]) => {
    asked.push(statement);
    return promise;
  };
  const rows = Array.from({ length: 86 }, (_, nth) => [`seat ${nth}`, `guest ${nth}`]);
  const written = upsertRows({ query, pipeline: true } as unknown as PoolClient, table, 7, rows);
  expect(asked.map(({ name }) => name)).toEqual([64, 16, 4, 1, 1].map((size) => `slotlog-upsert-seats_v1-${size}`));
  expect(asked.flatMap(({ values }) => values.slice(1))).toEqual(rows.flat());
  expect(asked.map(({ values }) => values[0])).toEqual([7, 7, 7, 7, 7]);
  resolve();
  await written;
  asked.length = 0;
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const one = (statement: (typeof asked)[number]) => asked.push(statement) && answered;
  const inTurn = upsertRows({ query: one } as unknown as PoolClient, table, 7, rows);
  expect(asked).toHaveLength(1);
  answer();
  await inTurn;
  expect(asked).toHaveLength(5);
});

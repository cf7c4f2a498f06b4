import type { PoolClient } from 'pg';
import { upsertRows } from './upsert-rows.js';

const table = { name: 'seats_v1', key: ['seat'], columns: ['who'] };

it('any number of rows is written by statements of few sizes, all sent before the first is answered', async () => {
  const asked: { readonly name: string; readonly text: string; readonly values: readonly unknown[] }[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const query = (statement: (typeof asked)[number]) => {
    asked.push(statement);
    return promise;
  };
  const rows = Array.from({ length: 86 }, (_, nth) => [`seat ${nth}`, `guest ${nth}`]);
  const written = upsertRows({ query } as unknown as PoolClient, table, 7, rows);
  expect(asked.map(({ name }) => name)).toEqual([64, 16, 4, 1, 1].map((size) => `slotlog-upsert-seats_v1-${size}`));
  expect(asked.flatMap(({ values }) => values.slice(1))).toEqual(rows.flat());
  expect(asked.map(({ values }) => values[0])).toEqual([7, 7, 7, 7, 7]);
  resolve();
  await written;
});

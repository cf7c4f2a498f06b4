import type { Pool } from 'pg';
import { movedSince } from './moved-since.js';

const since = { position: 4, mark: '0000000a' };

/** What a tenant is told where this stands at the point that it knows, and so many events were looked at. */
const told = async (before: string | null, looked: number) => {
  const asked: unknown[] = [];
  const streams = [
    ['ten_a', 'agenda/c', 9],
    ['ten_b', 'agenda/c', 8],
    ['ten_a', 'agenda/d', 6],
  ];
  const query = async ({ values }: { readonly values: readonly unknown[] }) => {
    asked.push(...values);
    return { rows: [{ before, last: null, looked, streams }] };
  };
  const found = await movedSince({ query } as unknown as Pool, { shard: 8, tenant: 'ten_a' }, since, ['agenda']);
  return { found, asked };
};

const [there, another] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];

it('a tenant is told which of its own streams have moved, and where each was last written', async () => {
  expect(await told(there, 999)).toEqual({
    found: [
      { subject: 'agenda/c', position: 9 },
      { subject: 'agenda/d', position: 6 },
    ],
    asked: [8, 4, 1_000, ['agenda']],
  });
});

it.each([
  [there, 1_000],
  [another, 5],
  [null, 0],
])(
  'nothing is told where more were stored than are looked at, or another past was known: %s, %d',
  async (before, looked) => {
    expect((await told(before, looked)).found).toBeNull();
  },
);

import type { Pool } from 'pg';
import { openPool } from '#libs/database';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { listOrigins, originsPerTenant } from '../../../libs/access/src/sql/list-origins.js';

let database: ClonedDatabase;
let pool: Pool;

beforeEach(async () => {
  database = await cloneDatabase();
  pool = openPool({ url: database.url });
});

afterEach(async () => {
  await pool.end();
  await database.drop();
});

const insert = (tenant: string, id: string, madeAt: string, origins: readonly string[]) =>
  pool.query(
    `insert into slotlog.api_keys (shard, tenant, id, kind, hash, public_text, scopes, origins, created_at, created_by)
      values (7, $1, $2, 'public', sha256(convert_to($2, 'UTF8')), 'slp_' || $2, '{}', $3, $4, 'test')`,
    [tenant, id, origins, madeAt],
  );

const pages = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `https://${name}-${at}.example`);

test('whatever one tenant names, the pages of another are heard', async () => {
  await insert('greedy', 'key_greedy-one', '2026-01-01T00:00:00Z', pages('greedy', originsPerTenant + 500));
  await insert('greedy', 'key_greedy-two', '2026-01-02T00:00:00Z', pages('more', 10_000));
  await insert('modest', 'key_modest', '2026-01-03T00:00:00Z', ['https://modest.example']);
  const heard = await listOrigins(pool);
  expect(heard).toContain('https://modest.example');
  expect(heard).toHaveLength(originsPerTenant + 1);
});

test('the pages of one tenant are heard that were named first, and each once', async () => {
  await insert('shop', 'key_shop-first', '2026-01-01T00:00:00Z', ['https://first.example']);
  await insert('shop', 'key_shop-again', '2026-01-02T00:00:00Z', [
    'https://first.example',
    ...pages('a', originsPerTenant),
  ]);
  const heard = await listOrigins(pool);
  expect(heard).toContain('https://first.example');
  expect(new Set(heard).size).toBe(originsPerTenant);
});

test('the pages of all tenants are heard up to a number, those first that each tenant named first', async () => {
  await insert('greedy', 'key_greedy', '2026-01-01T00:00:00Z', ['https://a.example', 'https://b.example']);
  await insert('modest', 'key_modest', '2026-01-02T00:00:00Z', ['https://c.example']);
  expect(await listOrigins(pool, 2)).toEqual(['https://a.example', 'https://c.example']);
});

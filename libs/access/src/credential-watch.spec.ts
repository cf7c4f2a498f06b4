import { jest } from '@jest/globals';
import type { Pool } from 'pg';
import { CredentialWatch } from './credential-watch.js';

const key = { tenant: 'default', shard: 8, keyId: 'key_1', endsAt: null };
const token = { tenant: 'default', shard: 8, keyId: null, endsAt: 10_000 };

let revoked: { tenant: string; id: string }[];
const among = async (_: string, [, tenants, ids]: [number, string[], string[]]) => ({
  rows: revoked.filter(({ tenant, id }) => ids.some((each, at) => each === id && tenants[at] === tenant)),
});
const query = jest.fn(among);
let watch: CredentialWatch;
let ended: string[];

beforeEach(() => {
  jest.useFakeTimers({ now: 0, doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  query.mockReset().mockImplementation(among);
  revoked = [];
  ended = [];
  watch = new CredentialWatch({ query } as unknown as Pool);
});

afterEach(() => jest.useRealTimers());

const watching = (name: string, credential: Parameters<CredentialWatch['watch']>[0]) =>
  watch.watch(credential, () => ended.push(name));

it('a key that another process revokes has ended within seconds, and nothing else has', async () => {
  watching('mine', key);
  watching('also mine', key);
  watching('another tenant’s', { ...key, tenant: 'other' });
  watching('another shard’s', { ...key, shard: 9, keyId: 'key_2' });
  await jest.advanceTimersByTimeAsync(2_000);
  expect(ended).toEqual([]);
  revoked = [{ tenant: 'default', id: 'key_1' }];
  await jest.advanceTimersByTimeAsync(2_000);
  expect(ended).toEqual(['mine', 'also mine']);
});

it('a key that this process revokes has ended at once', () => {
  watching('mine', key);
  watching('another', { ...key, keyId: 'key_2' });
  watch.revoked('default', 'key_1');
  expect(ended).toEqual(['mine']);
});

it('a credential that expires has ended then, also while the database does not answer', async () => {
  query.mockImplementation(async () => {
    throw new Error('connection lost');
  });
  watching('a token', token);
  watching('a key', { ...key, endsAt: 14_000 });
  await jest.advanceTimersByTimeAsync(8_000);
  expect(ended).toEqual([]);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(ended).toEqual(['a token']);
  await jest.advanceTimersByTimeAsync(4_000);
  expect(ended).toEqual(['a token', 'a key']);
});

it('nobody who has left is told, and where nobody watches nobody is asked', async () => {
  const leave = watching('gone', key);
  leave();
  revoked = [{ tenant: 'default', id: 'key_1' }];
  await jest.advanceTimersByTimeAsync(10_000);
  expect(ended).toEqual([]);
  expect(query).not.toHaveBeenCalled();
  expect(jest.getTimerCount()).toBe(0);
});

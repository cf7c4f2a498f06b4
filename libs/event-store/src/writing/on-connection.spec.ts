import { EventEmitter } from 'node:events';
import type { Pool, PoolClient } from 'pg';
import { ConnectionFailed } from '#libs/database';
import { Busy } from '../failures.js';
import { onConnection, UnsureCommit } from './on-connection.js';

const released: unknown[] = [];
const client = Object.assign(new EventEmitter(), { release: (isLost: unknown) => released.push(isLost) });
const pool = { connect: async () => client } as unknown as Pool;

const warns = (code: string) => async (held: PoolClient) => {
  held.emit('notice', { code, message: 'canceling wait for synchronous replication' } as never);
  return 'done';
};

beforeEach(() => {
  released.length = 0;
});

it('work that the server warned of with 01000 may be lost in a failover', async () => {
  await expect(onConnection(pool, warns('01000'))).rejects.toThrow(
    new UnsureCommit('canceling wait for synchronous replication'),
  );
  expect(released).toEqual([false]);
});

it('a warning without a word is one', async () => {
  const warned = onConnection(pool, async (held) => void held.emit('notice', { code: '01000' } as never));
  await expect(warned).rejects.toThrow(new UnsureCommit(''));
});

it('no other notice matters, nor one to whoever had the connection before', async () => {
  await expect(onConnection(pool, warns('00000'))).resolves.toBe('done');
  expect(client.listenerCount('notice')).toBe(0);
});

it('a failed call has failed, whatever was warned of', async () => {
  const failing = async (held: PoolClient) => {
    await warns('01000')(held);
    throw new ConnectionFailed(new Error('read ECONNRESET'));
  };
  await expect(onConnection(pool, failing)).rejects.toThrow(ConnectionFailed);
  expect(released).toEqual([true]);
});

it('a call without a connection has sent nothing', async () => {
  const none = { connect: () => Promise.reject(new ConnectionFailed(new Error('connect ECONNREFUSED'))) };
  const called = onConnection(none as unknown as Pool, warns('01000'));
  await expect(called).rejects.toThrow(Busy);
  await expect(called).rejects.toMatchObject({
    message: 'no connection to the database',
    cause: { message: expect.stringContaining('ECONNREFUSED') },
  });
});

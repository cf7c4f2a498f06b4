import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { jest } from '@jest/globals';
import type pg from 'pg';
import { ConnectionFailed } from './connection-failed.js';
import { openPool } from './open-pool.js';

/** Takes everybody in and answers nothing else, as a server looks behind a network that drops its packets. */
let server: Server;
let sockets: Socket[];
let pool: pg.Pool;
let url: string;

const welcome = Buffer.from('R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I', 'latin1');

beforeEach(async () => {
  sockets = [];
  server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    socket.once('data', () => socket.write(welcome));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  url = `postgresql://anybody@127.0.0.1:${port}/any`;
  pool = openPool({ url, callTimeoutMs: 50 });
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await pool.end();
  await new Promise((closed) => server.close(closed));
}, 5_000);

const failure = (call: Promise<unknown>) => call.then(String, (error: unknown) => error);

it('a call that nobody answers fails as one whose connection broke, and the connection is gone', async () => {
  const client = await pool.connect();
  const failed = await failure(client.query('select 1'));
  expect(failed).toBeInstanceOf(ConnectionFailed);
  expect((failed as Error).message).toBe('no answer within 50 ms');
  client.release();
  expect(pool.totalCount).toBe(0);
}, 5_000);

it('a query of the pool itself that nobody answers fails the same way', async () => {
  const failed = await failure(pool.query('select 1'));
  expect(failed).toBeInstanceOf(ConnectionFailed);
  expect((failed as Error).message).toBe('no answer within 50 ms');
}, 5_000);

it('those that nobody uses are gone with it', async () => {
  const clients = await Promise.all([1, 2, 3].map(() => pool.connect()));
  for (const client of clients) client.release();
  expect(pool.totalCount).toBe(3);
  await failure(pool.query('select 1'));
  await Promise.all(sockets.map((socket) => socket.closed || once(socket, 'close')));
  expect(pool.totalCount).toBe(0);
}, 5_000);

it('statements that a pipelined connection is asked in one turn are sent in one piece', async () => {
  const pipelined = openPool({ url, callTimeoutMs: 50, isPipelined: true });
  const client = await pipelined.connect();
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection;
  const writes = [jest.spyOn(stream, '_write'), jest.spyOn(stream, '_writev' as never)];
  await Promise.all(['1', '2', '3'].map((value) => failure(client.query('select $1', [value]))));
  expect(writes.flatMap(({ mock }) => mock.calls)).toHaveLength(1);
  client.release(true);
  await pipelined.end();
}, 5_000);

import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { jest } from '@jest/globals';
import type pg from 'pg';
import { openPool } from './open-pool.js';

const welcome = Buffer.from('R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I', 'latin1');

let server: Server;
let sockets: Socket[];

beforeEach(async () => {
  sockets = [];
  server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    socket.once('data', () => socket.write(welcome));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterEach(() => new Promise((closed) => void server.close(closed)));

/** How often the system is asked to write where three statements are asked in one turn. */
const writesOf = async (isPipelined: boolean): Promise<number> => {
  const { port } = server.address() as AddressInfo;
  const pool = openPool({ url: `postgresql://anybody@127.0.0.1:${port}/any`, isPipelined });
  const client = await pool.connect();
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  const writes = [jest.spyOn(stream, '_write'), jest.spyOn(stream, '_writev' as never)];
  const asked = ['1', '2', '3'].map((value) => client.query('select $1', [value]).catch(() => {}));
  await new Promise((turn) => setImmediate(turn));
  const count = writes.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  for (const socket of sockets) socket.destroy();
  await Promise.all(asked);
  client.release(true);
  await (pool as pg.Pool).end();
  return count;
};

it('statements that a pipelined connection is asked in one turn are sent in one piece', async () => {
  expect(await writesOf(true)).toBe(1);
});

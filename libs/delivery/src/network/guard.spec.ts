import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { StoodTime } from '#test/harness/stood-time';
import { Reach } from './networks.js';
import { Sender } from './sender.js';

/** Nothing is allowed but what is public. */
const nowhere = new Reach();

let listener: Server;
let port: number;
let arrived: number;

beforeEach(async () => {
  arrived = 0;
  listener = createServer(() => {
    arrived += 1;
  }).listen(0, '::');
  await once(listener, 'listening');
  port = (listener.address() as AddressInfo).port;
});

afterEach(async () => {
  await new Promise((resolve) => listener.close(resolve));
  expect(arrived).toBe(0);
});

const sender = (lookUp = async (_: string): Promise<string[]> => ['127.0.0.1'], ownHosts: string[] = []) =>
  new Sender({ reach: nowhere, lookUp, ownHosts }, new StoodTime());

const message = async () => ({ headers: {}, body: '{}' });

const send = (by: Sender, origin: string) => by.send(new URL(`${origin}:${port}/in`), message);

const forbidden = { status: null, silence: 'forbidden-address' };

describe('no connection is made', () => {
  test.each([
    ...['127.0.0.1', '127.1', '2130706433', '0x7f.1', '017700000001', '127.0.0.1.', '0', '0.0.0.0'],
    ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '①②⑦.⓪.⓪.①'],
  ])('to %s', async (host) => {
    for (const scheme of ['http', 'https'])
      expect(await send(sender(), `${scheme}://${host}`)).toMatchObject(forbidden);
  });

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '0.0.0.0', '::'])(
    'to a name that leads to %s',
    async (address) => {
      for (const scheme of ['http', 'https'])
        expect(
          await send(
            sender(async () => [address]),
            `${scheme}://hooks.example.com`,
          ),
        ).toMatchObject(forbidden);
    },
  );

  test('to a name of our own, nor to an address that ours leads to', async () => {
    const lookUp = async (name: string) => (name === 'elsewhere.example.com' ? ['1.1.1.1'] : ['1.1.1.1', '127.0.0.1']);
    const by = sender(lookUp, ['slots.example.com']);
    for (const name of ['slots.example.com', 'elsewhere.example.com'])
      expect(await send(by, `https://${name}`)).toMatchObject(forbidden);
  });

  test('unencrypted to where the operator does not allow it', async () => {
    expect(
      await send(
        sender(async () => ['1.1.1.1']),
        'http://hooks.example.com',
      ),
    ).toMatchObject(forbidden);
  });
});

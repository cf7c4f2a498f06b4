import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, Socket } from 'node:net';
import { jest } from '@jest/globals';
import { StoodTime } from '#test/harness/stood-time';
import { addressesHere } from './look-up.js';
import { Reach } from './networks.js';
import { MessageSender } from './sender.js';

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
  new MessageSender({ reach: nowhere, lookUp, ownHosts }, new StoodTime());

const message = async () => ({ headers: {}, body: '{}' });

const send = (by: MessageSender, origin: string) => by.send(new URL(`${origin}:${port}/in`), message);

const forbidden = { status: null, silence: 'forbidden-address' };

describe('no connection is made', () => {
  test.each([
    ...[
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f.1',
      '0x7f000001',
      '017700000001',
      '0177.0.0.01',
      '127.0.0.1.',
      '0',
      '0.0.0.0',
    ],
    ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[::127.0.0.1]'],
    ...[
      '①②⑦.⓪.⓪.①',
      '１２７.０.０.１',
      '127。0。0。1',
      '%31%32%37.0.0.1',
      '127.0.0.1\u00ad',
      'localhost',
      'LOCALHOST.',
    ],
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

  test.each(addressesHere())('to this machine at %s, by number or by name', async (address) => {
    const own = new Reach([], addressesHere());
    const by = new MessageSender({ reach: own, lookUp: async () => [address], ownHosts: [] }, new StoodTime());
    const host = address.includes(':') ? `[${address.split('%', 1)[0]}]` : address;
    for (const each of [host, 'hooks.example.com']) expect(await send(by, `https://${each}`)).toMatchObject(forbidden);
  });

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

describe('no socket is so much as asked to connect', () => {
  const tried = jest.spyOn(Socket.prototype, 'connect');

  beforeEach(() => {
    tried.mockReset();
    tried.mockImplementation(function (this: Socket) {
      return this.destroy(new Error('tried'));
    });
  });

  afterAll(() => tried.mockRestore());

  /** An address of IPv4 in all that programs take for it. */
  const spellings = (address: string): string[] => {
    const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
    const number = ((a * 256 + b) * 256 + c) * 256 + d;
    const [hex, octal] = [16, 8].map((radix) => [a, b, c, d].map((part) => part.toString(radix))) as [
      string[],
      string[],
    ];
    const short = `${a}.${(b * 256 + c) * 256 + d}`;
    const mapped = `[::ffff:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}]`;
    return [
      ...[address, `${address}.`, `${number}`, `0x${number.toString(16)}`, `0${number.toString(8)}`, short],
      ...[hex.map((part) => `0x${part}`).join('.'), octal.map((part) => `0${part}`).join('.')],
      ...[mapped, `[::ffff:${address}]`, `[64:ff9b::${address}]`, `[2002:${mapped.slice(8, -1)}::1]`],
    ];
  };

  test.each([
    ...['0.0.0.1', '10.0.0.1', '100.64.0.1', '100.100.100.200', '127.0.0.2', '168.63.129.16', '169.254.169.254'],
    ...['172.16.0.1', '172.31.255.254', '192.0.0.192', '192.0.2.1', '192.88.99.1', '192.168.0.1', '198.18.0.1'],
    ...['198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ])('for %s in any spelling, nor for a name that leads there', async (address) => {
    for (const host of spellings(address)) expect(await send(sender(), `https://${host}`)).toMatchObject(forbidden);
    for (const found of [address, `::ffff:${address}`])
      expect(
        await send(
          sender(async () => [found]),
          'https://hooks.example.com',
        ),
      ).toMatchObject(forbidden);
    expect(tried).not.toHaveBeenCalled();
  });

  test.each([
    ...[
      'fc00::1',
      'fd00:ec2::254',
      'fe80::1',
      'fec0::1',
      'ff02::1',
      '64:ff9b:1::1',
      '100::1',
      '2001::1',
      '2001:db8::1',
    ],
    ...['3fff::1', '5f00::1', '::2', '::ffff:0:7f00:1'],
  ])('for %s, nor for a name that leads there', async (address) => {
    expect(await send(sender(), `https://[${address}]`)).toMatchObject(forbidden);
    expect(
      await send(
        sender(async () => [address]),
        'https://hooks.example.com',
      ),
    ).toMatchObject(forbidden);
    expect(tried).not.toHaveBeenCalled();
  });

  test('for what is public it is, at the very address that was judged', async () => {
    await send(
      sender(async () => ['10.0.0.1', '1.1.1.1']),
      'https://hooks.example.com',
    );
    expect(tried).toHaveBeenCalledTimes(1);
  });
});

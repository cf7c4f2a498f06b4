import { Reach } from './networks.js';
import { targetFault } from './target.js';

const nowhereElse = new Reach();
const privately = new Reach(['10.1.0.0/16', '127.0.0.1', '::1']);
const names = { ownHosts: ['slots.example.com'], allowsPlain: false };

const forbidden = [
  '127.0.0.1',
  '127.1.2.3',
  '168.63.129.16',
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '100.127.255.255',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.168.1.1',
  '198.18.0.1',
  '198.19.255.255',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '0:0:0:0:0:ffff:a00:1',
  '::127.0.0.1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  '5f00::1',
  '2606:4700::1111%eth0',
  'localhost',
  '',
];

test.each(forbidden)('%s is not reached', (address) => expect(nowhereElse.mayReach(address)).toBe(false));

test.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '193.0.0.1', '::ffff:1.1.1.1', '2606:4700::1111', '2a00:1450::1'])(
  '%s is public',
  (address) => expect(nowhereElse.mayReach(address)).toBe(true),
);

test('an address that the operator allows is reached, and nothing beside it', () => {
  for (const address of ['10.1.2.3', '127.0.0.1', '::1', '::ffff:10.1.2.3'])
    expect(privately.mayReach(address)).toBe(true);
  for (const address of ['10.2.0.1', '127.0.0.2', '::2']) expect(privately.mayReach(address)).toBe(false);
});

test('the own addresses of this machine are not reached, however public they are', () => {
  const reach = new Reach([], ['1.1.1.1']);
  expect(reach.mayReach('1.1.1.1')).toBe(false);
  expect(reach.without(['8.8.8.8'])('8.8.8.8')).toBe(false);
  expect(reach.without(['8.8.8.8'])('9.9.9.9')).toBe(true);
  expect(new Reach(['1.1.1.1'], ['1.1.1.1']).mayReach('1.1.1.1')).toBe(true);
});

test('a list of networks with something in it that is no network is refused', () => {
  for (const wrong of ['10.0.0.0/33', 'example.com', '::1/129', '10.0.0.0/x'])
    expect(() => new Reach([wrong])).toThrow();
});

describe('an address that somebody names', () => {
  test.each([
    'https://hooks.example.com/in?from=slotlog',
    'https://hooks.example.com:8443/',
    'https://1.1.1.1/',
    'https://[2606:4700::1111]/',
  ])('%s will do', (url) => expect(targetFault(url, nowhereElse, names)).toBeNull());

  test.each([
    ['hooks.example.com', 'no-url'],
    ['ftp://hooks.example.com/', 'no-url'],
    ['https://hooks.example.com/#part', 'no-url'],
    [`https://hooks.example.com/${'x'.repeat(2_000)}`, 'no-url'],
    ['https://user@hooks.example.com/', 'credentials'],
    ['https://:secret@hooks.example.com/', 'credentials'],
    ['https://hooks.example.com:22/', 'port'],
    ['https://hooks.example.com:25/', 'port'],
    ['http://hooks.example.com/', 'not-encrypted'],
    ['http://1.1.1.1/', 'not-encrypted'],
    ['https://slots.example.com/in', 'own-address'],
    ['https://SLOTS.example.com./in', 'own-address'],
    ['https://127.0.0.1/', 'forbidden-address'],
    ['https://127.1/', 'forbidden-address'],
    ['https://127.0.0.1./', 'forbidden-address'],
    ['https://2130706433/', 'forbidden-address'],
    ['https://0x7f.1/', 'forbidden-address'],
    ['https://0177.0.0.1/', 'forbidden-address'],
    ['https://0/', 'forbidden-address'],
    ['https://①②⑦.⓪.⓪.①/', 'forbidden-address'],
    ['https://[::1]/', 'forbidden-address'],
    ['https://[::ffff:127.0.0.1]/', 'forbidden-address'],
    ['https://[0:0:0:0:0:0:0:1]/', 'forbidden-address'],
    ['https://169.254.169.254/latest/meta-data', 'forbidden-address'],
  ])('%s: %s', (url, fault) => expect(targetFault(url, nowhereElse, names)).toBe(fault));

  test('may be unencrypted in a network that the operator allows', () => {
    expect(targetFault('http://10.1.2.3/', privately, names)).toBeNull();
    expect(targetFault('http://10.2.2.3/', privately, names)).toBe('forbidden-address');
    expect(targetFault('http://inside.example.com/', privately, { ...names, allowsPlain: true })).toBeNull();
  });
});

import { readForwarded } from './forwarded.js';

it.each([
  ['for=203.0.113.7', ['203.0.113.7'], undefined],
  ['For="[2001:db8::1]:4711";proto=https;by=203.0.113.43', ['[2001:db8::1]:4711'], 'https'],
  ['for=192.0.2.43, for=198.51.100.17;proto=http', ['192.0.2.43', '198.51.100.17'], 'http'],
  ['proto=https;host=a.example, for=_hidden', ['unknown', '_hidden'], undefined],
  ['for=203.0.113.7;host="x, for=198.51.100.1"', ['203.0.113.7'], undefined],
  ['for=203.0.113.7;host="x\\", for=198.51.100.1"', ['203.0.113.7'], undefined],
])('%s tells of %j', (text, hops, protocol) => expect(readForwarded(text)).toEqual({ hops, protocol }));

it.each(['', 'for', 'for=', 'for=203.0.113.7,', 'for="203.0.113.7', '203.0.113.7', 'for=203.0.113.7 for=x'])(
  '“%s” tells of nobody',
  (text) => expect(readForwarded(text)).toBeNull(),
);

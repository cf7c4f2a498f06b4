import { tidyForwarding } from './forwarding.js';

const tidied = (headers: Record<string, string>) => {
  tidyForwarding(headers);
  return headers;
};

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:4711', '203.0.113.7'],
  ['[2001:db8::1]:4711, 10.0.0.1:80', '2001:db8::1, 10.0.0.1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['2001:db8::1,10.0.0.1', '2001:db8::1, 10.0.0.1'],
  ['evil, 203.0.113.7:1', '203.0.113.7'],
  ['203.0.113.7, unknown, 10.0.0.1', '10.0.0.1'],
])('for %s are forwarded %s', (said, meant) =>
  expect(tidied({ 'x-forwarded-for': said })).toEqual({ 'x-forwarded-for': meant }),
);

it.each(['unknown', '', '10.0.0.1, _hidden', '999.0.0.1:1'])('for “%s” is nobody', (said) =>
  expect(tidied({ 'x-forwarded-for': said })).toEqual({}),
);

it.each([
  ['https', 'https'],
  ['HTTPS', 'https'],
  ['http, https', 'https'],
])('over %s is %s', (said, meant) =>
  expect(tidied({ 'x-forwarded-proto': said })).toEqual({ 'x-forwarded-proto': meant }),
);

it.each(['javascript', 'https, javascript', 'https://', ''])('over “%s” is nothing', (said) =>
  expect(tidied({ 'x-forwarded-proto': said })).toEqual({}),
);

it.each([
  [
    'for=192.0.2.1, for="[2001:db8::1]:80";proto=https',
    { 'x-forwarded-for': '192.0.2.1, 2001:db8::1', 'x-forwarded-proto': 'https' },
  ],
  ['for=192.0.2.1, for=_hidden, for=10.0.0.1', { 'x-forwarded-for': '10.0.0.1' }],
  ['for=unknown;proto=javascript', {}],
  ['gibberish', {}],
])('the header `Forwarded: %s` counts where a proxy says nothing else', (forwarded, meant) =>
  expect(tidied({ forwarded })).toEqual({ forwarded, ...meant }),
);

it.each(['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'])('beside %s, `Forwarded` says nothing', (name) => {
  const { forwarded: _, ...meant } = tidied({ forwarded: 'for=198.51.100.1;proto=https', [name]: '203.0.113.7' });
  expect(Object.values(meant)).not.toContain('198.51.100.1');
  expect(meant['x-forwarded-proto']).toBeUndefined();
});

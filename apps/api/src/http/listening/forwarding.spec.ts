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

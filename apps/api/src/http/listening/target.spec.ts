import { targetOf } from './target.js';

it.each([
  ['/v1/bookings?limit=1', '/v1/bookings?limit=1'],
  ['/%761/%62ookings', '/v1/bookings'],
  ['/v1/bookings/bkg%5fada%2Dfirst', '/v1/bookings/bkg_ada-first'],
  ['/v1/customers/%c3%a4%2f%3a', '/v1/customers/%C3%A4%2F%3A'],
  ['/v1/%2576', '/v1/%2576'],
  ['/v1/bookings?at=%76#there', '/v1/bookings?at=%76'],
  ['/v1/bookings#?limit=1', '/v1/bookings'],
  ['http://here/v1/bookings?limit=1', '/v1/bookings?limit=1'],
  ['HTTPS://here:1/%761', '/v1'],
  ['http://here', '/'],
  ['http://here?limit=1', '/?limit=1'],
  ['/v1/http://there/x', '/v1/http://there/x'],
  ['*', '*'],
])('%s is spelt %s', (raw, text) => expect(targetOf(raw)).toMatchObject({ text, isWellEncoded: true }));

it.each([
  ['/v1/%zz', '/v1/%25zz'],
  ['/v1/%', '/v1/%25'],
  ['/v1/%ff%76', '/v1/%25ff%2576'],
  ['/v1/100%/%76', '/v1/100%25/v'],
])('%s is not validly encoded, and stands for itself', (raw, text) => {
  expect(targetOf(raw)).toMatchObject({ text, isWellEncoded: false });
});

it('spelling it again changes nothing', () => {
  for (const raw of ['/%761/%62', '/v1/%zz%76', '/a%2fb%25', '/%c3%a4%F0%9F%98%80']) {
    const { text } = targetOf(raw);
    expect(targetOf(text)).toMatchObject({ text, isWellEncoded: true });
  }
});

it.each([
  ['http://evil.example/v1', 'evil.example'],
  ['/v1', null],
])('%s names the host %s', (raw, authority) => expect(targetOf(raw).authority).toBe(authority));

import { isAccessToken } from './is-access-token.js';

const claims = { sub: 'ada', tenant: 'default', scope: 'bookings:own', exp: 2_000_000_000 };

it.each([undefined, 'JWT', 'jwt', 'at+jwt', 'AT+JWT', 'application/at+jwt'])('typ %s is an access token’s', (typ) => {
  expect(isAccessToken({ alg: 'ES256', ...(typ && { typ }) }, claims)).toBe(true);
});

it.each(['logout+jwt', 'dpop+jwt', 'secevent+jwt', 'application/logout+jwt', 'id+jwt', ''])(
  'typ “%s” is that of something else',
  (typ) => expect(isAccessToken({ alg: 'ES256', typ }, claims)).toBe(false),
);

it.each([
  [{ at_hash: 'x' }],
  [{ c_hash: 'x' }],
  [{ events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }],
  [{ typ: 'ID' }],
  [{ token_use: 'id' }],
])('a token that says %j is of those who sign people in or out', (more) => {
  expect(isAccessToken({ alg: 'ES256', typ: 'JWT' }, { ...claims, ...more })).toBe(false);
});

it('an access token may have whatever claims its issuer adds', () => {
  const more = { nonce: 'n', azp: 'web', typ: 'Bearer', token_use: 'access', sid: 's' };
  expect(isAccessToken({ alg: 'ES256' }, { ...claims, ...more })).toBe(true);
});

import { messageIdOf } from './message-id.js';

const letter = {
  place: { shard: 0, tenant: 'clinic', subject: 'booking/bkg_1' },
  ...{ audience: 'customer', recipient: '5f2c', said: { start: 9 }, version: 3, sequence: 1, domain: 'example.com' },
};

it('a letter that is sent again has its own Message-ID', () => {
  expect(messageIdOf(letter)).toMatch(/^[0-9a-f]{32}\.1@example\.com$/);
  expect(messageIdOf({ ...letter })).toBe(messageIdOf(letter));
});

it.each([
  ['another time, under a number that a restore has brought again', { said: { start: 10 } }],
  ['another version', { version: 4 }],
  ['another letter', { sequence: 2 }],
  ['another reader', { recipient: '6a1d' }],
  ['another audience', { audience: 'desk' }],
  ['another tenant', { place: { ...letter.place, tenant: 'studio' } }],
  ['another booking', { place: { ...letter.place, subject: 'booking/bkg_2' } }],
])('a letter of %s has another Message-ID', (_, change) => {
  expect(messageIdOf({ ...letter, ...change })).not.toBe(messageIdOf(letter));
});

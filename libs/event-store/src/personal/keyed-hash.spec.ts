import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { KeyedHash } from './keyed-hash.js';

it.each([1, 32, 64])('says what the library says, under a key of %i bytes', (bytes) => {
  const key = randomBytes(bytes);
  const ours = new KeyedHash(key);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(ours.of(text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
    }),
  );
});

it('takes no key that would have to be hashed first', () => {
  expect(() => new KeyedHash(randomBytes(65))).toThrow(TypeError);
});

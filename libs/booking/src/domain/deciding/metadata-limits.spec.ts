import { metadataLimits, refuseTooMuch, sizeOf } from './metadata-limits.js';
import { Refused } from './refused.js';

const refusalOf = (metadata: object) => {
  try {
    refuseTooMuch(metadata);
    return null;
  } catch (refusal) {
    return refusal instanceof Refused && { reason: refusal.reason, ...refusal.details };
  }
};

const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, nth) => [`key${nth}`, nth]));
/** As large as that once it is written down. */
const weighing = (bytes: number) => ({ a: 'ä'.repeat((bytes - 8 - (bytes % 2)) / 2) + 'x'.repeat(bytes % 2) });

it('fifty keys may be kept, and not one more', () => {
  expect(refusalOf(keys(metadataLimits.keys))).toBeNull();
  expect(refusalOf(keys(metadataLimits.keys + 1))).toEqual({
    reason: 'rule-violation',
    errors: [{ pointer: '/metadata', rule: 'too-many', detail: 'metadata would have more than 50 keys.' }],
  });
});

it('16,384 bytes may be kept, and not one more', () => {
  const full = weighing(metadataLimits.bytes);
  expect([sizeOf(full), refusalOf(full)]).toEqual([metadataLimits.bytes, null]);
  expect(refusalOf(weighing(metadataLimits.bytes + 1))).toEqual({
    reason: 'rule-violation',
    errors: [{ pointer: '/metadata', rule: 'too-long', detail: 'metadata would be larger than 16384 bytes.' }],
  });
});

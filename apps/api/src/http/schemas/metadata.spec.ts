import { metadataLimits } from '#libs/booking';
import { metadata, metadataPatch } from './metadata.js';

const keys = (count: number, value: unknown, prefix = 'key') =>
  Object.fromEntries(Array.from({ length: count }, (_, nth) => [`${prefix}-${nth}`, value]));

test('somebody who replaces all that there is names what goes and what comes', () => {
  const { keys: most } = metadataLimits;
  const replaced = { ...keys(most, null), ...keys(most, 'new', 'other') };
  expect(metadataPatch.safeParse(replaced).success).toBe(true);
  expect(metadata.safeParse(replaced).success).toBe(false);
  expect(metadataPatch.safeParse({ ...replaced, more: 1 }).success).toBe(false);
});

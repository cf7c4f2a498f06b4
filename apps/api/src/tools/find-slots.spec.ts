import type { Slot } from '#libs/booking';
import type { Caller } from '../http/callers/caller.js';
import { findSlots } from './find-slots.js';
import type { Means } from './tool.js';

const wordsFor = async (count: number, nextFrom: number | null) => {
  const slot = { start: 0, end: 1_800_000, remaining: 1, calendarIds: [] } as unknown as Slot;
  const slots = Array.from({ length: count }, () => slot);
  const found = { service: { timeZone: 'Europe/Berlin' }, slots, refused: [], nextFrom, nextAvailable: 0 };
  const means = { queries: { execute: async () => found }, positions: { wanted: () => undefined } };
  const asked = { serviceId: 'svc_any', from: 0, to: 1, limit: 20 };
  const { body } = await findSlots.run(means as unknown as Means, { kind: 'secret' } as Caller, asked);
  return body.words;
};

it('says how many slots are free, and of how many it does not know all', async () => {
  expect(await wordsFor(1, null)).toBe('There is one free slot.');
  expect(await wordsFor(30, null)).toBe('There are 30 free slots.');
  expect(await wordsFor(2_000, 3_600_000)).toBe('There are at least 2000 free slots.');
});

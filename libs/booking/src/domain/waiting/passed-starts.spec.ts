import { evolveWaitlist, type Waitlist, type WaitlistEvent } from '../bookings/waitlist/waitlist.js';
import type { OfferEnd } from '../bookings/waitlist/waitlist-entry.js';
import type { Recorded } from '../deciding/decision.js';
import { minute } from '../time/interval.js';

const noon = Date.UTC(2026, 10, 23, 12);
const queued = {
  ...{ entryId: 'wls_ada', from: noon, to: noon + 600 * minute, duration: 30, units: 1, calendarIds: null },
  ...{ customerHash: 'ada', holder: 'ada', isNamed: true },
};

/** Each event with the time at which it was recorded. */
const after = (...events: readonly [WaitlistEvent, number][]) =>
  events.reduce<Waitlist | null>((known, [event, recordedAt], at) => {
    const recorded = { event, version: at + 1, position: at + 1, mark: '', recordedAt, actor: '' };
    return evolveWaitlist(known, recorded as Recorded<WaitlistEvent>);
  }, null)!.entries[0];

const joined = [{ type: 'EntryQueued', data: queued }, noon - 60 * minute] as [WaitlistEvent, number];
const offer = (start: number, cause: OfferEnd, endedAt: number): [WaitlistEvent, number][] => [
  [{ type: 'EntryOffered', data: { entryId: 'wls_ada', bookingId: 'bkg_1', start } }, endedAt - minute],
  [{ type: 'EntryRequeued', data: { entryId: 'wls_ada', cause } }, endedAt],
];

it.each([
  ['given-back', 'passed'],
  ['lapsed', 'lapsed'],
] as const)('starts whose offers were %s are remembered until they are over, and no longer', (cause, list) => {
  const two = [...offer(noon + 60 * minute, cause, noon), ...offer(noon + 120 * minute, cause, noon + 30 * minute)];
  expect(after(joined, ...two)?.[list]).toEqual([noon + 60 * minute, noon + 120 * minute]);
  const later = offer(noon + 300 * minute, cause, noon + 60 * minute);
  expect(after(joined, ...two, ...later)?.[list]).toEqual([noon + 120 * minute, noon + 300 * minute]);
});

import { checkWaitlists } from '../../check-waitlists.js';
import { commitsTold, type Said, type Told, withoutPosition } from './told.js';

/** What a log tells of those who wait for a service, half an hour each, between five and six. */

export const half = 30 * 60_000;
/** When what is offered is held no longer. */
export const lapsesAt = 9 * half;
const queue = 'waitlist/svc_a';

interface Wish {
  readonly holder?: string;
  readonly serviceId?: string;
  readonly from?: number;
  readonly to?: number;
  readonly units?: number;
  readonly calendarIds?: readonly string[];
}

export const joins = (id: string, { holder = `hash-${id}`, ...more }: Wish = {}): Said[] => {
  const wish = {
    serviceId: 'svc_a',
    from: 10 * half,
    to: 12 * half,
    duration: 30,
    units: 1,
    calendarIds: null,
    ...more,
  };
  const customer = { id: `cus_${id}` };
  return [
    [`waitlist/${wish.serviceId}`, 'EntryQueued', { entryId: id, holder, ...wish }],
    [`waitlist-entry/${id}`, 'WaitlistJoined', { id, customer, customerHash: `hash-${id}`, ...wish }],
  ];
};

export const both = [...joins('a'), ...joins('b')];

/** `more`: how the hold is otherwise than the offer. */
export const offered = (id: string, bookingId: string, start = 10 * half, more: object = {}): Said[] => {
  const hold = { serviceId: 'svc_a', calendarIds: ['cal_a'], units: 1, core: { start, end: start + half } };
  return [
    [queue, 'EntryOffered', { entryId: id, bookingId, start }],
    [`waitlist-entry/${id}`, 'WaitlistSpotOffered', { bookingId, start }],
    [`booking/${bookingId}`, 'BookingHeld', { waitlistEntryId: id, expiresAt: lapsesAt, ...hold, ...more }],
  ];
};

const ends =
  (cause: string, type: string) =>
  (id: string, bookingId: string): Said[] => [
    [queue, 'EntryRequeued', { entryId: id, cause }],
    [`waitlist-entry/${id}`, 'WaitlistOfferExpired', { bookingId, cause }],
    [`booking/${bookingId}`, type],
  ];

export const lapses = ends('lapsed', 'HoldExpired');
export const givesBack = ends('given-back', 'BookingCancelled');
export const loses = ends('displaced', 'BookingDisplaced');

export const leaves = (id: string, type = 'WaitlistLeft'): Said[] => [
  [queue, 'EntryRemoved', { entryId: id }],
  [`waitlist-entry/${id}`, type],
];

export const accepts = (id: string, bookingId: string, type = 'BookingConfirmed'): Said[] => [
  [queue, 'EntryRemoved', { entryId: id }],
  [`waitlist-entry/${id}`, 'WaitlistAccepted', { bookingId }],
  [`booking/${bookingId}`, type],
];

/** Where nothing else is said each commit stands a second after the one before. */
export const judged = (past: readonly (Told | readonly Said[])[], ahead = 0): string => {
  const told = past.map((each, nth) => ('said' in each ? each : { at: nth * 1_000, said: each }));
  return withoutPosition(checkWaitlists(commitsTold(told), ahead)).join('\n');
};

export const elsewhere = (said: readonly Said[]): Told => ({ at: 1, tenant: 'other', said });

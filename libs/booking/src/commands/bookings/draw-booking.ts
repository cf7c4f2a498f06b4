import type { World } from '#libs/event-store';
import type { Drawn } from '../../domain/bookings/claim-time.js';
import type { SlotRequest } from '../../domain/decisions/bookings/book-slot.js';
import type { HoldCounting } from '../../hold-counting.js';
import { newId } from '../../new-id.js';
import type { Sender } from '../../sender.js';

/** What a new booking needs beside what is asked for. A hold counts among its customer's or, of strangers, its sender's. */
export const drawBooking = (
  world: World,
  counting: HoldCounting,
  { tenant, holdsCountedFor }: Sender,
  bookingId: string,
  { customer, hold }: SlotRequest,
): Drawn => {
  const customerId = newId('cus', world);
  const stated = customer?.id ?? null;
  const customerHash = counting.holderOf(tenant, stated ?? customerId);
  const counted = holdsCountedFor ?? stated;
  return { bookingId, customerId, customerHash, holder: hold && counted ? counting.holderOf(tenant, counted) : null };
};

import { createHmac } from 'node:crypto';
import type { HoldRules } from './domain/limits/holds.js';
import { allDay, type OfferHours } from './domain/waiting/offer-hours.js';
import type { Sender } from './sender.js';

/** Whose holds and bookings are counted together, and how many live holds there may be at once. */
export class HoldCounting {
  constructor(
    private readonly key: Buffer,
    readonly holdsPerCustomer: number,
    /** When offers to the waitlist are made and run. */
    readonly offerHours: OfferHours = allDay,
  ) {}

  /** What counts for a sender's own holds. */
  rulesFor({ liveHolds }: Pick<Sender, 'liveHolds'>): HoldRules {
    return { holdsPerCustomer: liveHolds ?? this.holdsPerCustomer };
  }

  /** Stands for a customer in the name of a stream, which must tell nothing personal: a keyed hash of the id. */
  holderOf(tenant: string, customerId: string): string {
    return createHmac('sha256', this.key).update(`${tenant}\0${customerId}`).digest('hex').slice(0, 32);
  }
}

import { createHmac } from 'node:crypto';
import { allDay, type OfferHours } from './domain/waiting/offer-hours.js';

/** Whose holds and bookings are counted together, and how many live holds there may be at once. */
export class HoldCounting {
  constructor(
    private readonly key: Buffer,
    readonly holdsPerCustomer: number,
    /** When offers to the waitlist are made and run. */
    readonly offerHours: OfferHours = allDay,
  ) {}

  /** Stands for a customer in the name of a stream, which must tell nothing personal: a keyed hash of the id. */
  holderOf(tenant: string, customerId: string): string {
    return createHmac('sha256', this.key).update(`${tenant}\0${customerId}`).digest('hex').slice(0, 32);
  }
}

import type { WaitlistEntry } from '../bookings/waitlist/waitlist-entry.js';
import type { Refused } from '../deciding/refused.js';

/** The business says no, and the customer is on the waitlist. `appended`: since now; `replayed`: an earlier request with the same key asked. */
export class Waitlisted extends Error {
  constructor(
    readonly refusal: Refused,
    readonly waiting: { readonly state: WaitlistEntry; readonly appended: boolean; readonly replayed: boolean },
  ) {
    super('waitlisted');
    this.name = 'Waitlisted';
  }
}

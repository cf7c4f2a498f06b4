import type { Refused } from '../deciding/refused.js';
import type { WaitlistEntry } from './waitlist-entry.js';

/** The business says no, and has put the customer on the waitlist. `replayed`: an earlier request with the same key did. */
export class Waitlisted extends Error {
  constructor(
    readonly refusal: Refused,
    readonly entry: WaitlistEntry,
    readonly replayed: boolean,
  ) {
    super('waitlisted');
    this.name = 'Waitlisted';
  }
}

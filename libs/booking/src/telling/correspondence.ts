import type { Scanned, StoredEvent } from '#libs/event-store';
import type { Correspondence, LetterPlace } from '#libs/mail';
import { bookingStanding } from './standing/booking-standing.js';
import { entryStanding } from './standing/entry-standing.js';
import type { LetterParts } from './standing/letter-parts.js';
import { linksStanding } from './standing/links-standing.js';
import { reminderStanding } from './standing/reminder-standing.js';
import { type Happening, whoIsTold } from './who-is-told.js';

const kinds = {
  booking: bookingStanding,
  'waitlist-entry': entryStanding,
  reminders: reminderStanding,
  links: linksStanding,
} as const;

/** What is due where somebody at an address, of which this is the hash, asks for the links of all that is to come: no event says so. */
export const linksOf = (recipient: string): string => `links/${recipient}`;

/** What says something that has to be said while it is true, and not some seconds later. */
const atOnce = new Set(['WaitlistSpotOffered', 'BookingReminderDue']);

const isAnyPersonTold = (type: string): boolean => {
  if (!Object.hasOwn(whoIsTold, type)) return false;
  const { customer, desk, waiting } = whoIsTold[type as Happening];
  return customer !== null || desk !== null || waiting !== null;
};

const kindOf = (subject: string) => subject.slice(0, subject.indexOf('/')) as keyof typeof kinds;

/** Those who are written to because of what the log says, and what is written to them. */
export class BookingCorrespondence implements Correspondence {
  constructor(private readonly parts: LetterParts) {}

  touched({ type, stream }: Scanned<StoredEvent>) {
    if (!isAnyPersonTold(type) || !Object.hasOwn(kinds, kindOf(stream))) return null;
    return { subject: stream, pause: atOnce.has(type) ? 0 : this.parts.pause };
  }

  look({ shard, tenant, subject }: LetterPlace) {
    const id = subject.slice(subject.indexOf('/') + 1);
    return kinds[kindOf(subject)](this.parts, { shard, tenant }, id);
  }
}

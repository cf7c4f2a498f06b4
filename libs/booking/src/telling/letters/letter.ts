import type { CalendarFileEvent, Party } from '#libs/icalendar';
import type { Interval } from '../../domain/time/interval.js';

/** What every letter has: to whom, from whom, in which words and in which zone its times are. */
export interface Addressed {
  /** The name is as it was typed: what is written of it is cut and stripped. */
  readonly to: Party;
  /** The address that sends, and what the service calls itself; in calendar files the organizer. */
  readonly from: Party;
  /** BCP 47. Its language chooses the words, English where there are none in it; the whole of it how times are written. */
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
}

/** The booking as it stands, and what its reader can do about it. */
export interface OfBooking extends Addressed {
  /** As it stands in a calendar: its summary is what was booked, its location where. */
  readonly event: Omit<CalendarFileEvent, 'url' | 'organizer' | 'attendee'>;
  readonly units: number;
  /** The page at which its bearer sees and changes it. */
  readonly manageUrl: string | null;
  /** Where its calendar file is read. */
  readonly fileUrl: string | null;
  /** Whether an earlier letter put it in this reader's calendar, so that it has to be taken out of it. */
  readonly isInCalendar: boolean;
}

/** Of who booked the desk is told the name alone. */
interface ToDesk extends OfBooking {
  readonly customerName: string | null;
}

/** One mail, by what it says. Instants are in milliseconds. */
export type Letter =
  /** `answeredBy`: null, where it is answered until its start. */
  | (OfBooking & { readonly kind: 'requested'; readonly answeredBy: number | null })
  | (OfBooking & { readonly kind: 'confirmed' })
  /** `before`: what this reader was told last. */
  | (OfBooking & { readonly kind: 'moved'; readonly before: Interval })
  /** `reason`: null too where it is not to be told. */
  | (OfBooking & { readonly kind: 'cancelled'; readonly by: 'desk' | 'customer'; readonly reason: string | null })
  | (OfBooking & { readonly kind: 'declined'; readonly reason: string | null })
  /** `alternatives`: each links to the page, where one press moves the booking there. */
  | (OfBooking & { readonly kind: 'displaced'; readonly alternatives: readonly Interval[] })
  /** Nobody answered the request in time. */
  | (OfBooking & { readonly kind: 'expired' })
  /** Somebody who waits is held a slot until then. */
  | (OfBooking & { readonly kind: 'offered'; readonly until: number })
  | (OfBooking & { readonly kind: 'offer-over' })
  /** Three offers ran out. */
  | (OfBooking & { readonly kind: 'wait-over' })
  | (OfBooking & { readonly kind: 'reminder' })
  | (ToDesk & { readonly kind: 'desk-booked' })
  | (ToDesk & { readonly kind: 'desk-requested'; readonly answeredBy: number | null })
  | (ToDesk & { readonly kind: 'desk-cancelled' })
  /** The links of all upcoming bookings of an address, which somebody asked for. At least one. */
  | (Addressed & { readonly kind: 'links'; readonly bookings: readonly Pick<OfBooking, 'event' | 'manageUrl'>[] });

export type LetterKind = Letter['kind'];

/** What is sent; the sender builds the headers. */
export interface Written {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** For the reader's calendar; the MIME type has to name the same method. */
  readonly calendar: { readonly method: 'REQUEST' | 'CANCEL'; readonly file: string } | null;
}

export type WriteLetter = (letter: Letter) => Written;

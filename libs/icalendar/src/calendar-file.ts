import { addressValue, foldLine, instantValue, parameterValue, textValue } from './content-line.js';

/** Somebody with an address: a name is what is shown. */
export interface Party {
  readonly email: string;
  readonly name: string | null;
}

/** Something that takes time, at most once a file. */
export interface CalendarFileEvent {
  /** The same in every file and message about it, for ever. */
  readonly uid: string;
  /** Rises with each change that those who come have to know of. */
  readonly sequence: number;
  /** When it was changed last, in milliseconds. */
  readonly changedAt: number;
  /** In milliseconds, as all instants here. */
  readonly start: number;
  readonly end: number;
  readonly status: 'tentative' | 'confirmed' | 'cancelled';
  readonly summary: string;
  readonly location: string | null;
  /** Where it is shown and can be changed. */
  readonly url: string | null;
  /** Both for a message only: a file is sent by nobody. */
  readonly organizer: Party | null;
  readonly attendee: Party | null;
}

export interface CalendarFile {
  /** What a message asks of its reader's calendar; a file to keep asks for nothing. The MIME type has to say the same. */
  readonly method: 'REQUEST' | 'CANCEL' | null;
  /** What a calendar that is subscribed to is called. */
  readonly name: string | null;
  /** How often it is worth to look again, in minutes. */
  readonly refreshMinutes: number | null;
  readonly events: readonly CalendarFileEvent[];
}

const product = '-//Slotlog//Slotlog//EN';

/** The text of an iCalendar file (RFC 5545, 5546 and 7986): instants in UTC, no zones, CRLF, folded by octets. */
export const writeCalendarFile = ({ events, ...file }: CalendarFile): string =>
  beginningOf(file) + events.map(writeEvent).join('') + ending;

/** What stands in a file before its events. */
export const beginningOf = ({ method, name, refreshMinutes }: Omit<CalendarFile, 'events'>): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${product}`,
    'CALSCALE:GREGORIAN',
    ...(method === null ? [] : [`METHOD:${method}`]),
    ...(name === null ? [] : [`NAME:${textValue(name)}`, `X-WR-CALNAME:${textValue(name)}`]),
    ...(refreshMinutes === null
      ? []
      : [`REFRESH-INTERVAL;VALUE=DURATION:PT${refreshMinutes}M`, `X-PUBLISHED-TTL:PT${refreshMinutes}M`]),
  ]
    .map(foldLine)
    .join('');

export const ending = foldLine('END:VCALENDAR');

export const writeEvent = (event: CalendarFileEvent): string => linesOf(event).map(foldLine).join('');

const linesOf = (event: CalendarFileEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${textValue(event.uid)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTAMP:${instantValue(event.changedAt)}`,
  `LAST-MODIFIED:${instantValue(event.changedAt)}`,
  `DTSTART:${instantValue(event.start)}`,
  `DTEND:${instantValue(event.end)}`,
  `STATUS:${event.status.toUpperCase()}`,
  // What is over takes no time from whoever keeps the file.
  `TRANSP:${event.status === 'cancelled' ? 'TRANSPARENT' : 'OPAQUE'}`,
  'CLASS:PRIVATE',
  `SUMMARY:${textValue(event.summary)}`,
  ...(event.location === null ? [] : [`LOCATION:${textValue(event.location)}`]),
  ...(event.url === null ? [] : [`URL:${event.url}`]),
  ...(event.organizer === null ? [] : [`ORGANIZER${named(event.organizer)}:${addressValue(event.organizer.email)}`]),
  // Nobody reads the answers, so that none is asked for.
  ...(event.attendee === null
    ? []
    : [`ATTENDEE;RSVP=FALSE${named(event.attendee)}:${addressValue(event.attendee.email)}`]),
  'END:VEVENT',
];

const named = ({ name }: Party): string => (name === null ? '' : `;CN=${parameterValue(name)}`);

import { writeCalendarFile } from '#libs/icalendar';
import { contentOf, isInvitation } from './content.js';
import { htmlOf } from './html.js';
import type { Letter, WriteLetter, Written } from './letter.js';
import { textOf } from './text.js';

/** One letter, in its reader's language and zone. What strangers typed comes in nowhere but as a name, cut and stripped. */
export const writeLetter: WriteLetter = (letter) => {
  const content = contentOf(letter);
  const { subject } = content;
  return { subject, text: textOf(content), html: htmlOf(content), calendar: calendarOf(letter) };
};

/** What takes the booking out of its reader's calendar, if it is in there. */
const takesOut = new Set<Letter['kind']>(['cancelled', 'declined', 'displaced', 'expired']);

/** Without the link to the page: a calendar is often shared, and whoever has that link may change the booking. */
const calendarOf = (letter: Letter): Written['calendar'] => {
  if (letter.kind === 'links') return null;
  const { event, from, to, isInCalendar } = letter;
  const isOver = takesOut.has(letter.kind) && isInCalendar;
  if (!isOver && !isInvitation(letter)) return null;
  const method = isOver ? 'CANCEL' : 'REQUEST';
  const status = isOver ? 'cancelled' : event.status;
  const events = [{ ...event, status, url: null, organizer: from, attendee: { ...to, name: null } }];
  return { method, file: writeCalendarFile({ method, name: null, refreshMinutes: null, events }) };
};

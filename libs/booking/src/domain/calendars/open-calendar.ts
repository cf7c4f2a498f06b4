import type { AskedChange, ChangeRequest } from '../deciding/asked-change.js';
import type { Read } from '../deciding/decision.js';
import { found, type Subject } from '../deciding/refused.js';
import { type Calendar, calendarStream } from './calendar.js';

/** The calendar that somebody wants to change, which must exist. */
export const openCalendar = (
  read: Read,
  { id, stated }: ChangeRequest,
): AskedChange & { readonly calendar: Calendar } => {
  const subject: Subject = { kind: 'calendar', id };
  const seen = read(calendarStream(id));
  return { subject, seen, stated, calendar: found(subject, seen.state) };
};

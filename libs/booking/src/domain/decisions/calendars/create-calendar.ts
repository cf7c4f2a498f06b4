import { type CalendarContent, calendarStream } from '../../calendars/calendar.js';
import { byDate } from '../../calendars/exceptions.js';
import { createdBefore } from '../../deciding/created-before.js';
import { append, type Deciding, type Decision, forever } from '../../deciding/decision.js';
import { differing } from '../../deciding/patch.js';

export const createCalendar = (
  { read, actor }: Omit<Deciding, 'now'>,
  { id, content: stated }: { readonly id: string; readonly content: CalendarContent },
): Decision => {
  const content = { ...stated, exceptions: byDate(stated.exceptions) };
  const existing = read(calendarStream(id)).state;
  if (existing) {
    const differs = differing(content, existing.creation.content);
    return createdBefore({ kind: 'calendar', id }, existing, differs, actor);
  }
  return {
    events: [append(calendarStream(id), { type: 'CalendarCreated', data: { id, ...content } })],
    until: forever,
  };
};

import { bookingStream } from '../../bookings/booking.js';
import { remindersStream } from '../../bookings/telling/reminders.js';
import { readService } from '../../calendars/read-service.js';
import { append, type Decision, forever, nothing, type ReadAt } from '../../deciding/decision.js';
import { earliest, minute } from '../../time/interval.js';

/**
 * Each reminder is due once for each start, the last of those that are due at once alone. None is for what has begun, and
 * none whose instant had passed when the booking was made, moved there or confirmed, or when the service got it.
 */
export const remindOfBooking = ({ read, now }: ReadAt, id: string): Decision => {
  const booking = read(bookingStream(id)).state;
  if (booking?.status !== 'confirmed') return nothing;
  const { start } = booking.core;
  if (start <= now) return nothing;
  const service = readService(read, booking.serviceId);
  const stream = remindersStream(id);
  const { last } = read(stream).state;
  const said = last?.start === start ? last.minutesBefore : forever;
  const since = Math.max(booking.appointedAt, service.remindersSince);
  const isNew = (minutes: number) => minutes < said && start - minutes * minute >= since;
  const due = service.reminders.filter(isNew).toSorted((one, other) => one - other);
  const minutesBefore = due.find((minutes) => start - minutes * minute <= now);
  const next = due.filter((minutes) => start - minutes * minute > now).map((minutes) => start - minutes * minute);
  const until = earliest([start, ...next]);
  if (minutesBefore === undefined) return { ...nothing, until };
  return { events: [append(stream, { type: 'BookingReminderDue', data: { minutesBefore, start } })], until };
};

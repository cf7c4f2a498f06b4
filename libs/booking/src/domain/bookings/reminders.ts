import type { Recorded, Stream } from '../deciding/decision.js';

/** `start`: the start of the booking that is reminded of. */
export type RemindersEvent = { type: 'BookingReminderDue'; data: { minutesBefore: number; start: number } };

/** What was reminded of last; null: nothing yet. */
export interface Reminders {
  readonly version: number;
  readonly last: { readonly minutesBefore: number; readonly start: number } | null;
}

/** A stream of its own: a booking's version never moves by time alone. */
export const remindersStream = (bookingId: string): Stream<Reminders, RemindersEvent> => ({
  name: `reminders/${bookingId}`,
  initial: { version: 0, last: null },
  evolve: evolveReminders,
});

export const evolveReminders = (_: Reminders | null, { event, version }: Recorded<RemindersEvent>): Reminders => ({
  version,
  last: event.data,
});

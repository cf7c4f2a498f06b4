import type { Interval } from '../time/interval.js';

/** What somebody who comes has to know of a booking. */
interface Appointment {
  readonly status: string;
  readonly core: Interval;
  readonly calendarIds: readonly string[];
}

/** Counts on where it is another appointment than before: another status, another time, another place. */
export const sequenceAfter = (
  before: (Appointment & { readonly sequence: number }) | null,
  now: Appointment,
): number => {
  if (before === null) return 0;
  return before.sequence + Number(!isTheSame(before, now));
};

const isTheSame = (before: Appointment, now: Appointment): boolean =>
  before.status === now.status &&
  before.core.start === now.core.start &&
  before.core.end === now.core.end &&
  before.calendarIds.join() === now.calendarIds.join();

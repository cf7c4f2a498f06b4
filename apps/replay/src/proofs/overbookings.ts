import { findOverbooked, type OverbookedCalendar, type Unjudged } from '#libs/booking';
import type { Checked, EventLog } from '#libs/event-store';

const atMost = 100;

/** The promise itself, as a check of the log. */
export const overbookings = async (
  log: EventLog,
  shard: number,
  upTo: number,
  told: (events: number) => void,
): Promise<Checked> => {
  const faults: string[] = [];
  for await (const found of findOverbooked(log, shard, upTo, told)) {
    faults.push('why' in found ? unjudged(found) : sentence(found));
    if (faults.length === atMost) break;
  }
  return { check: 'no calendar ever had more claims than room', shard, faults };
};

const unjudged = ({ tenant, stream, why }: Unjudged) => `${tenant} ${stream} cannot be judged: ${why}`;

const sentence = ({ tenant, calendarId, position, units, capacity, start, end, bookingIds }: OverbookedCalendar) =>
  `${tenant} ${calendarId}: at position ${position} ${units} of ${capacity} units are claimed between ` +
  `${new Date(start).toISOString()} and ${new Date(end).toISOString()}, by ${bookingIds.join(', ')}`;

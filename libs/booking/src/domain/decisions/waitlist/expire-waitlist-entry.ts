import { lastStart, waitlistStream } from '../../bookings/waitlist/waitlist.js';
import { waitlistEntryStream } from '../../bookings/waitlist/waitlist-entry.js';
import { append, type Decision, forever, nothing, type ReadAt } from '../../deciding/decision.js';

/** Records that nothing can begin any more of what somebody waits for, if that is so and nobody did. */
export const expireWaitlistEntry = ({ read, now }: ReadAt, id: string): Decision => {
  const stream = waitlistEntryStream(id);
  const entry = read(stream).state;
  if (entry?.status !== 'waiting') return nothing;
  const last = lastStart(entry);
  if (now <= last) return { ...nothing, until: last + 1 };
  return {
    events: [
      append(waitlistStream(entry.serviceId), { type: 'EntryRemoved', data: { entryId: id } }),
      append(stream, { type: 'WaitlistExpired', data: {} }),
    ],
    until: forever,
  };
};

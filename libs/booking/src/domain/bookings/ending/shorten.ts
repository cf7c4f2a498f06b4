import type { Append } from '../../deciding/decision.js';
import { minute } from '../../time/interval.js';
import type { Booking } from '../booking.js';
import { claiming } from '../claim-time.js';
import { leaving } from '../reschedule-target.js';

/**
 * What a booking claims ends now, or a minute after its beginning, whichever is later. The rest is free; what took place
 * goes on counting in its day and its week.
 */
export const shortening = (booking: Booking, now: number): Append[] => {
  const { core, buffered } = booking;
  const end = Math.min(core.end, Math.max(Math.ceil(now), core.start + minute));
  const short = { ...booking, core: { ...core, end }, buffered: { ...buffered, end } };
  return [...leaving(booking, short), ...claiming(short, 'booking', null, { isEnded: true })];
};

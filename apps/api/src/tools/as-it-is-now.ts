import type { QueryBus } from '@nestjs/cqrs';
import { type Booking, bookingStream, GetLatest, isTheirs } from '#libs/booking';
import type { Settled } from '#libs/event-store';
import type { Caller } from '../http/callers/caller.js';

/** What of the log's answer to a call says whether it is the first one. */
type Answer = Pick<Settled<Booking>, 'state' | 'replayed'>;

/**
 * What a call has come to. Where its first answer is given again that is the booking as it is by now, since an agent would read out
 * what it was then; null: it is somebody else's by now.
 */
export const asItIsNow = async (
  { queries }: { readonly queries: QueryBus },
  caller: Caller,
  { state, replayed }: Answer,
): Promise<Booking | null> => {
  if (!replayed) return state;
  const booking = await queries.execute(new GetLatest<Booking>(caller, bookingStream(state.id)));
  // Whoever has the key of the making with a public key is given the token that was made then, and so reads with that.
  const { id: subject, theirsSince: since } = state;
  const reader = caller.kind === 'public' ? { bearer: { subject, since } } : caller;
  return booking && isTheirs(booking, reader) ? booking : null;
};

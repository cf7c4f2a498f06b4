import { type Booking, bookingStream } from '../../bookings/booking.js';
import { releasing } from '../../bookings/ending/release.js';
import { bookingIdsOf, seriesStream } from '../../bookings/series.js';
import { type EndRequest, endOf } from '../../bookings/telling/telling.js';
import { closesAt, ensureWindowOpen, mayBe } from '../../bookings/transitions.js';
import { readService } from '../../calendars/read-service.js';
import { append, type Deciding, type Decision, forever, nothing } from '../../deciding/decision.js';
import { found, type Override, type Subject } from '../../deciding/refused.js';
import {
  checkPrecondition,
  checkVersion,
  isOwnChange,
  requireVersion,
  type StatedVersion,
} from '../../deciding/stated-version.js';
import { talliesOf } from '../../limits/count-in-limits.js';
import { earliest, latest } from '../../time/interval.js';

export interface SeriesCancellation extends EndRequest {
  readonly id: string;
  readonly stated: StatedVersion | undefined;
  readonly override?: readonly Override[] | undefined;
  /** The one customer whose series there are for the caller; null: they are all there. */
  readonly onlyCustomer?: string | null | undefined;
}

/**
 * Cancels what has not begun and may still be cancelled; all other bookings of the series stay as they are. Again it
 * cancels what may be cancelled by then; once that is nothing it is done already.
 */
export const cancelSeries = ({ read, actor, now }: Deciding, request: SeriesCancellation): Decision => {
  const { id, stated, reason, override = [], onlyCustomer = null } = request;
  const subject: Subject = { kind: 'series', id };
  const seen = read(seriesStream(id));
  const isTheirs = onlyCustomer === null || seen.state?.customerId === onlyCustomer;
  const series = found(subject, isTheirs ? seen.state : null);
  requireVersion(subject, seen, stated);
  if (isOwnChange(seen, stated, 'SeriesCancelled', actor)) return nothing;
  const service = readService(read, series.serviceId);
  const bookings = read.all(bookingIdsOf(series).map((each) => bookingStream(each))).map(({ state }) => state!);
  const closes = (booking: Booking) => (override.includes('window-closed') ? forever : closesAt(booking, service));
  const toCome = bookings.filter((booking) => now < booking.core.start && mayBe(booking, 'cancel', now));
  const due = toCome.filter((booking) => now <= closes(booking));
  if (series.status === 'cancelled' && due.length === 0) return nothing;
  checkPrecondition(subject, seen, stated);
  checkVersion(subject, seen, stated);
  if (toCome.length > 0 && due.length === 0) ensureWindowOpen(subject, latest(toCome.map(closes)), now);
  const standing = due.filter(({ status }) => status !== 'displaced');
  read.prefetch(standing.flatMap((booking) => talliesOf(service, booking)));
  const events = due.flatMap((booking) => [
    ...(booking.status === 'displaced' ? [] : releasing(read, booking)),
    append(bookingStream(booking.id), { type: 'BookingCancelled', data: endOf(request) }),
  ]);
  const data = { reason, bookingIds: due.map((booking) => booking.id) };
  const turns = due.flatMap((booking) => [booking.core.start, closes(booking) + 1, booking.expiresAt ?? forever]);
  return { events: [...events, append(seriesStream(id), { type: 'SeriesCancelled', data })], until: earliest(turns) };
};

import type { Pool } from 'pg';
import type { EventLog } from '#libs/event-store';
import type { Context } from '../../domain/availability/availability.js';
import type { Wanted } from '../../domain/availability/service-rules.js';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import { asAgreed, lengthOf, standingOf } from '../../domain/bookings/reschedule-target.js';
import { mayBe } from '../../domain/bookings/transitions.js';
import { getBooking } from '../../read-models/bookings.js';
import type { Scope } from '../../read-models/scope.js';

/** What is asked of slots, as far as the booking that is to be moved says it otherwise. */
interface Stated {
  readonly duration: number | null;
  readonly units: number | null;
  readonly calendarIds?: readonly string[] | undefined;
}

/** The booking that slots are wanted for, if it is one of this service and can be moved; `at`: as it was then. */
export const bookingToMove = async (
  { pool, log }: { readonly pool: Pool; readonly log: EventLog },
  scope: Scope,
  serviceId: string,
  { ignoreBooking: id, at }: { readonly ignoreBooking?: string | undefined; readonly at?: number | undefined },
  now: number,
): Promise<Booking | null> => {
  if (id === undefined) return null;
  const booking = at === undefined ? await getBooking(pool, scope, id) : await recalled(log, scope, id, at);
  return booking?.serviceId === serviceId && mayBe(booking, 'reschedule', now) ? booking : null;
};

const recalled = async (log: EventLog, { shard, tenant }: Scope, id: string, at: number): Promise<Booking | null> => {
  const { position } = await log.positionAt(shard, at);
  const [booking] = await log.recall(shard, tenant, [bookingStream(id)], position);
  return booking ?? null;
};

/** What is offered to whoever has a booking: what moving it would find. */
export const withMoved = (context: Context, moved: Booking | null): Context =>
  moved ? { ...context, service: asAgreed(context.service, moved), ignoreBooking: moved.id } : context;

/** What is not stated is as the booking has it. */
export const wantedOf = (
  { duration, units, calendarIds }: Stated,
  { service }: Context,
  moved: Booking | null,
): Omit<Wanted, 'start'> => {
  if (!moved) return { duration: duration ?? service.durations[0]!, units: units ?? 1, calendarIds };
  const asIs = { duration: duration ?? lengthOf(moved), units: units ?? moved.units };
  const endsAtStart = ['held', 'pending'].includes(moved.before ?? moved.status);
  return { ...asIs, calendarIds, endsAtStart, standing: standingOf(moved, {}) };
};

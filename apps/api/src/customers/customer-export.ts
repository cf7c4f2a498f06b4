import type { QueryBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { type Booking, FindBookings, FindWaitlistEntries, GetHistory, type WaitlistEntry } from '#libs/booking';
import type { StoredEvent } from '#libs/event-store';
import { findToldLetters } from '#libs/mail';
import type { Caller } from '../http/callers/caller.js';

type Scope = Pick<Caller, 'shard' | 'tenant'> & { readonly onlyCustomer?: string | null };

/** One thing that is kept of somebody, with all that happened to it and the mails about it. */
export type Kept = (
  | { readonly kind: 'booking'; readonly booking: Booking }
  | { readonly kind: 'waitlist-entry'; readonly entry: WaitlistEntry }
  | { readonly kind: 'series'; readonly id: string; readonly booking: Booking }
) & {
  readonly history: readonly StoredEvent[];
  readonly mails: readonly { readonly audience: string; readonly kind: string; readonly state: string }[];
};

/** Behind which booking, by start and id, or behind which entry, by when it joined, a page begins. */
export type Behind = { readonly key: number; readonly id: string } | { readonly joined: number };

export const behind = (item: Kept): Behind =>
  item.kind === 'waitlist-entry'
    ? { joined: item.entry.joined }
    : { key: item.booking.core.start, id: item.booking.id };

interface Means {
  readonly queries: QueryBus;
  readonly pool: Pool;
}

/** A page of what is kept of a customer: bookings, each series behind the first of its own, then entries of waitlists. */
export const findKept = async (
  { queries, pool }: Means,
  caller: Caller,
  customerId: string,
  after: Behind | undefined,
  limit: number,
): Promise<{ items: Kept[]; more: boolean }> => {
  const { shard, tenant } = caller;
  const theirs: Scope = { shard, tenant, onlyCustomer: customerId };
  const about = async (stream: string, reader: Scope = caller) => {
    const letters = await findToldLetters(pool, { shard, tenant, subject: stream });
    const mails = [...letters].map(([audience, { kind, state }]) => ({ audience, kind, state }));
    return { history: await historyOf(queries, reader, stream), mails };
  };
  const items: Kept[] = [];
  if (after === undefined || 'key' in after) {
    const filter = { customerId, sort: 'start', limit, ...(after && { after }) } as const;
    const page = await queries.execute(new FindBookings(caller, filter));
    for (const booking of page.items) {
      const { id, seriesId } = booking;
      // A booking may have been somebody else's before: what was theirs is not for this customer.
      items.push({ kind: 'booking', booking, ...(await about(`booking/${id}`, theirs)) });
      const series = seriesId && (await about(`series/${seriesId}`));
      if (series && isFirst(series.history, id, customerId))
        items.push({ kind: 'series', id: seriesId, booking, ...series });
    }
    if (page.more) return { items, more: true };
  }
  const joined = after && 'joined' in after ? after.joined : 0;
  const page = await queries.execute(new FindWaitlistEntries(caller, { customerId, limit, after: joined }));
  for (const entry of page.items) {
    items.push({ kind: 'waitlist-entry', entry, ...(await about(`waitlist-entry/${entry.id}`)) });
  }
  return { items, more: page.more };
};

const isFirst = ([booked]: readonly StoredEvent[], bookingId: string, customerId: string): boolean => {
  const { occurrences = [], ...data } = (booked?.data ?? {}) as {
    customerId?: string;
    occurrences?: readonly { readonly bookingId: string | null }[];
  };
  return data.customerId === customerId && occurrences.find((each) => each.bookingId !== null)?.bookingId === bookingId;
};

/** Events of one thing that one read of it gives. */
const atOnce = 200;

const historyOf = async (queries: QueryBus, reader: Scope, stream: string): Promise<StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for (let more = true; more; ) {
    const after = events.at(-1)?.version ?? 0;
    const page = await queries.execute(new GetHistory(reader, stream, { after, limit: atOnce }));
    events.push(...(page?.items ?? []));
    more = page?.more ?? false;
  }
  return events;
};

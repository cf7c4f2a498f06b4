import { type Claim, type Commit, entry, grace, type Row } from './log-row.js';
import { displaceable, type Status, type Way, ways } from './ways.js';

interface Taken extends Omit<Claim, 'bookingId' | 'kind' | 'expiresAt'> {
  readonly calendarIds: readonly string[];
}

/** A booking as its own events tell it, folded here without the product's code. */
interface Told extends Taken {
  readonly status: Status;
  readonly before: Status | null;
  readonly expiresAt: number | null;
  readonly holder: string | null;
  /** When it was completed or missed. */
  readonly closedAt: number;
}

/** What a booking is after each of its events; null: what it was, or what it was before it was displaced. */
const statusAfter: Record<string, Status | null> = {
  BookingHeld: 'held',
  HoldExtended: 'held',
  HoldExpired: 'expired',
  BookingRequested: 'pending',
  BookingRequestExpired: 'expired',
  BookingConfirmed: 'confirmed',
  BookingApproved: 'confirmed',
  BookingDeclined: 'declined',
  BookingRescheduled: null,
  BookingDetailsChanged: null,
  BookingCancelled: 'cancelled',
  BookingCompleted: 'completed',
  BookingMarkedNoShow: 'no-show',
  BookingDisplaced: 'displaced',
};

const askedFor: Record<string, Way> = {
  HoldExtended: 'extend',
  BookingRequested: 'confirm',
  BookingConfirmed: 'confirm',
  BookingApproved: 'approve',
  BookingDeclined: 'decline',
  BookingRescheduled: 'reschedule',
  BookingCancelled: 'cancel',
  BookingCompleted: 'complete',
  BookingMarkedNoShow: 'no-show',
};

const begins = ['BookingHeld', 'BookingRequested', 'BookingConfirmed'];
const expires: Record<string, Status> = { HoldExpired: 'held', BookingRequestExpired: 'pending' };

/** How far the clock of a process may be ahead of the database's. */
const clockError = 250;
const minute = 60_000;

/**
 * Bookings go only where the table of transitions leads, what ran out being expired; nothing expires before others may
 * take it; after each commit a booking claims exactly what its events say, and is counted among its customer's holds
 * exactly as long as it is held.
 */
export const checkBookings = (commits: readonly Commit[]): string[] => {
  const bookings = new Map<string, Told>();
  const claims = new Map<string, Map<string, string>>();
  const latest = new Map<string, Claim>();
  const held = new Map<string, Map<string, number>>();
  const counted = new Map<string, Map<string, number>>();
  return commits.flatMap(({ rows, tenant, position }) => {
    const wrong: string[] = [];
    const [touched, holders] = [new Set<string>(), new Set<string>()];
    const none = () => new Map<string, never>();
    for (const row of rows) {
      const [category, id, day] = row.stream.split('/') as [string, string, string];
      const { bookingId = id, expiresAt } = row.data;
      const key = `${tenant} ${bookingId}`;
      if (category === 'booking') {
        const before = bookings.get(key);
        wrong.push(...misstepsOf(before, row));
        if (!before && !begins.includes(row.type)) continue;
        const told = tell(before, row);
        bookings.set(key, told);
        touched.add(key);
        if (told.holder === null) continue;
        const those = entry(held, told.holder, none);
        if (told.status === 'held') those.set(key, told.expiresAt!);
        else those.delete(key);
        holders.add(told.holder);
      }
      if (category === 'agenda') {
        const those = entry(claims, key, none);
        if (row.type === 'TimeFreed') those.delete(row.stream);
        else those.set(row.stream, `${id}/${day} ${claimText(row.data as Claim)}`);
        if (row.type === 'TimeClaimed') latest.set(key, row.data as Claim);
        touched.add(key);
      }
      if (category === 'holds') {
        if (row.type === 'HoldReleased') entry(counted, id, none).delete(key);
        else entry(counted, id, none).set(key, expiresAt!);
        holders.add(id);
      }
    }
    const compare = (what: string, has: readonly string[], needs: readonly string[]) => {
      if (has.toSorted().join() !== needs.toSorted().join())
        wrong.push(`position ${position}: ${what} has [${has}] and should have [${needs}]`);
    };
    for (const key of touched)
      compare(key, [...entry(claims, key, none).values()], claimsNeeded(bookings.get(key), latest.get(key)));
    for (const id of holders) compare(`holds/${id}`, listed(counted.get(id)), listed(held.get(id)));
    return wrong;
  });
};

const tell = (before: Told | undefined, { type, data, recordedAt }: Row): Told => {
  const status = statusAfter[type] ?? null;
  const left = status === 'displaced' || status === 'expired';
  const lasts = status === null || status === 'held' || status === 'pending' || status === 'expired';
  const expiresAt = data.expiresAt === undefined ? (before?.expiresAt ?? null) : data.expiresAt;
  const { serviceId, calendarIds, core, buffered, units, holder } = { ...before, ...data } as Told;
  return {
    ...{ serviceId, calendarIds, core, buffered, units, holder: holder ?? null },
    status: status ?? (type === 'BookingRescheduled' ? (before?.before ?? before!.status) : before!.status),
    before: left ? before!.status : type === 'BookingDetailsChanged' ? before!.before : null,
    expiresAt: lasts ? expiresAt : null,
    closedAt: status === 'completed' || status === 'no-show' ? recordedAt : (before?.closedAt ?? 0),
  };
};

const misstepsOf = (before: Told | undefined, row: Row): string[] => {
  const { type, stream, position, recordedAt } = row;
  const stray = `position ${position}: ${type} on ${stream}`;
  if (!(type in statusAfter)) return [`${stray} is unknown`];
  if (!before) return begins.includes(type) ? [] : [`${stray}, which does not exist`];
  const hasRunOut = before.expiresAt !== null && before.expiresAt <= recordedAt;
  const isOpen = before.status === 'held' || before.status === 'pending';
  if (type === 'BookingDisplaced') {
    return displaceable.includes(before.status) ? [] : [`${stray}, which is ${before.status}`];
  }
  if (type in expires) {
    const isDue = before.status === expires[type] && recordedAt >= before.expiresAt! + grace - clockError;
    return isDue ? [] : [`${stray}, which is ${before.status} until ${before.expiresAt} (now ${recordedAt})`];
  }
  if (type === 'BookingDetailsChanged') return [];
  const transition = askedFor[type];
  const standing = isOpen && hasRunOut ? 'expired' : before.status;
  const wasAsked = standing === 'expired' && (before.before ?? before.status) === 'pending';
  const allowed = (!wasAsked && transition && ways[standing][transition]) || [];
  const isEarly =
    (transition === 'no-show' || transition === 'complete') && recordedAt < before.core.start - clockError;
  return !isEarly && allowed.includes(tell(before, row).status) ? [] : [`${stray}, which is ${standing}`];
};

const kinds: Partial<Record<Status, string>> = {
  held: 'hold',
  pending: 'request',
  confirmed: 'booking',
  completed: 'booking',
  'no-show': 'booking',
};

/** How long a command may have waited between its decision and the log. */
const patience = 60_000;

/** A booking that is completed or missed while it runs has the time up to then, a minute at least. */
const shortened = (booking: Told, claim: Claim | undefined): Told => {
  const { core, closedAt, buffered } = booking;
  const isEarly = closedAt > 0 && closedAt < core.end - clockError;
  if (!claim?.isEnded && !isEarly) return booking;
  const latest = Math.min(core.end, Math.max(closedAt + clockError, core.start + minute));
  const until = claim?.core.end ?? 0;
  const isPlausible = core.start + minute <= until && latest - patience <= until && until <= latest;
  const end = isPlausible ? until : latest;
  return { ...booking, core: { ...core, end }, buffered: { ...buffered, end } };
};

const claimsNeeded = (told: Told | undefined, claim: Claim | undefined): string[] => {
  const kind = told && kinds[told.status];
  if (!kind) return [];
  const booking = shortened(told, claim);
  const expiresAt = kind === 'booking' ? null : booking.expiresAt;
  const days = daysOf(booking.buffered);
  return booking.calendarIds.flatMap((id) =>
    days.map((day) => `${id}/${day} ${claimText({ ...booking, kind, expiresAt })}`),
  );
};

const daysOf = ({ start, end }: Claim['buffered']) => {
  const days: string[] = [];
  for (let at = Math.floor(start / 86_400_000) * 86_400_000; at < end; at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
};

const claimText = ({ serviceId, kind, core, buffered, units, expiresAt }: Omit<Claim, 'bookingId'>) =>
  `${kind} ${serviceId} ${core.start}–${core.end} in ${buffered.start}–${buffered.end} × ${units} until ${expiresAt}`;

const listed = (expiries: ReadonlyMap<string, number> = new Map()) =>
  [...expiries].map(([booking, expiresAt]) => `${booking} until ${expiresAt}`);

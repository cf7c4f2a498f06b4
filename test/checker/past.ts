import { CalendarsThen } from './calendars-then.js';
import type { Point } from './history.js';
import { entry, grace, type Interval, type Row } from './log-row.js';

/** How a booking stood from one of its events on. */
export interface Standing extends Interval {
  readonly bookingId: string;
  readonly serviceId: string;
  readonly version: number;
  readonly position: number;
  readonly status: string;
  readonly calendarIds: readonly string[];
  /** What it claims, buffers included; what it has given back by ending early left out. */
  readonly claim: Interval;
  readonly units: number;
  readonly expiresAt: number | null;
}

const statuses: Readonly<Record<string, string>> = {
  BookingHeld: 'held',
  HoldExtended: 'held',
  HoldExpired: 'expired',
  BookingRequested: 'pending',
  BookingRequestExpired: 'expired',
  BookingConfirmed: 'confirmed',
  BookingApproved: 'confirmed',
  BookingDeclined: 'declined',
  BookingCancelled: 'cancelled',
  BookingCompleted: 'completed',
  BookingMarkedNoShow: 'no-show',
  BookingDisplaced: 'displaced',
};

const claiming = new Set(['held', 'pending', 'confirmed', 'completed', 'no-show']);
const endless = new Set(['BookingConfirmed', 'BookingApproved', 'BookingDisplaced']);

/** Whether it keeps others out at an instant. */
export const claimsAt = ({ status, expiresAt }: Standing, instant: number): boolean =>
  claiming.has(status) && (expiresAt === null || instant < expiresAt + grace);

export const overlaps = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end;

const minute = 60_000;

/** What has happened to one tenant, as the log has it: how each booking and calendar stood at each position. */
export class Past {
  readonly calendars: CalendarsThen;
  readonly #at = new Map<number, Row>();
  readonly #standings = new Map<string, Standing[]>();
  readonly #onCalendar = new Map<string, Set<string>>();
  readonly #written = new Map<string, Row[]>();
  readonly #buffers = new Map<
    string,
    { readonly position: number; readonly before: number; readonly after: number }[]
  >();

  /** `shard`: all rows of the shard that the tenant is in, as a point may name the event of another. */
  constructor(
    readonly rows: readonly Row[],
    readonly shard: readonly Row[] = rows,
  ) {
    this.calendars = new CalendarsThen(rows);
    for (const row of shard) this.#at.set(row.position, row);
    for (const row of rows) {
      entry(this.#written, row.correlationId, () => []).push(row);
      const [category, id] = row.stream.split('/') as [string, string];
      if (category === 'booking') this.#fold(id, row);
      if (category === 'service') this.#foldService(id, row);
    }
  }

  /** The event of exactly this point: another one may have its number. */
  event(point: Point | null | undefined): Row | undefined {
    const row = point ? this.#at.get(point.position) : undefined;
    return row?.id.endsWith(point!.mark) ? row : undefined;
  }

  rowAt(position: number): Row | undefined {
    return this.#at.get(position);
  }

  capacity(calendarId: string, position: number): number {
    return this.calendars.at(calendarId, position)?.capacity ?? 0;
  }

  standings(bookingId: string): readonly Standing[] {
    return this.#standings.get(bookingId) ?? [];
  }

  /** How a booking stood at a position, undefined before it was made. */
  standing(bookingId: string, position: number): Standing | undefined {
    return this.standings(bookingId).findLast((standing) => standing.position <= position);
  }

  bookings(): Iterable<string> {
    return this.#standings.keys();
  }

  /** Who claims of a calendar what overlaps with this time, at a position and an instant. */
  claims(calendarId: string, time: Interval, position: number, instant: number): Standing[] {
    const claims: Standing[] = [];
    for (const bookingId of this.#onCalendar.get(calendarId) ?? []) {
      const standing = this.standing(bookingId, position);
      if (standing?.calendarIds.includes(calendarId) && overlaps(standing.claim, time) && claimsAt(standing, instant))
        claims.push(standing);
    }
    return claims;
  }

  /** A time of a service with what lies before and after it. */
  buffered(serviceId: string, { start, end }: Interval, position: number): Interval {
    const { before, after } = this.#buffers.get(serviceId)?.findLast((each) => each.position <= position) ?? none;
    return { start: start - before * minute, end: end + after * minute };
  }

  /** What one attempt has written. */
  written(call: string): readonly Row[] {
    return this.#written.get(call) ?? [];
  }

  #foldService(id: string, { position, data }: Row): void {
    const { bufferBefore, bufferAfter } = data as { readonly bufferBefore?: number; readonly bufferAfter?: number };
    const all = entry(this.#buffers, id, (): { position: number; before: number; after: number }[] => []);
    const last = all.at(-1) ?? none;
    all.push({ position, before: bufferBefore ?? last.before, after: bufferAfter ?? last.after });
  }

  #fold(id: string, { type, version, position, recordedAt, data }: Row): void {
    const standings = entry(this.#standings, id, () => []);
    const before = standings.at(-1);
    const core = data.core ?? before ?? nowhere;
    const ended = type === 'BookingCompleted' || type === 'BookingMarkedNoShow';
    const claim = data.buffered ?? before?.claim ?? nowhere;
    const goesOn = statuses[type] === undefined;
    const standing: Standing = {
      bookingId: id,
      serviceId: data.serviceId ?? before?.serviceId ?? '',
      version,
      position,
      status: goesOn ? statusOn(standings, type) : statuses[type]!,
      calendarIds: data.calendarIds ?? before?.calendarIds ?? [],
      start: core.start,
      end: core.end,
      claim: ended && recordedAt < core.end ? { ...claim, end: Math.max(recordedAt, core.start + minute) } : claim,
      units: data.units ?? before?.units ?? 0,
      expiresAt: endless.has(type) ? null : data.expiresAt === undefined ? (before?.expiresAt ?? null) : data.expiresAt,
    };
    standings.push(standing);
    for (const calendarId of standing.calendarIds) entry(this.#onCalendar, calendarId, () => new Set()).add(id);
  }
}

const none = { position: 0, before: 0, after: 0 };
const nowhere: Interval = { start: Number.NaN, end: Number.NaN };

/** Who is moved after having been displaced is again what they were before that. */
const statusOn = (standings: readonly Standing[], type: string): string => {
  const last = standings.at(-1)?.status ?? 'unknown';
  if (type !== 'BookingRescheduled' || last !== 'displaced') return last;
  return standings.findLast(({ status }) => status !== 'displaced')?.status ?? last;
};

/** The most units that are claimed at one instant of a time. */
export const mostClaimed = (claims: readonly Standing[], time: Interval): number => {
  const instants = new Set([time.start, ...claims.map(({ claim }) => claim.start)]);
  const within = [...instants].filter((at) => time.start <= at && at < time.end);
  return Math.max(
    0,
    ...within.map((at) =>
      claims.filter(({ claim }) => claim.start <= at && at < claim.end).reduce((sum, { units }) => sum + units, 0),
    ),
  );
};

import { type FeedEvent, numberOf } from './feed.js';
import type { Wanted } from './wish.js';

/** From so long after its expiry on a hold keeps nobody out; its holder may rely on it until the expiry. */
export const grace = 2_000;

/** How a booking stood from one of its events on. */
export interface Standing extends Wanted {
  readonly bookingId: string;
  readonly version: number;
  readonly position: number;
  readonly token: string;
  readonly status: string;
  readonly customerId: string | null;
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

/** Whether it keeps others out at an instant. */
export const claimsAt = ({ status, expiresAt }: Standing, instant: number): boolean =>
  claiming.has(status) && (expiresAt === null || instant < expiresAt + grace);

export const overlaps = (a: Pick<Wanted, 'start' | 'end'>, b: Pick<Wanted, 'start' | 'end'>): boolean =>
  a.start < b.end && b.start < a.end;

/** What has happened, as the feed has it: how each booking stood at each position. */
export class Past {
  readonly #at = new Map<number, FeedEvent>();
  readonly #standings = new Map<string, Standing[]>();
  readonly #onCalendar = new Map<string, Set<string>>();
  readonly #capacities = new Map<string, number>();
  readonly #written = new Map<string, FeedEvent[]>();

  constructor(readonly events: readonly FeedEvent[]) {
    for (const event of events) {
      this.#at.set(numberOf(event.position), event);
      const [, wish] = /^(.+)\.\d+$/.exec(event.correlationId) ?? [];
      if (wish !== undefined) entry(this.#written, wish, () => []).push(event);
      if (event.subject.type === 'booking') this.#fold(event);
      if (event.data.capacity !== undefined) this.#capacities.set(event.subject.id, event.data.capacity);
    }
  }

  /** The event of exactly this token: another one may have its number. */
  event(token: string): FeedEvent | undefined {
    const event = this.#at.get(numberOf(token));
    return event?.position === token ? event : undefined;
  }

  /** This event and all before it, the last first. */
  *backwardsFrom(event: FeedEvent): Generator<FeedEvent> {
    for (let index = this.events.indexOf(event); index >= 0; index -= 1) yield this.events[index]!;
  }

  capacity(calendarId: string): number {
    return this.#capacities.get(calendarId) ?? 0;
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
  claims(calendarId: string, time: Pick<Wanted, 'start' | 'end'>, position: number, instant: number): Standing[] {
    const claims: Standing[] = [];
    for (const bookingId of this.#onCalendar.get(calendarId) ?? []) {
      const standing = this.standing(bookingId, position);
      if (standing?.calendarIds.includes(calendarId) && overlaps(standing, time) && claimsAt(standing, instant))
        claims.push(standing);
    }
    return claims;
  }

  /** What the attempts of one wish have written. */
  written(wish: string): readonly FeedEvent[] {
    return this.#written.get(wish) ?? [];
  }

  #fold({ subject: { id }, type, version, position, data }: FeedEvent): void {
    const standings = entry(this.#standings, id, () => []);
    const before = standings.at(-1);
    const { start, end, expiresAt } = data;
    const standing: Standing = {
      bookingId: id,
      version,
      position: numberOf(position),
      token: position,
      status: statuses[type] ?? before?.status ?? 'unknown',
      calendarIds: data.calendarIds ?? before?.calendarIds ?? [],
      start: start === undefined ? (before?.start ?? Number.NaN) : Date.parse(start),
      end: end === undefined ? (before?.end ?? Number.NaN) : Date.parse(end),
      units: data.units ?? before?.units ?? 0,
      customerId: data.customer?.id ?? before?.customerId ?? null,
      expiresAt:
        type === 'BookingConfirmed' || type === 'BookingApproved'
          ? null
          : expiresAt === undefined
            ? (before?.expiresAt ?? null)
            : expiresAt === null
              ? null
              : Date.parse(expiresAt),
    };
    standings.push(standing);
    for (const calendarId of standing.calendarIds) entry(this.#onCalendar, calendarId, () => new Set()).add(id);
  }
}

/** The entry of a map, made if it is not there. */
const entry = <Key, Value>(map: Map<Key, Value>, key: Key, made: () => Value): Value => {
  const value = map.get(key) ?? made();
  map.set(key, value);
  return value;
};

/** Of a calendar, the most units that are claimed at one instant of this time. */
export const mostClaimed = (claims: readonly Standing[], time: Pick<Wanted, 'start' | 'end'>): number => {
  const instants = new Set([time.start, ...claims.map(({ start }) => start)]);
  const within = [...instants].filter((at) => time.start <= at && at < time.end);
  return Math.max(
    0,
    ...within.map((at) =>
      claims.filter(({ start, end }) => start <= at && at < end).reduce((sum, { units }) => sum + units, 0),
    ),
  );
};

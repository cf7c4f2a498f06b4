import { type KnownCalendar, type Moment, type Span, walkCalendar } from './walk-calendar.js';
import { dateOn, wallClock } from './wall-clock.js';

const minute = 60_000;
const hour = 60 * minute;
const grace = 2_000;

interface Claim {
  readonly bookingId: string;
  readonly serviceId: string;
  readonly core: Span;
  readonly buffered: Span;
  readonly units: number;
  readonly expiresAt: number | null;
}

type Use = { readonly calendarId: string } | { readonly anyOf: readonly string[]; readonly strategy: string };

interface Service {
  readonly id: string;
  readonly status: string;
  readonly timeZone: string;
  readonly durations: readonly number[];
  readonly step: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly minNotice: number;
  readonly horizonDays: number;
  readonly maxUnitsPerBooking: number;
  readonly limits?: { readonly perDay: number | null; readonly perWeek: number | null };
  readonly uses: readonly Use[];
}

interface KnownOf {
  readonly calendar: KnownCalendar;
  readonly claims: readonly Claim[];
  /** When nobody can say anything of it. */
  readonly unavailable?: readonly Span[];
}

export interface Known {
  readonly service: Service;
  readonly calendars: readonly KnownOf[];
  readonly ignoreBooking?: string | undefined;
  /** On which that booking is: it stays there where it can. */
  readonly own?: readonly string[];
}

interface Wanted {
  readonly duration: number;
  readonly units: number;
  readonly calendarIds?: readonly string[] | undefined;
}

interface Table {
  readonly calendar: KnownCalendar;
  readonly claims: readonly Claim[];
  readonly at: ReadonlyMap<number, Moment>;
  readonly unavailable: readonly Span[];
}

/** Says what can be booked by walking through time minute by minute: slow, and as plain as the rules are spoken. */
export class Oracle {
  readonly #tables: readonly Table[];

  /** To be asked about starts within `range`. */
  constructor(
    private readonly known: Known,
    private readonly wanted: Wanted,
    private readonly now: number,
    range: Span,
  ) {
    const { bufferBefore, bufferAfter } = known.service;
    const first = Math.floor(range.start / minute) * minute - bufferBefore * minute;
    const last = range.end + (wanted.duration + bufferAfter) * minute;
    this.#tables = known.calendars.map(({ calendar, claims, unavailable = [] }) => {
      const live = claims.filter(({ bookingId, expiresAt }) => {
        return bookingId !== known.ignoreBooking && (expiresAt === null || now < expiresAt + grace);
      });
      return { calendar, claims: live, at: walkCalendar(calendar, live, { start: first, end: last }), unavailable };
    });
  }

  /** Every start from `range.start` on and before `range.end` that can be booked. */
  slots({ start, end }: Span) {
    const whole = Math.ceil(start / minute) * minute;
    return minutesOf(whole, end)
      .filter((each) => this.isBookable(each))
      .map((each) => this.#slot(each));
  }

  isBookable(start: number, override: readonly string[] = []): boolean {
    const { service, ignoreBooking } = this.known;
    const { duration, units, calendarIds = [] } = this.wanted;
    const named = service.uses.flatMap(candidatesOf);
    if (!service.durations.includes(duration) || units > service.maxUnitsPerBooking) return false;
    if (service.status === 'archived' && ignoreBooking === undefined) return false;
    if (calendarIds.some((id) => !named.includes(id))) return false;
    if (!this.isOnGrid(start) || start < this.now) return false;
    if (start < this.now + service.minNotice * minute && !override.includes('under-notice')) return false;
    if (this.#isFull(start)) return false;
    if (this.#isBeyondHorizon(start) && !override.includes('beyond-horizon')) return false;
    return service.uses.every((use) => this.#free(use, start, override).length > 0);
  }

  isOnGrid(start: number): boolean {
    const { timeZone, step } = this.known.service;
    const wall = wallClock(timeZone, start);
    return start % minute === 0 && ((wall - dateOn(wall)) / minute) % step === 0;
  }

  #isBeyondHorizon(start: number): boolean {
    const { timeZone, horizonDays } = this.known.service;
    const today = dateOn(wallClock(timeZone, this.now));
    return dateOn(wallClock(timeZone, start)) > today + horizonDays * 24 * hour;
  }

  /** Whether as many begin on its local day, or from its Monday to its Sunday, as may; the one that is moved counts there already. */
  #isFull(start: number): boolean {
    const { service, calendars, ignoreBooking } = this.known;
    const { perDay = null, perWeek = null } = service.limits ?? {};
    const dayOf = (at: number) => dateOn(wallClock(service.timeZone, at)) / (24 * hour);
    const weekOf = (at: number) => Math.floor((dayOf(at) + 3) / 7);
    const counted = calendars
      .flatMap(({ claims }) => claims)
      .filter(({ serviceId, expiresAt }) => serviceId === service.id && (expiresAt ?? this.now) + grace > this.now);
    const isFull = (atMost: number | null, periodOf: (at: number) => number) => {
      const there = counted.filter(({ core }) => periodOf(core.start) === periodOf(start));
      return atMost !== null && there.length >= atMost && !there.some(({ bookingId }) => bookingId === ignoreBooking);
    };
    return isFull(perDay, dayOf) || isFull(perWeek, weekOf);
  }

  #slot(start: number) {
    const { uses } = this.known.service;
    const free = uses.map((use) => this.#free(use, start, []));
    const most = free.map((tables) => Math.max(...tables.map((table) => this.#left(table, start))));
    return {
      start,
      end: start + this.wanted.duration * minute,
      remaining: Math.min(...most, this.known.service.maxUnitsPerBooking),
      free: Math.min(...most),
      calendarIds: uses.map((use, at) => this.#chosen(use, free[at]!, start)),
      candidates: free.flat().map(({ calendar }) => calendar.id),
    };
  }

  #free(use: Use, start: number, override: readonly string[]): Table[] {
    const { duration, units, calendarIds = [] } = this.wanted;
    const pinned = candidatesOf(use).filter((id) => calendarIds.includes(id));
    const ids = pinned.length > 0 ? pinned : candidatesOf(use);
    const tables = ids.map((id) => this.#tables.find(({ calendar }) => calendar.id === id)!);
    return tables.filter((table) => {
      if (table.calendar.status === 'archived' || this.#left(table, start) < units) return false;
      if (table.unavailable.some((span) => this.#touches(start, span))) return false;
      return minutesOf(start, start + duration * minute).every((each) => {
        const { isOpen, isBlackedOut } = table.at.get(each)!;
        return !isBlackedOut && (isOpen || override.includes('outside-hours'));
      });
    });
  }

  #touches(start: number, span: Span): boolean {
    const { bufferBefore, bufferAfter } = this.known.service;
    const end = start + (this.wanted.duration + bufferAfter) * minute;
    return start - bufferBefore * minute < span.end && span.start < end;
  }

  #left({ at }: Table, start: number): number {
    const { bufferBefore, bufferAfter } = this.known.service;
    const taken = minutesOf(start - bufferBefore * minute, start + (this.wanted.duration + bufferAfter) * minute);
    return Math.min(...taken.map((each) => at.get(each)!.unitsLeft));
  }

  /** What is counted alike is taken in the order of the list. */
  #chosen(use: Use, free: readonly Table[], start: number): string {
    const own = free.find(({ calendar }) => 'anyOf' in use && this.known.own?.includes(calendar.id));
    if (own) return own.calendar.id;
    const counts = free.map((table) => this.#count(use, table, start));
    return free[counts.indexOf(Math.min(...counts))]!.calendar.id;
  }

  #count(use: Use, { claims }: Table, start: number): number {
    if (!('anyOf' in use) || use.strategy === 'first') return 0;
    const { id, timeZone } = this.known.service;
    const isThatDay = (at: number) => dateOn(wallClock(timeZone, at)) === dateOn(wallClock(timeZone, start));
    if (use.strategy === 'round-robin') {
      return claims.filter(({ serviceId, core }) => serviceId === id && isThatDay(core.start)).length;
    }
    const day = minutesOf(start - 26 * hour, start + 26 * hour).filter(isThatDay);
    return claims.flatMap(({ buffered }) => day.filter((at) => buffered.start <= at && at < buffered.end)).length;
  }
}

const candidatesOf = (use: Use) => ('anyOf' in use ? use.anyOf : [use.calendarId]);

const minutesOf = (start: number, end: number): number[] => {
  const minutes: number[] = [];
  for (let at = start; at < end; at += minute) minutes.push(at);
  return minutes;
};

import type { FeedData, FeedEvent } from './feed.js';
import { judge } from './judge.js';
import type { Body, Heard, Wanted, Wish } from './wish.js';

/** Histories as they are planted for the judge: a feed and what clients were told, written down by hand. */

export const nine = Date.parse('2026-03-02T09:00:00Z');
export const hour = 3_600_000;
export const instant = (at: number): string => new Date(at).toISOString();

/** The moment of an event: a second for each position, long before anything that is booked. */
export const moment = (position: number): number => Date.parse('2026-03-01T00:00:00Z') + position * 1_000;

/** Room for one, and a hall with three places. */
const calendars = { cal_room: 1, cal_hall: 3 };

export class Planted {
  readonly events: FeedEvent[] = [];
  readonly wishes: Wish[] = [];
  readonly #versions = new Map<string, number>();

  constructor() {
    for (const [id, capacity] of Object.entries(calendars)) this.write('CalendarCreated', id, 'setup', { capacity });
  }

  /** The next event, by an attempt like `ada-1.1`, or by the server itself. Returns its token. */
  write(type: string, id: string, by: string, data: FeedData = {}, at = moment(this.events.length + 1)): string {
    const position = `${this.events.length + 1}@log.${String(this.events.length + 1).padStart(8, '0')}`;
    const version = (this.#versions.get(id) ?? 0) + 1;
    this.#versions.set(id, version);
    const subject = { type: id.startsWith('cal_') ? 'calendar' : 'booking', id };
    const actor = { kind: by.includes('.') ? 'api-key' : 'policy' };
    const recordedAt = instant(at);
    const id8 = `evt_${this.events.length + 1}`;
    this.events.push({ id: id8, type, position, subject, version, recordedAt, actor, correlationId: by, data });
    return position;
  }

  wish(id: string, what: Wish['what'], wanted: Wanted | null, bookingId: string | null = null, atLeast = 0): Wish {
    const wish = { id, what, wanted, bookingId, customerId: 'cus_ada', atLeast, answers: [] };
    this.wishes.push(wish);
    return wish;
  }

  /** Somebody books, and is told so. */
  booked(id: string, wishId: string, wanted = room()): string {
    const position = this.write('BookingConfirmed', id, `${wishId}.1`, dataOf(wanted));
    this.wish(wishId, 'book', wanted).answers.push(this.done(id));
    return position;
  }

  held(id: string, wishId: string, expiresAt: number, wanted = room()): string {
    const position = this.write('BookingHeld', id, `${wishId}.1`, { ...dataOf(wanted), expiresAt: instant(expiresAt) });
    this.wish(wishId, 'hold', wanted).answers.push(this.done(id));
    return position;
  }

  /** What is answered about a booking as it stands now. */
  done(id: string): Heard {
    const { version, position } = this.events.findLast(({ subject }) => subject.id === id)!;
    return this.#heard(201, { id, version, position });
  }

  /** As of the last event. */
  refused(code: string, more: Body = {}): Heard {
    return this.#heard(409, { code, position: this.events.at(-1)!.position, ...more });
  }

  #heard(status: number, body: Body): Heard {
    const now = moment(this.events.length);
    return { status, body, sentAt: now, heardAt: now + 100 };
  }
}

export const room = (start = nine): Wanted => ({ calendarIds: ['cal_room'], start, end: start + hour, units: 1 });
export const hall = (units: number): Wanted => ({ calendarIds: ['cal_hall'], start: nine, end: nine + hour, units });

export const dataOf = ({ calendarIds, start, end, units }: Wanted): FeedData => ({
  calendarIds,
  start: instant(start),
  end: instant(end),
  units,
  customer: { id: 'cus_ada' },
});

/** What the judge says of a planted past. */
export const verdictOn = (plant: (planted: Planted) => void): string[] => {
  const planted = new Planted();
  plant(planted);
  return judge(planted.events, planted.wishes);
};

/** As a refusal names it. */
export const inTheWay = (bookingId: string, calendarId = 'cal_room') => ({ conflicts: [{ bookingId, calendarId }] });

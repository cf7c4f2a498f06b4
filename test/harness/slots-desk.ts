import { type EventLog, type Point, ShardMovements } from '#libs/event-store';
import type { Context } from '../../libs/booking/src/domain/availability/availability.js';
import type { Booking } from '../../libs/booking/src/domain/bookings/booking.js';
import type { Claim } from '../../libs/booking/src/domain/claims/agenda.js';
import { utcDay } from '../../libs/booking/src/domain/time/interval.js';
import { findAfresh } from '../../libs/booking/src/queries/availability/find-afresh.js';
import { findOffered } from '../../libs/booking/src/queries/availability/find-offered.js';
import type { SlotFilter } from '../../libs/booking/src/queries/availability/found-slots.js';
import { KeptSlots } from '../../libs/booking/src/queries/availability/kept-slots.js';
import { monday } from '../rules/front-desk.js';
import { ReadingDesk } from './reading-desk.js';
import { shownRows } from './shown-availability.js';

const serviceId = 'svc_massage';

/** Half an hour of massage on Monday. */
const onMonday = { from: monday('00:00'), to: monday('24:00'), duration: 30, units: 1 };

const pointAt = (position: number): Point => ({ position, mark: `mark${position}` });

/** Where slots are found: read models that show a context, a log that ends somewhere, and what is kept of all that was found. */
export class SlotsDesk {
  readonly scope = { tenant: 'acme', shard: 7 };
  readonly pool: ReadingDesk['pool'];
  readonly progress: ReadingDesk['progress'];
  /** Which views were waited for, and how far. */
  readonly waited: readonly string[];
  readonly kept: KeptSlots;
  /** The days, as numbers since the epoch, of each look at the read models. */
  readonly looks: { readonly first: number; readonly last: number }[] = [];
  /** Of each look the bookings whose time is to be free. */
  readonly ignored: (readonly string[])[] = [];
  /** What the view of bookings finds. */
  bookings: readonly Booking[] = [];
  /** What happens once while the read models are looked at next, before they answer. */
  meanwhile: () => unknown = () => {};
  /** Streams whose rows lack something. */
  parked: { subject: string; position: number }[] | null = null;
  /** Where the read models stand. */
  at = pointAt(10);
  #moved = new ShardMovements(this.at);

  constructor(
    public context: Context | null,
    public now: number,
  ) {
    const read = async (values: readonly unknown[]) => {
      const { meanwhile } = this;
      this.meanwhile = () => {};
      await meanwhile();
      this.looks.push({ first: Number(values[3]), last: Number(values[4]) });
      this.ignored.push(values[7] as string[]);
      return this.context ? shownRows(this.context, { ...this.at, parked: this.parked }, values) : [];
    };
    const desk = new ReadingDesk({
      rows: { calendars_v2: read, 'from slotlog.bookings_v3': () => this.bookings.map((state) => ({ state })) },
    });
    this.pool = desk.pool;
    this.progress = desk.progress;
    this.waited = desk.waited;
    this.kept = new KeptSlots(this.log, this.pool);
    Object.assign(this.kept.movements, { look: async () => this.#moved });
  }

  get log(): EventLog {
    return { now: () => this.now, onLost: () => {} } as unknown as EventLog;
  }

  /** Where the log ends. */
  get end(): Point {
    return this.#moved.end;
  }

  /** Something is appended to these streams; the read models show it once they have caught up. */
  move(...streams: readonly string[]): this {
    const before = this.#moved.end.position;
    this.#moved.goOn(
      pointAt(before + streams.length),
      streams.map((stream, nth) => ['acme', stream, before + 1 + nth] as const),
    );
    return this;
  }

  catchUp(): void {
    this.at = this.#moved.end;
  }

  /** Somebody books in the first calendar, and the read models have it. */
  book(booked: Claim): void {
    const [first, ...others] = this.context!.calendars;
    const { calendar, claims } = first!;
    this.context = { ...this.context!, calendars: [{ calendar, claims: [...claims, booked] }, ...others] };
    this.move(`agenda/${calendar.id}/${utcDay(booked.buffered.start)}`).catchUp();
  }

  ask(filter: Partial<SlotFilter> = {}, minPosition?: number | Point) {
    return findOffered(this, this.scope, serviceId, { ...onMonday, ...filter }, minPosition);
  }

  /** The same by one look at all of it. */
  afresh(filter: Partial<SlotFilter> = {}) {
    return findAfresh(this, this.scope, serviceId, { ...onMonday, ...filter });
  }

  /** More has happened than anybody has followed. */
  forgetMoves(): void {
    this.move('service/svc_other');
    this.#moved.leapTo(this.#moved.end);
  }

  /** A failover: what was known of the log is another past. */
  failOver(): void {
    this.#moved = new ShardMovements(this.#moved.end);
  }
}

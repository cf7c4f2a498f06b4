import type { Strategy } from '../calendars/service.js';
import type { Override } from '../deciding/refused.js';
import type { Interval } from '../time/interval.js';
import type { Customer } from './customer.js';

export interface BookingDetails {
  readonly customer: Customer;
  readonly notes: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Why this one of several calendars was taken. */
export interface Choice {
  readonly calendarId: string;
  readonly strategy: Strategy;
  readonly reason: string;
}

/** What a booking takes: its own time, and with its buffers the time that it claims on each calendar. */
export interface Taken {
  readonly calendarIds: readonly string[];
  readonly core: Interval;
  readonly buffered: Interval;
  readonly units: number;
  readonly choices: readonly Choice[];
  /** Rules of the service that were set aside for it. */
  readonly overrides: readonly Override[];
}

/** A held booking may be without a customer. */
export interface BookingContent extends Omit<BookingDetails, 'customer'>, Taken {
  readonly serviceId: string;
  readonly customer: Customer | null;
  /** Stands for the customer where bookings are counted: a keyed hash of its id. */
  readonly customerHash: string | null;
  /** The series that it was booked in. */
  readonly seriesId: string | null;
}

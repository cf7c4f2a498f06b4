import type { Interval } from './interval.js';
import type { Recorded, Stream } from './stream.js';

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

export interface BookingDetails {
  readonly customer: Customer;
  readonly notes: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What a booking takes: its own time, and with its buffers the time that it claims on each calendar. */
export interface Taken {
  readonly calendarIds: readonly string[];
  readonly core: Interval;
  readonly buffered: Interval;
  readonly units: number;
}

export interface BookingContent extends BookingDetails, Taken {
  readonly serviceId: string;
}

export type BookingStatus = 'confirmed' | 'cancelled';

export type BookingEvent =
  | { type: 'BookingConfirmed'; data: { id: string } & BookingContent }
  | { type: 'BookingRescheduled'; data: Taken }
  | { type: 'BookingDetailsChanged'; data: Partial<BookingDetails> }
  | { type: 'BookingCancelled'; data: { reason: string | null } };

export interface Booking extends BookingContent {
  readonly id: string;
  readonly version: number;
  readonly position: number;
  readonly status: BookingStatus;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly creation: { readonly actor: string; readonly content: BookingContent };
}

export const bookingStream = (id: string): Stream<Booking | null, BookingEvent> => ({
  name: `booking/${id}`,
  initial: null,
  evolve: evolveBooking,
});

export const evolveBooking = (
  booking: Booking | null,
  { event, version, position, recordedAt, actor }: Recorded<BookingEvent>,
): Booking => {
  if (event.type === 'BookingConfirmed') {
    const { id, ...content } = event.data;
    const creation = { actor, content };
    return {
      id,
      version,
      position,
      status: 'confirmed',
      ...content,
      createdAt: recordedAt,
      updatedAt: recordedAt,
      creation,
    };
  }
  const moved = { ...(booking as Booking), version, position, updatedAt: recordedAt };
  switch (event.type) {
    case 'BookingRescheduled':
    case 'BookingDetailsChanged':
      return { ...moved, ...event.data };
    case 'BookingCancelled':
      return { ...moved, status: 'cancelled' };
  }
};

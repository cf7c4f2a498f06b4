import { z } from 'zod';
import type { EventTypesOf, Personal } from '#libs/event-store';
import type { BookingEvent } from '../domain/bookings/booking.js';
import { overridable } from '../domain/deciding/refused.js';
import { customer, personalOfCustomer } from './customer.js';
import { instant } from './instant.js';
import { interval } from './interval.js';
import { nothing } from './nothing.js';
import { someOf } from './some-of.js';

const taken = z.strictObject({
  calendarIds: z.array(z.string()),
  core: interval,
  buffered: interval,
  units: z.int(),
  choices: z.array(
    z.strictObject({
      calendarId: z.string(),
      strategy: z.enum(['first', 'round-robin', 'least-busy']),
      reason: z.string(),
    }),
  ),
  overrides: z.array(z.enum(overridable)),
});
const details = z.strictObject({
  customer,
  notes: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
});
const content = taken.extend({
  id: z.string(),
  serviceId: z.string(),
  ...details.shape,
  customer: customer.nullable(),
  customerHash: z.string().nullable(),
  seriesId: z.string().nullable(),
});
const held = content.extend({
  expiresAt: instant,
  holdSeconds: z.int(),
  holder: z.string().nullable(),
  waitlistEntryId: z.string().optional(),
});
const extended = someOf(taken).extend({ expiresAt: instant });
const deadline = { decideBy: instant.nullable() };
const handingOn = { handedOn: z.literal(true).optional() };
const terms = { cancellationWindow: z.int() };
const telling = { notify: z.literal(false).optional() };
const reason = z.strictObject({ reason: z.string().nullable(), ...telling, tellReason: z.literal(true).optional() });
const displaced = z.strictObject({
  calendarId: z.string(),
  cause: z.enum(['outside-hours', 'blackout', 'capacity', 'archived']),
  alternatives: z.array(interval.extend({ calendarIds: z.array(z.string()) })),
});

const personal: Personal = {
  fields: [...personalOfCustomer, 'notes', 'metadata'],
  subject: 'customer.id',
};

/** Whatever the front desk writes there is about whose booking it is. */
const said: Personal = { fields: ['reason'], subject: 'customer.id' };

export const bookingEvents: EventTypesOf<BookingEvent> = {
  BookingHeld: [{ schema: held, personal }],
  HoldExtended: [{ schema: extended }],
  HoldExpired: nothing,
  BookingRequested: [
    { schema: content.extend({ ...deadline, ...handingOn, ...telling, expiresAt: instant }), personal },
  ],
  BookingRequestExpired: nothing,
  BookingConfirmed: [{ schema: content.extend({ ...terms, ...handingOn, ...telling }), personal }],
  BookingApproved: [{ schema: z.strictObject({ ...terms, ...telling }) }],
  BookingDeclined: [{ schema: reason, personal: said }],
  BookingRescheduled: [{ schema: taken.extend({ ...deadline, ...telling, expiresAt: instant.nullable() }) }],
  BookingDetailsChanged: [{ schema: someOf(details).extend({ ...handingOn, ...telling }), personal }],
  BookingCancelled: [{ schema: reason, personal: said }],
  BookingCompleted: nothing,
  BookingMarkedNoShow: nothing,
  BookingDisplaced: [{ schema: displaced }],
};

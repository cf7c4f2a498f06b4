import { z } from 'zod';
import { waitingAtMost } from '#libs/booking';
import { BookingResponse, bookingCustomer, calendarIds, duration, units } from '../bookings/booking.schemas.js';
import { customerId } from '../http/schemas/customer-id.js';
import { bookingId, calendarId, serviceId, waitlistEntryId } from '../http/schemas/ids.js';
import { instant, instantText } from '../http/schemas/instant.js';
import { ranged } from '../http/schemas/range.js';
import { ListQuery, pageOfView, positionToken } from '../http/schemas/reading.js';

export const JoinWaitlistRequest = ranged(
  z.strictObject({
    id: waitlistEntryId.exactOptional(),
    serviceId,
    from: instant.meta({ description: 'What is offered starts at it or later.' }),
    to: instant.meta({ description: 'What is offered has ended by then; at most 62 days after from.' }),
    duration: duration.nullable().default(null).meta({ description: 'By default the first of the service’s' }),
    units: units.default(1),
    calendarIds: calendarIds.nullable().default(null),
    customer: bookingCustomer,
  }),
).meta({
  id: 'JoinWaitlistRequest',
  description: `At most ${waitingAtMost} may wait for one service at once.`,
  examples: [
    {
      serviceId: 'svc_consultation',
      from: '2026-11-23T08:00:00Z',
      to: '2026-11-23T12:00:00Z',
      customer: { name: 'Grace Hopper', email: 'grace@example.com' },
    },
  ],
});

export const waitlistStatuses = ['waiting', 'offered', 'accepted', 'expired', 'left'] as const;

export const ListWaitlistQuery = ListQuery.extend({
  serviceId: serviceId.exactOptional(),
  customerId: customerId.exactOptional(),
  status: z.enum(waitlistStatuses).exactOptional(),
});

export const WaitlistEntryResponse = z
  .object({
    id: waitlistEntryId,
    version: z.int(),
    position: positionToken,
    status: z.enum(waitlistStatuses),
    serviceId,
    from: instantText,
    to: instantText,
    duration: z.int(),
    units: z.int(),
    calendarIds: z.array(calendarId).nullable(),
    customer: BookingResponse.shape.customer.unwrap(),
    bookingId: bookingId
      .nullable()
      .meta({ description: 'What is offered, a held booking to be confirmed, or what was accepted.' }),
    createdAt: instantText,
    updatedAt: instantText,
    manageToken: z.string().optional().meta({ description: 'Only when made with a public key.' }),
  })
  .meta({ id: 'WaitlistEntry' });

export const WaitlistResponse = pageOfView('Waitlist', WaitlistEntryResponse);

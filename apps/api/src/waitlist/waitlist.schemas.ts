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
    from: instant.meta({ description: 'Offered slots start at or after this instant.' }),
    to: instant.meta({ description: 'Offered slots end at or before this instant; at most 62 days after from.' }),
    duration: duration.nullable().default(null).meta({ description: 'Defaults to the first duration of the service' }),
    units: units.default(1),
    calendarIds: calendarIds.nullable().default(null),
    customer: bookingCustomer,
  }),
).meta({
  id: 'JoinWaitlistRequest',
  description: `At most ${waitingAtMost} entries can wait for one service at once.`,
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
      .meta({ description: 'The offered booking, which is held until it is confirmed, or the one that was accepted.' }),
    createdAt: instantText,
    updatedAt: instantText,
    manageToken: z.string().optional().meta({ description: 'Present only when created with a public key.' }),
  })
  .meta({ id: 'WaitlistEntry' });

export const WaitlistResponse = pageOfView('Waitlist', WaitlistEntryResponse);

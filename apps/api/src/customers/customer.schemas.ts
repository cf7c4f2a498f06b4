import { z } from 'zod';
import { BookingResponse } from '../bookings/booking.schemas.js';
import { EventResponse } from '../history/event.schemas.js';
import { customerId } from '../http/schemas/customer-id.js';
import { ListQuery, pageOf, positionToken } from '../http/schemas/reading.js';
import { WaitlistEntryResponse } from '../waitlist/waitlist.schemas.js';

export const EraseCustomerRequest = z
  .strictObject({ customerId })
  .meta({ id: 'EraseCustomerRequest', examples: [{ customerId: 'cus_ada' }] });

export const ErasedCustomerResponse = z
  .object({
    customerId: z.string(),
    erased: z.literal(true),
    version: z.int(),
    position: positionToken,
  })
  .meta({ id: 'ErasedCustomer' });

export const ExportQuery = ListQuery;

const kept = {
  history: z.array(EventResponse),
  mails: z
    .array(
      z.object({
        audience: z.string().meta({ description: 'The recipient of these mails: customer or desk.' }),
        kind: z.string().meta({ description: 'The kind of the newest mail.' }),
        state: z.string().meta({ description: 'The state of the newest mail.' }),
      }),
    )
    .meta({ description: 'The mails about it.' }),
};

/** One thing that is kept of somebody. */
const Kept = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('booking'), booking: BookingResponse, ...kept }).meta({ id: 'KeptBooking' }),
  z.object({ kind: z.literal('series'), id: z.string(), ...kept }).meta({ id: 'KeptSeries' }),
  z.object({ kind: z.literal('waitlist-entry'), entry: WaitlistEntryResponse, ...kept }).meta({ id: 'KeptWait' }),
]);

export const CustomerExportResponse = pageOf('CustomerExport', Kept);

import { z } from 'zod';
import { expectedVersion } from '../http/schemas/expected-version.js';
import { notify } from '../http/schemas/notify.js';
import { text } from '../http/schemas/text.js';

export const reasonText = text(0, 1_000);

export const tellReason = z
  .boolean()
  .exactOptional()
  .meta({ description: 'Whether the customer sees the reason. Needs bookings:write; the choice is recorded' });

/** How a booking is cancelled, or all of a series that is still to come. */
export const cancellation = z
  .strictObject({
    reason: reasonText.nullable().default(null),
    override: z
      .array(z.enum(['window-closed']))
      .max(1)
      .default([]),
    tellReason,
    notify,
    expectedVersion,
  })
  .prefault({});

import { z } from 'zod';
import { expectedVersion } from '../http/schemas/expected-version.js';

/** What becomes of upcoming bookings that would lose their time. */
export const onConflict = z.enum(['reject', 'displace']).default('reject').meta({
  description:
    'Decides about bookings that would lose their time. reject: the change is refused; displace: they lose their time and keep their id.',
});

export const ArchiveCalendarRequest = z
  .strictObject({ expectedVersion, onConflict })
  .prefault({})
  .meta({ id: 'ArchiveCalendarRequest' });

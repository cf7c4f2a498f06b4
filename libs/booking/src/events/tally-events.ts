import { z } from 'zod';
import type { EventTypesOf } from '#libs/event-store';
import type { TallyEvent } from '../domain/limits/tally.js';
import { instant } from './instant.js';

const counted = z.strictObject({ start: instant, expiresAt: instant.nullable() });

export const tallyEvents: EventTypesOf<TallyEvent> = {
  TallySeeded: [{ schema: z.strictObject({ bookings: z.record(z.string(), counted) }) }],
  TallyCounted: [{ schema: counted.extend({ bookingId: z.string() }) }],
  TallyFreed: [{ schema: z.strictObject({ bookingId: z.string() }) }],
};

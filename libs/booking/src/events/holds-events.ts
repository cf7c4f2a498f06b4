import { z } from 'zod';
import type { EventTypesOf } from '#libs/event-store';
import type { HoldsEvent } from '../domain/limits/holds.js';
import { instant } from './instant.js';

export const holdsEvents: EventTypesOf<HoldsEvent> = {
  HoldCounted: [{ schema: z.strictObject({ bookingId: z.string(), expiresAt: instant }) }],
  HoldReleased: [{ schema: z.strictObject({ bookingId: z.string() }) }],
};

import { z } from 'zod';
import type { EventTypesOf } from '#libs/event-store';
import type { AgendaEvent } from '../domain/claims/agenda.js';
import { instant } from './instant.js';
import { interval } from './interval.js';

const claim = z.strictObject({
  bookingId: z.string(),
  serviceId: z.string(),
  kind: z.enum(['hold', 'request', 'booking']),
  core: interval,
  buffered: interval,
  units: z.int(),
  expiresAt: instant.nullable(),
  outsideHours: z.boolean(),
  isEnded: z.literal(true).exactOptional(),
});

export const agendaEvents: EventTypesOf<AgendaEvent> = {
  TimeClaimed: [{ schema: claim }],
  TimeFreed: [{ schema: z.strictObject({ bookingId: z.string() }) }],
};

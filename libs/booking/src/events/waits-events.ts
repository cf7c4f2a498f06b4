import { z } from 'zod';
import type { EventTypesOf } from '#libs/event-store';
import type { WaitsEvent } from '../domain/limits/waits.js';
import { instant } from './instant.js';

export const waitsEvents: EventTypesOf<WaitsEvent> = {
  WaitCounted: [{ schema: z.strictObject({ entryId: z.string(), until: instant }) }],
  WaitReleased: [{ schema: z.strictObject({ entryId: z.string() }) }],
};

import { z } from 'zod';
import type { ServiceEvent } from '#libs/booking';
import { ServiceResponse } from '../../services/service.answers.js';
import type { EventKind } from './event-kind.js';
import { mergePatch } from './merge-patch.js';

const content = ServiceResponse.omit({
  id: true,
  version: true,
  position: true,
  status: true,
  createdAt: true,
  updatedAt: true,
});

/** A new event does not compile until somebody has described it. */
export const serviceEvents = {
  ServiceCreated: { summary: 'A service was created', data: content },
  ServiceChanged: {
    summary: 'A service was changed; fields that are not listed stay as they were',
    data: content.partial().extend({ metadata: mergePatch }),
  },
  ServiceArchived: { summary: 'A service was archived and takes no new bookings', data: z.object({}) },
  ServiceRestored: { summary: 'An archived service was restored', data: z.object({}) },
} as const satisfies Record<ServiceEvent['type'], EventKind>;

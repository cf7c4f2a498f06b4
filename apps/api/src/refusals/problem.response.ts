import { z } from 'zod';
import { codes, strategies } from '../http/problems/problem-kinds.js';
import { rules } from '../http/problems/rules.js';
import { instantText } from '../http/schemas/instant.js';
import { WaitlistEntryResponse } from '../waitlist/waitlist.schemas.js';

const ContentErrorResponse = z
  .object({
    pointer: z
      .string()
      .meta({ description: 'A JSON pointer into the body, ?name for a parameter, the name of a header.' }),
    rule: z.enum(rules),
    detail: z.string(),
  })
  .meta({ id: 'ContentError' });

const Interval = { start: instantText, end: instantText };

/** What a program needs to go on; which of them are there depends on the code. */
const ofOne = z
  .object({
    errors: z.array(ContentErrorResponse),
    requiredScope: z.string(),
    conflicts: z.array(
      z.object({
        ...Interval,
        calendarId: z.string(),
        kind: z.enum(['hold', 'request', 'booking']),
        bookingId: z.string().optional(),
      }),
    ),
    alternatives: z.array(z.object({ ...Interval, calendarIds: z.array(z.string()) })),
    waitlist: z.string(),
    waitlistEntry: WaitlistEntryResponse,
    position: z.string().meta({
      description: 'As of which event it is true: who reads with this minPosition sees all that it names.',
    }),
    minPosition: z.string(),
    parked: z.string().meta({ description: 'The stream whose newest events the view could not take.' }),
    capacity: z.int(),
    remaining: z.int(),
    requested: z.int(),
    expectedVersion: z.int().nullable(),
    currentVersion: z.int(),
    current: z.string(),
    changes: z.array(z.object({ version: z.int(), type: z.string(), recordedAt: instantText })),
    accepts: z.array(z.string()),
    existing: z.string(),
    differs: z.array(z.string()),
    currentStatus: z.string(),
    allowed: z.array(z.string()),
    closedAt: instantText,
    blockers: z.object({ count: z.int(), bookings: z.array(z.string()) }),
    resolutions: z.array(z.string()),
    heldUntil: instantText,
    expiredAt: instantText,
    limit: z
      .object({
        kind: z.enum(['live-holds', 'per-day', 'per-week', 'per-customer', 'waitlist', 'own-waitlist']),
        atMost: z.int(),
        period: z.string().optional(),
      })
      .meta({ description: 'period: the local day, or the ISO week, that is full.' }),
    missing: z.object({ type: z.string(), id: z.string() }),
    changed: z
      .array(z.object({ type: z.string(), id: z.string(), event: z.string(), recordedAt: instantText }))
      .meta({ description: 'What has happened since slotPosition.' }),
    attempts: z.int(),
    startedAt: instantText,
    firstSeenAt: instantText,
  })
  .partial();

const occurrenceProblem = ofOne
  .pick({
    errors: true,
    conflicts: true,
    capacity: true,
    remaining: true,
    requested: true,
    heldUntil: true,
    limit: true,
    missing: true,
  })
  .extend({ type: z.string(), title: z.string(), status: z.int(), code: z.enum(codes), detail: z.string() });

const occurrence = z.object({
  start: instantText,
  outcome: z.enum(['bookable', 'refused']),
  problem: occurrenceProblem.optional(),
});

const members = ofOne.extend({ occurrences: z.array(occurrence).optional() });

export const ProblemResponse = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.enum(codes),
    requestId: z.string(),
    retry: z.object({ strategy: z.enum(strategies), afterMs: z.int().optional() }),
    ...members.shape,
  })
  .meta({ id: 'Problem', description: 'Why it failed and what to do about it (RFC 9457).' });

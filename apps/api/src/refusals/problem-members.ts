import { z } from 'zod';
import { skipReasons } from '#libs/booking';
import { type Code, type Kind, kinds } from '../http/problems/problem-kinds.js';
import { rules } from '../http/problems/rules.js';
import { instantText, localText } from '../http/schemas/instant.js';
import { WaitlistEntryResponse } from '../waitlist/waitlist.schemas.js';

export const ContentErrorResponse = z
  .object({
    pointer: z
      .string()
      .meta({ description: 'A JSON pointer into the body, ?name for a parameter, or the name of a header.' }),
    rule: z.enum(rules),
    detail: z.string(),
  })
  .meta({ id: 'ContentError' });

const interval = { start: instantText, end: instantText };

const Conflict = z
  .object({
    ...interval,
    calendarId: z.string(),
    kind: z.enum(['hold', 'request', 'booking']),
    bookingId: z.string().optional().meta({ description: 'Present for callers who may read bookings.' }),
  })
  .meta({ id: 'Conflict' });

export const Alternative = z
  .object({
    ...interval,
    localStart: localText.meta({ description: 'Local time in the zone of the service.' }),
    calendarIds: z.array(z.string()),
  })
  .meta({ id: 'Alternative' });

const Limit = z
  .object({
    kind: z.enum(['live-holds', 'per-day', 'per-week', 'per-customer', 'waitlist', 'own-waitlist']),
    atMost: z.int(),
    period: z.string().optional().meta({ description: 'The local day or ISO week that is full.' }),
  })
  .meta({ id: 'ReachedLimit' });

const errors = z.array(ContentErrorResponse);
const thing = { type: z.string(), id: z.string() };
const conflicts = { conflicts: z.array(Conflict) };
const room = { capacity: z.int(), remaining: z.int(), requested: z.int() };
const missing = { missing: z.object(thing) };

const position = z.string().optional().meta({
  description: 'The position at which the refusal is true: reads with this minPosition show everything that it names.',
});

/** What may help whoever lost a slot, beside its alternatives. */
const help = {
  waitlist: z.string().optional().meta({ description: 'The waitlist to join instead.' }),
  waitlistEntry: WaitlistEntryResponse.optional().meta({
    description: 'Present if the request said `waitlist: true`.',
  }),
  changed: z
    .array(z.object({ ...thing, event: z.string(), recordedAt: instantText }))
    .optional()
    .meta({ description: 'The events since slotPosition.' }),
};
const alternatives = z
  .array(Alternative)
  .meta({ description: 'The nearest bookable slots, at most five; empty if none were found.' });
const alternativesPosition = z.string().optional().meta({
  description:
    'The position at which the alternatives were free: `position` or a later one. State it as `slotPosition` when booking one of them.',
});
const otherwise = { alternatives, alternativesPosition, ...help };
const perhapsOtherwise = { alternatives: alternatives.optional(), alternativesPosition, ...help };

const stale = {
  expectedVersion: z.int().nullable(),
  currentVersion: z.int(),
  current: z.string(),
  changes: z.array(z.object({ version: z.int(), type: z.string(), recordedAt: instantText })),
};

/** Refusals of one occurrence of many say nothing of what else could be had. */
const ofOneOfMany = {
  'slot-held': { heldUntil: instantText, ...conflicts },
  'slot-taken': conflicts,
  'capacity-exhausted': { ...room, ...conflicts },
  'dependency-gone': missing,
  'rule-violation': { errors },
  'limit-reached': { limit: Limit },
  unavailable: {},
} satisfies Record<(typeof skipReasons)[number], z.ZodRawShape>;

const refusedOccurrences = skipReasons.map((code) =>
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.literal((kinds[code] as Kind).status),
    code: z.literal(code),
    detail: z.string(),
    ...ofOneOfMany[code],
  }),
);

const Occurrence = z
  .discriminatedUnion('outcome', [
    z.object({ start: instantText, outcome: z.literal('bookable') }),
    z.object({
      start: instantText,
      outcome: z.literal('refused'),
      problem: z.discriminatedUnion('code', refusedOccurrences as [(typeof refusedOccurrences)[number]]),
    }),
  ])
  .meta({ id: 'RefusedOccurrence' });

/** By code, what a program needs to go on beside what every problem has. */
export const problemMembers = {
  ...{ 'method-not-allowed': {}, 'request-timeout': {}, 'content-too-large': {} },
  ...{ 'unsupported-media-type': {}, 'quota-exceeded': {}, 'header-too-large': {}, internal: {}, busy: {} },
  ...{ 'storage-full': {}, 'clock-ahead': {}, 'outcome-unknown': {}, 'other-history': {} },
  unauthenticated: { errors: errors.optional() },
  'malformed-request': { errors: errors.optional() },
  forbidden: { requiredScope: z.string().optional() },
  'not-found': { errors: errors.optional(), position },
  'slot-held': { ...ofOneOfMany['slot-held'], ...otherwise, position },
  'slot-taken': { ...ofOneOfMany['slot-taken'], ...otherwise, position },
  'capacity-exhausted': { ...ofOneOfMany['capacity-exhausted'], ...otherwise, position },
  'version-conflict': { ...stale, position },
  'precondition-failed': { ...stale, position },
  'already-exists': { existing: z.string().optional(), differs: z.array(z.string()).optional(), position },
  'series-conflict': { occurrences: z.array(Occurrence), position },
  'hold-expired': { expiredAt: instantText, ...otherwise, position },
  'illegal-transition': { currentStatus: z.string(), allowed: z.array(z.string()), currentVersion: z.int(), position },
  'window-closed': { closedAt: instantText, position },
  'limit-reached': { ...ofOneOfMany['limit-reached'], ...otherwise, position },
  'dependency-conflict': {
    blockers: z.object({ count: z.int(), bookings: z.array(z.string()) }),
    resolutions: z.array(z.string()),
    position,
  },
  'dependency-gone': { ...ofOneOfMany['dependency-gone'], ...perhapsOtherwise, position },
  'write-contention': { attempts: z.int() },
  'request-in-progress': { startedAt: instantText },
  'rule-violation': { ...ofOneOfMany['rule-violation'], position },
  'idempotency-key-reused': { firstSeenAt: instantText.optional() },
  'version-required': { accepts: z.array(z.string()), current: z.string(), position },
  unavailable: { ...perhapsOtherwise, position },
  'read-behind': {
    minPosition: z.string().optional(),
    parked: z
      .string()
      .optional()
      .meta({ description: 'The stream whose latest events the read model could not process.' }),
    position,
  },
} satisfies Record<Code, z.ZodRawShape>;

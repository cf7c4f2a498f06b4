import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type FoundSlots, newId } from '#libs/booking';
import { toInstant } from '../http/answers/instant.js';
import { bookingId, calendarId, waitlistEntryId } from '../http/schemas/ids.js';
import { instant, instantText, localText } from '../http/schemas/instant.js';
import { ranged } from '../http/schemas/range.js';
import { spokenAppointment, spokenInstant } from '../refusals/spoken-time.js';
import { clockOf } from '../slots/local-time.js';
import { lookForSlots } from '../slots/look-for-slots.js';
import { said } from './arguments.js';
import { words } from './told-booking.js';
import { readOnly, tool } from './tool.js';

const OfferedSlot = z
  .object({
    start: instantText.meta({ description: 'The start to hold or book; pass it on unchanged.' }),
    end: instantText,
    localStart: localText,
    localEnd: localText,
    words,
    remaining: z.int().meta({ description: 'The most places that one booking can take.' }),
    calendarIds: z.array(calendarId),
  })
  .meta({ id: 'OfferedSlot' });

export const findSlots = tool({
  name: 'find_slots',
  title: 'Find when something can be booked',
  description:
    'Finds the free slots of a service between two instants, and returns a new bookingId and waitlistEntryId for the next hold, booking or waitlist entry. A free slot is not reserved: hold it before you ask the person.',
  input: ranged(
    z.strictObject({
      serviceId: said.serviceId,
      from: instant.meta({ description: 'Slots that start at or after this instant, like 2026-11-23T09:00:00+01:00.' }),
      to: instant.meta({ description: 'Slots that start before this instant; at most 62 days after from.' }),
      duration: said.duration.exactOptional(),
      units: said.units.exactOptional(),
      calendarIds: said.calendarIds.exactOptional(),
      bookingToMove: bookingId.exactOptional().meta({
        description: 'A booking to be moved: its own time is ignored. Has no effect with a public key.',
      }),
      limit: z.int().min(1).max(100).default(20).meta({ description: 'The maximum number of slots' }),
    }),
  ).meta({
    id: 'FindSlotsTool',
    examples: [{ serviceId: 'svc_consultation', from: '2026-11-23T08:00:00Z', to: '2026-11-28T17:00:00Z' }],
  }),
  output: z.object({
    words,
    timeZone: z.string().meta({ examples: ['Europe/Berlin'] }),
    slots: z.array(OfferedSlot),
    nextFrom: instantText.optional().meta({ description: 'There are more: pass it as from in the next call.' }),
    nextAvailable: instantText.optional().meta({ description: 'The first free start, even after to.' }),
    bookingId: bookingId.meta({
      description: 'For the next hold_slot or book_slot; do not reuse it after one has succeeded.',
    }),
    waitlistEntryId: waitlistEntryId.meta({ description: 'For the next join_waitlist.' }),
    idempotencyKey: z.string().optional().meta({
      description:
        'Pass it on with either id and keep it secret: repeating the same call with it returns the same answer.',
    }),
  }),
  hints: readOnly,
  door: { scope: 'bookings:read', orOwn: true, orPublic: true },
  problems: ['not-found', 'rule-violation'],
  async run(means, caller, { serviceId, bookingToMove, limit, ...asked }) {
    const query = { ...asked, ...(bookingToMove && { ignoreBooking: bookingToMove }), explain: 'false' as const };
    const { offered } = await lookForSlots(means, caller, serviceId, query);
    const { service, slots, nextAvailable } = offered;
    const nextFrom = slots[limit]?.start ?? offered.nextFrom;
    const localTime = clockOf(service.timeZone);
    return {
      body: {
        words: wordsOf(offered, asked),
        timeZone: service.timeZone,
        slots: slots.slice(0, limit).map((slot) => ({
          start: toInstant(slot.start),
          end: toInstant(slot.end),
          localStart: localTime(slot.start),
          localEnd: localTime(slot.end),
          words: `${spokenAppointment(slot, service.timeZone)}.`,
          remaining: slot.remaining,
          calendarIds: [...slot.calendarIds],
        })),
        ...(nextFrom !== null && { nextFrom: toInstant(nextFrom) }),
        ...(nextAvailable !== null && { nextAvailable: toInstant(nextAvailable) }),
        bookingId: newId('bkg'),
        waitlistEntryId: newId('wls'),
        // Many are one caller with a public key, so that an id and what was sent under it are no proof of having sent it.
        ...(caller.kind === 'public' && { idempotencyKey: randomBytes(24).toString('base64url') }),
      },
    };
  },
});

const wordsOf = (
  { slots, nextFrom, nextAvailable, service }: FoundSlots,
  { from, to }: { from: number; to: number },
): string => {
  const zone = service.timeZone;
  const atLeast = nextFrom === null ? '' : 'at least ';
  if (slots.length === 1) return `There is ${atLeast}one free slot.`;
  if (slots.length > 1) return `There are ${atLeast}${slots.length} free slots.`;
  const next = nextAvailable === null ? '' : ` The next free start is at ${spokenInstant(nextAvailable, zone)}.`;
  return `Nothing is free ${between(from, to, zone)}.${next}`;
};

const between = (from: number, to: number, zone: string) =>
  `between ${spokenInstant(from, zone)} and ${spokenInstant(to, zone)}`;

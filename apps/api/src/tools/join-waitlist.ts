import { z } from 'zod';
import type { WaitlistEntry } from '#libs/booking';
import { toInstant } from '../http/answers/instant.js';
import { bookingId, calendarId, serviceId, waitlistEntryId } from '../http/schemas/ids.js';
import { instant, instantText } from '../http/schemas/instant.js';
import { ranged } from '../http/schemas/range.js';
import { spokenInstant } from '../refusals/spoken-time.js';
import { join } from '../waitlist/join-waitlist.js';
import { waitlistStatuses } from '../waitlist/waitlist.schemas.js';
import { certainCustomer, customerIn, keyed, pointersToCustomer, said } from './arguments.js';
import { manageToken, tellCustomer, toldCustomer, words } from './told-booking.js';
import { tool } from './tool.js';
import { zoneOf } from './zone-of.js';

const ToldEntry = z
  .object({
    waitlistEntryId,
    version: z.int(),
    status: z.enum(waitlistStatuses),
    words,
    serviceId,
    from: instantText,
    to: instantText,
    timeZone: z.string().meta({ examples: ['Europe/Berlin'] }),
    duration: z.int(),
    units: z.int(),
    calendarIds: z.array(calendarId).optional(),
    ...toldCustomer,
    bookingId: bookingId.optional().meta({
      description: 'The booking that was offered, if any: while status is offered, confirm it like any other hold.',
    }),
    manageToken: manageToken.meta({
      description: 'Keep it: with a public key it is required to confirm, move, cancel or read what is offered.',
    }),
  })
  .meta({ id: 'ToldWaitlistEntry' });

export const joinWaitlist = tool({
  name: 'join_waitlist',
  title: 'Wait for a slot to become free',
  description:
    'Adds the person to the waitlist for a slot between two instants, if find_slots has none that suits. A slot that becomes free is held for the person who has waited longest, and that person is notified; nothing is booked automatically.',
  input: ranged(
    z.strictObject({
      waitlistEntryId: said.freshEntryId,
      serviceId: said.serviceId,
      from: instant.meta({ description: 'Offered slots start at or after this instant.' }),
      to: instant.meta({ description: 'Offered slots end at or before this instant; at most 62 days after from.' }),
      duration: said.duration.exactOptional(),
      units: said.units.default(1),
      calendarIds: said.calendarIds.exactOptional(),
      ...certainCustomer,
      idempotencyKey: said.idempotencyKey.exactOptional().meta({
        description: 'The idempotencyKey from find_slots, if it had one: pass it on unchanged.',
      }),
    }),
  ).meta({
    id: 'JoinWaitlistTool',
    examples: [
      {
        waitlistEntryId: 'wls_ada-mornings',
        serviceId: 'svc_consultation',
        from: '2026-11-23T08:00:00Z',
        to: '2026-11-23T12:00:00Z',
        customerName: 'Grace Hopper',
        customerEmail: 'grace@example.com',
      },
    ],
  }),
  output: ToldEntry,
  hints: { readOnly: false, destructive: false, idempotent: true },
  door: { scope: 'bookings:write', orOwn: true, orPublic: true, attempts: true },
  problems: ['not-found', 'already-exists', 'limit-reached', 'dependency-gone', 'rule-violation'],
  pointers: pointersToCustomer,
  async run(means, caller, { waitlistEntryId: id, idempotencyKey, duration = null, ...asked }) {
    const { serviceId, from, to, units, calendarIds = null } = asked;
    const wish = { id, serviceId, from, to, duration, units, calendarIds, customer: customerIn(asked)! };
    const { settled, token } = await join(means, keyed(caller, idempotencyKey), wish);
    const zone = await zoneOf(means.queries, caller, serviceId);
    return { body: { ...toToldEntry(settled.state, zone), ...token }, replayed: settled.replayed };
  },
});

const toToldEntry = (entry: WaitlistEntry, zone: string): z.input<typeof ToldEntry> => ({
  waitlistEntryId: entry.id,
  version: entry.version,
  status: entry.status,
  words: wordsOf(entry, zone),
  serviceId: entry.serviceId,
  from: toInstant(entry.from),
  to: toInstant(entry.to),
  timeZone: zone,
  duration: entry.duration,
  units: entry.units,
  ...(entry.calendarIds && { calendarIds: [...entry.calendarIds] }),
  ...tellCustomer(entry.customer),
  ...(entry.bookingId !== null && { bookingId: entry.bookingId }),
});

const wordsOf = ({ status, from, to }: WaitlistEntry, zone: string): string => {
  const when = `between ${spokenInstant(from, zone)} and ${spokenInstant(to, zone)} (${zone})`;
  return {
    waiting: `Waiting for a slot ${when}.`,
    offered: `A slot is held ${when} and waits for confirmation.`,
    accepted: `The offered slot was taken, ${when}.`,
    expired: `Nothing became free in time, ${when}.`,
    left: `No longer waiting, ${when}.`,
  }[status];
};

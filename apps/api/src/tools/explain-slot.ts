import { z } from 'zod';
import { toInstant } from '../http/answers/instant.js';
import { codes, kinds } from '../http/problems/problem-kinds.js';
import { rules } from '../http/problems/rules.js';
import { instantText, localText } from '../http/schemas/instant.js';
import { spokenInstant } from '../refusals/spoken-time.js';
import { clockOf } from '../slots/local-time.js';
import { lookForSlots } from '../slots/look-for-slots.js';
import { said } from './arguments.js';
import { words } from './told-booking.js';
import { readOnly, tool } from './tool.js';

export const explainSlot = tool({
  name: 'explain_slot',
  title: 'Check whether a start can be booked, and why not',
  description:
    'Says whether a certain start of a service can be booked now and, if not, why. Use it if a person asks for a time that find_slots did not list.',
  input: z
    .strictObject({
      serviceId: said.serviceId,
      start: said.start.meta({ description: 'The start to check, like 2026-11-23T09:00:00+01:00.' }),
      duration: said.duration.exactOptional(),
      units: said.units.exactOptional(),
      calendarIds: said.calendarIds.exactOptional(),
    })
    .meta({ id: 'ExplainSlotTool', examples: [{ serviceId: 'svc_consultation', start: '2026-11-23T09:00:00Z' }] }),
  output: z.object({
    bookable: z.boolean(),
    words,
    start: instantText,
    localStart: localText,
    timeZone: z.string(),
    code: z.enum(codes).optional().meta({ description: 'The code with which booking it would be refused.' }),
    rule: z.enum(rules).optional().meta({ description: 'The rule that it breaks.' }),
    nextAvailable: instantText.optional().meta({ description: 'The first later start that can be booked.' }),
  }),
  hints: readOnly,
  door: { scope: 'bookings:read', orOwn: true, orPublic: true },
  problems: ['not-found', 'rule-violation'],
  async run(means, caller, { serviceId, start, ...wanted }) {
    const query = { ...wanted, from: start, to: start + 1, explain: 'true' as const };
    const { offered } = await lookForSlots(means, caller, serviceId, query);
    const { service, slots, refused, nextAvailable } = offered;
    const bookable = slots.some((slot) => slot.start === start);
    const because = refused.find((each) => each.start === start) ?? offTheGrid;
    const when = spokenInstant(start, service.timeZone);
    const rule = because.rule === null ? '' : ` (${because.rule})`;
    return {
      body: {
        bookable,
        words: bookable ? `${when} can be booked.` : `${when} cannot be booked: ${kinds[because.reason].title}${rule}.`,
        start: toInstant(start),
        localStart: clockOf(service.timeZone)(start),
        timeZone: service.timeZone,
        ...(!bookable && { code: because.reason, ...(because.rule && { rule: because.rule }) }),
        ...(nextAvailable !== null && { nextAvailable: toInstant(nextAvailable) }),
      },
    };
  },
});

/** Where no start is, there is nothing to be refused. */
const offTheGrid = { reason: 'rule-violation', rule: 'off-grid' } as const;

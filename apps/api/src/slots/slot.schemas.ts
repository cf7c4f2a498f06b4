import { z } from 'zod';
import { startsTold } from '#libs/booking';
import { ticket } from '../feed/feed.schemas.js';
import { codes } from '../http/problems/problem-kinds.js';
import { rules } from '../http/problems/rules.js';
import { bookingId, calendarId } from '../http/schemas/ids.js';
import { instant, instantText, localText } from '../http/schemas/instant.js';
import { ranged } from '../http/schemas/range.js';
import { positionToken, ReadQuery } from '../http/schemas/reading.js';
import { timeZone } from '../http/schemas/time-zone.js';

const idList = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',') : value),
  z.array(calendarId).min(1).max(100),
);

const wished = {
  duration: z.coerce
    .number()
    .int()
    .min(1)
    .max(43_200)
    .exactOptional()
    .meta({ description: 'In minutes; by default the first of the service’s.' }),
  units: z.coerce.number().int().min(1).max(100_000).exactOptional().meta({ description: 'By default one.' }),
  calendarIds: idList
    .exactOptional()
    .meta({ description: 'Of an entry of `uses` that names some of these, only they; repeated or with commas.' }),
  ignoreBooking: bookingId.exactOptional().meta({
    description:
      'A booking that is to be moved: its own time does not stand in the way, and what is not stated is as it has it.',
  }),
};

export const FindSlotsQuery = ranged(
  ReadQuery.extend({
    from: instant.meta({ description: 'Slots that start at it or later.' }),
    to: instant.meta({ description: 'Slots that start before it; at most 62 days after from.' }),
    ...wished,
    explain: z
      .enum(['true', 'false'])
      .default('false')
      .meta({ description: 'Give each other start on the grid with the refusal that booking it would meet.' }),
    at: instant
      .exactOptional()
      .meta({ description: 'What was offered at this instant of the past; needs the scope admin.' }),
    include: z
      .enum(['candidates'])
      .exactOptional()
      .meta({ description: 'Tell of each slot all calendars that would do; not told to public callers.' }),
    timeZone: timeZone.exactOptional().meta({ description: 'Of localStart; by default the service’s.' }),
  }),
);

const Slot = z
  .object({
    start: instantText,
    end: instantText,
    remaining: z.int().meta({ description: 'The most units that one booking could take.' }),
    free: z
      .int()
      .optional()
      .meta({ description: 'All units that are left; public callers are told where the service says showFree.' }),
    calendarIds: z.array(calendarId).meta({ description: 'One per entry of uses: what a booking would take now.' }),
    candidates: z.array(calendarId).optional().meta({ description: 'All that would do; with include=candidates.' }),
    localStart: localText,
  })
  .meta({ id: 'Slot' });

export const SlotsResponse = z
  .object({
    slots: z.array(Slot).max(startsTold),
    nextFrom: instantText.nullable().meta({
      description: `The \`from\` of the next answer, where one does not hold all from \`from\` to \`to\`: it has ${startsTold} slots at most, and with explain as many starts that are refused; null: that is all.`,
    }),
    nextAvailable: instantText.nullable().meta({
      description:
        'The first bookable start from `from` on, also behind `to`; null: there is none before `searchedUntil`.',
    }),
    searchedUntil: instantText.meta({
      description:
        'How far a bookable start was looked for; before the horizon only where that would be too much work.',
    }),
    position: positionToken,
    refused: z
      .array(z.object({ start: instantText, reason: z.enum(codes), rule: z.enum(rules).optional() }))
      .optional()
      .meta({ description: 'With explain=true.' }),
  })
  .meta({ id: 'Slots' });

const dayMs = 86_400_000;

/** So many days of one answer at most; with a public key fewer. */
export const mostDays = 366;
export const mostDaysInPublic = 62;

/** A local date, as whole days since the epoch. */
const localDate = z.iso
  .date({ error: 'must be a date like 2026-11-23', abort: true })
  .transform((date) => Date.parse(date) / dayMs)
  .meta({ examples: ['2026-11-23'] });

const dated = <Schema extends z.ZodType<{ from: number; to: number }>>(schema: Schema, most: number) =>
  schema
    .refine(({ from, to }) => to > from, { path: ['to'], message: 'must be after from', params: { rule: 'too-small' } })
    .refine(({ from, to }) => to - from <= most, {
      path: ['to'],
      message: `must be at most ${most} days after from`,
      params: { rule: 'too-large' },
    });

const firstDay = localDate.meta({ description: 'The first day, in the zone of the service.' });

export const FindDaysQuery = dated(
  ReadQuery.extend({
    from: firstDay,
    to: localDate.meta({
      description: `The day behind the last one; at most ${mostDays} days after from, with a public key ${mostDaysInPublic}.`,
    }),
    ...wished,
  }),
  mostDays,
);

const { ignoreBooking: _, ...wishedByAll } = wished;

export const FollowSlotsQuery = dated(
  ReadQuery.extend({
    from: firstDay,
    to: localDate.meta({ description: `The day behind the last one; at most ${mostDaysInPublic} days after from.` }),
    ...wishedByAll,
    ticket,
  }),
  mostDaysInPublic,
);

export const StreamedSlots = z.string().meta({
  description:
    'Server-Sent Events. First `slots`: what `findSlots` answers of these days. Then `day` for each day that has changed: `{ "date", "slots", "nextAvailable" }`, all of its slots as they are now. `id` is a position.',
});

export const DaysResponse = z
  .object({
    days: z
      .array(
        z.object({
          date: z.string().meta({ format: 'date', examples: ['2026-11-23'] }),
          first: instantText.meta({ description: 'The first start that can be booked on it.' }),
          count: z.int().meta({ description: 'How many starts can be booked on it.' }),
        }),
      )
      .max(mostDays)
      .meta({ description: 'In their order; a day on which nothing can be booked is left out.' }),
    timeZone: z.string().meta({ description: 'Of the service: that in which these are days.' }),
    position: positionToken,
  })
  .meta({ id: 'Days' });

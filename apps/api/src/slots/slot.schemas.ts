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
    .meta({ description: 'In minutes; defaults to the first duration of the service.' }),
  units: z.coerce.number().int().min(1).max(100_000).exactOptional().meta({ description: 'Defaults to one.' }),
  calendarIds: idList.exactOptional().meta({
    description:
      'Restricts the choice: where an entry of `uses` lists any of these calendars, one of them is used; repeated, or separated by commas.',
  }),
  ignoreBooking: bookingId.exactOptional().meta({
    description:
      'Ignore the time of this booking, which is to be moved; parameters that are left out are taken from it.',
  }),
};

export const FindSlotsQuery = ranged(
  ReadQuery.extend({
    from: instant.meta({ description: 'Slots that start at or after this instant.' }),
    to: instant.meta({ description: 'Slots that start before this instant; at most 62 days after from.' }),
    ...wished,
    explain: z
      .enum(['true', 'false'])
      .default('false')
      .meta({ description: 'Also return every other start on the grid, with the reason why it cannot be booked.' }),
    at: instant
      .exactOptional()
      .meta({ description: 'Read the availability at this instant in the past; needs the scope admin.' }),
    include: z
      .enum(['candidates'])
      .exactOptional()
      .meta({ description: 'List all possible calendars of each slot; not available to public callers.' }),
    timeZone: timeZone
      .exactOptional()
      .meta({ description: 'The time zone of localStart; defaults to that of the service.' }),
  }),
);

export const SlotResponse = z
  .object({
    start: instantText,
    end: instantText,
    remaining: z.int().meta({ description: 'The most units that one booking can take.' }),
    free: z
      .int()
      .optional()
      .meta({ description: 'All units that are left; public callers see it if the service has showFree.' }),
    calendarIds: z
      .array(calendarId)
      .meta({ description: 'One per entry of uses: the calendars that a booking would take now.' }),
    candidates: z
      .array(calendarId)
      .optional()
      .meta({ description: 'All possible calendars; with include=candidates.' }),
    localStart: localText,
  })
  .meta({ id: 'Slot' });

export const SlotsResponse = z
  .object({
    slots: z.array(SlotResponse).max(startsTold),
    nextFrom: instantText.nullable().meta({
      description: `The \`from\` of the next request if this answer does not cover everything from \`from\` to \`to\`: it has at most ${startsTold} slots, and with explain as many refused starts; null: nothing is left.`,
    }),
    nextAvailable: instantText.nullable().meta({
      description:
        'The first bookable start from `from` on, even after `to`; null: there is none before `searchedUntil`.',
    }),
    searchedUntil: instantText.meta({
      description: 'How far the search for a bookable start went; it ends before the horizon only to limit the work.',
    }),
    position: positionToken,
    refused: z
      .array(z.object({ start: instantText, reason: z.enum(codes), rule: z.enum(rules).optional() }))
      .optional()
      .meta({ description: 'Present with explain=true.' }),
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

const firstDay = localDate.meta({ description: 'The first day, in the time zone of the service.' });

export const FindDaysQuery = dated(
  ReadQuery.extend({
    from: firstDay,
    to: localDate.meta({
      description: `The day after the last one; at most ${mostDays} days after from, with a public key ${mostDaysInPublic}.`,
    }),
    ...wished,
  }),
  mostDays,
);

const { ignoreBooking: _, ...wishedByAll } = wished;

export const FollowSlotsQuery = dated(
  ReadQuery.extend({
    from: firstDay,
    to: localDate.meta({ description: `The day after the last one; at most ${mostDaysInPublic} days after from.` }),
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
          first: instantText.meta({ description: 'The first bookable start of the day.' }),
          count: z.int().meta({ description: 'How many starts of the day can be booked.' }),
        }),
      )
      .max(mostDays)
      .meta({ description: 'In order; days on which nothing can be booked are left out.' }),
    timeZone: z.string().meta({ description: 'The time zone of the service, which the days are in.' }),
    position: positionToken,
  })
  .meta({ id: 'Days' });

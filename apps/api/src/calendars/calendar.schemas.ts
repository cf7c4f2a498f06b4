import { z } from 'zod';
import { firstDay, lastDay, weekdays } from '#libs/booking';
import { changeOf, cleared } from '../http/schemas/change.js';
import { calendarId } from '../http/schemas/ids.js';
import { instantText } from '../http/schemas/instant.js';
import { metadata, metadataPatch, publicMetadata } from '../http/schemas/metadata.js';
import { ListQuery, pageOfView, positionToken } from '../http/schemas/reading.js';
import { line } from '../http/schemas/text.js';
import { timeZone } from '../http/schemas/time-zone.js';
import { Blackout } from './blackout.schemas.js';
import { onConflict } from './on-conflict.js';
import { unchecked } from './unchecked.js';

const wallClock = (pattern: RegExp, last: string) =>
  z
    .string()
    .regex(pattern, `must be a time from 00:00 to ${last}`)
    .meta({ examples: ['09:00'] });

const hours = {
  from: wallClock(/^([01]\d|2[0-3]):[0-5]\d$/, '23:59'),
  to: wallClock(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '24:00'),
};

const isBetween = (date: number) => firstDay <= date && date <= lastDay;
const areDistinct = (values: readonly unknown[]) => new Set(values).size === values.length;
const duplicate = { params: { rule: 'duplicate' } };

const WeeklyHours = z
  .strictObject({
    days: z
      .array(z.enum(weekdays))
      .min(1)
      .max(7)
      .refine(areDistinct, { message: 'lists a day twice', ...duplicate }),
    ...hours,
  })
  .meta({
    id: 'WeeklyHours',
    description: 'Hours in the time zone of the calendar; if `to` is not after `from`, it is on the next day.',
  });

const ExceptionalDay = z
  .strictObject({
    date: z.iso
      .date('must be a date like 2026-12-24')
      .refine((date) => isBetween(Date.parse(date) / 86_400_000), {
        message: 'must lie between 1970-01-01 and 9999-12-31',
        params: { rule: 'out-of-range' },
      })
      .meta({ examples: ['2026-12-24'] }),
    openingHours: z.array(z.strictObject(hours)).max(20),
  })
  .meta({ id: 'ExceptionalDay', description: 'A date with hours other than the weekly ones; no hours: closed.' });

const fields = {
  name: line(1, 200).meta({ examples: ['Room 4'] }),
  timeZone,
  capacity: z.int().min(1).max(100_000),
  openingHours: z.array(WeeklyHours).max(50),
  exceptions: z
    .array(ExceptionalDay)
    .max(1_000)
    .refine((days) => areDistinct(days.map(({ date }) => date)), { message: 'lists a date twice', ...duplicate }),
  metadata,
  publicMetadata: publicMetadata.meta({
    description: 'Shown to visitors together with its services: a picture, for instance, or the floor',
    examples: [{ floor: 2 }],
  }),
};

export const CreateCalendarRequest = z
  .strictObject({
    id: calendarId.exactOptional(),
    ...fields,
    capacity: fields.capacity.default(1),
    exceptions: fields.exceptions.default([]),
    metadata: fields.metadata.default({}),
    publicMetadata: fields.publicMetadata.exactOptional(),
  })
  .meta({
    id: 'CreateCalendarRequest',
    examples: [
      {
        id: 'cal_room-0004',
        name: 'Room 4',
        timeZone: 'Europe/Berlin',
        openingHours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
      },
    ],
  });

const changes = {
  ...fields,
  capacity: cleared(fields.capacity, 1),
  exceptions: cleared(fields.exceptions, []),
  metadata: metadataPatch.nullable(),
  publicMetadata: cleared(fields.publicMetadata, {}),
};

export const ChangeCalendarRequest = changeOf(changes, { onConflict }).meta({ id: 'ChangeCalendarRequest' });

export const ListCalendarsQuery = ListQuery.extend({ status: z.enum(['active', 'archived']).default('active') });

export const CalendarResponse = z
  .object({
    id: calendarId,
    version: z.int(),
    position: positionToken,
    name: z.string(),
    timeZone: z.string(),
    capacity: z.int(),
    status: z.enum(['active', 'archived']),
    openingHours: z.array(z.object({ days: z.array(z.enum(weekdays)), from: z.string(), to: z.string() })),
    exceptions: z.array(
      z.object({ date: z.string(), openingHours: z.array(z.object({ from: z.string(), to: z.string() })) }),
    ),
    blackouts: z.array(Blackout),
    metadata: z.record(z.string(), z.unknown()),
    publicMetadata: z.record(z.string(), z.unknown()),
    unchecked,
    createdAt: instantText,
    updatedAt: instantText,
  })
  .meta({ id: 'Calendar' });

export const CalendarsResponse = pageOfView('Calendars', CalendarResponse);

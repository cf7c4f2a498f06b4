import type { Pool } from 'pg';
import type { Point } from '#libs/event-store';
import { parkedStreams, standsAt } from '#libs/projection';
import type { Context } from '../domain/availability/availability.js';
import type { Calendar } from '../domain/calendars/calendar.js';
import { calendarIdsOf, candidatesOf, type Service } from '../domain/calendars/service.js';
import { type Claim, type ClaimKind, claimsOf } from '../domain/claims/agenda.js';
import type { Occupied } from '../domain/claims/lane.js';
import { intervalOf, unreadableCalendar } from '../domain/claims/unavailable.js';
import type { Sight } from '../domain/deciding/refused.js';
import type { SeenTally } from '../domain/limits/tally.js';
import { day, type Interval } from '../domain/time/interval.js';
import { Turns } from '../turns.js';
import { projectBookings } from './bookings.js';
import { projectCalendars } from './calendars.js';
import { projectClaims } from './claims.js';
import { assertNotParked, dayOfAgenda, type Parked, refuseParked, unavailableIn } from './parked.js';
import type { Scope } from './scope.js';
import { daysAround, projectServices } from './services.js';
import { periodsAround, projectTallyDays, projectTallyWeeks, talliesRead } from './tallies.js';

/** What the slots of a service are computed from, at the point at which all of it stood. */
export interface Availability extends Point {
  readonly context: Context;
  /** Whether nothing was left out because it is parked, or not there yet: that may come without anything being written. */
  readonly isWhole: boolean;
}

export const availabilityProjections = [
  projectServices,
  projectCalendars,
  projectClaims,
  projectTallyDays,
  projectTallyWeeks,
];

interface Row extends Point {
  readonly service: Service;
  readonly calendar_id: string;
  /** Null where the read model does not have it yet. */
  readonly calendar: Calendar | null;
  readonly starts: string | null;
  readonly ends: string;
  readonly kinds: string;
  readonly own_starts: string;
  readonly units: string;
  readonly expiries: string;
  readonly tallies: readonly SeenTally[] | null;
  /** Bookings that are parked; null where none is. */
  readonly unreadable: readonly string[] | null;
  /** Null where all have taken all. */
  readonly parked: readonly Parked[] | null;
}

/** In `kinds`, by its place; `ofUnreadable` more where its booking is parked. */
const kinds: readonly ClaimKind[] = ['hold', 'request', 'booking'];
const ofUnreadable = 30;

/**
 * One statement, so one snapshot: a row for each calendar that the service uses. Claims come as lists of numbers: for a thousand of them the client spends 0.2 ms
 * on four texts, 2.3 ms on rows. One over midnight counts on the first of its days that is read, once. A day whose agenda is
 * parked is not read, and what is claimed for a booking that is parked is told from other claims.
 */
const availabilityOf = (services: string) => `
    select s.state as service, u.calendar_id, k.state as calendar, used.*, counted.tallies, days.unreadable,
        (select json_agg(json_build_object('subject', p.subject, 'position', p.from_position))
          from (${parkedStreams('$1', '$2', availabilityProjections)}) p) as parked,
        at.position, at.mark
      from (${services}) s
      cross join (${standsAt(availabilityProjections)}) at
      cross join lateral unnest(s.calendar_ids) with ordinality u(calendar_id, nth)
      left join slotlog.calendars_v2 k on k.shard = $1 and k.tenant = $2 and k.id = u.calendar_id
      cross join lateral (
        select date '1970-01-01' + $4::integer - s.days_before as first, date '1970-01-01' + $5::integer + s.days_after as last,
            coalesce(array_agg(a.day) filter (where a.calendar_id = u.calendar_id and a.day is not null), '{}') as known,
            array_agg(a.booking_id) filter (where a.booking_id is not null) as unreadable
          from (
            select *, null from unnest($6::text[], $7::date[])
            union all
            select split_part(p.subject, '/', 2), ${dayOfAgenda('p.subject')},
                case when p.subject like 'booking/%' then substr(p.subject, 9) end
              from (${parkedStreams('$1', '$2', [projectClaims, projectBookings])}) p
          ) a(calendar_id, day, booking_id)
      ) days
      cross join lateral (
        select string_agg(c.starts_at::text, ',') as starts, string_agg(c.ends_at::text, ',') as ends,
            string_agg(c.units::text, ',') as units, string_agg(coalesce(c.expires_at::text, 'null'), ',') as expiries,
            string_agg(case when c.booking_id = any(days.unreadable) then '3' else '' end
              || case c.kind when 'hold' then '0' when 'request' then '1' else '2' end, ',') as kinds,
            string_agg(case when c.service_id = s.id then c.core_starts_at::text else 'null' end, ',') as own_starts
          from slotlog.claims_v2 c
          where c.shard = $1 and c.tenant = $2 and c.calendar_id = u.calendar_id and c.day between days.first and days.last
            and c.day <> all(days.known) and c.booking_id <> all($8::text[])
            and (c.starts_at >= (c.day - date '1970-01-01') * 86400000::bigint
              or c.day = days.first
              or c.day - 1 = any(days.known) and c.day - greatest(days.first, date '1970-01-01' + (c.starts_at / 86400000)::integer) = (
                select count(distinct told) from unnest(days.known) told
                  where told < c.day and told >= greatest(days.first, date '1970-01-01' + (c.starts_at / 86400000)::integer)))
      ) used
      cross join lateral (
        ${talliesRead({ service: 's.id', from: 9 })}
          where u.nth = 1
      ) counted
      order by u.nth`;

const ofOneRead = {
  name: 'slotlog-availability',
  text: availabilityOf(`
    select id, state, calendar_ids, days_before, days_after from slotlog.services_v3
      where shard = $1 and tenant = $2 and id = $3`),
};

const ofOneKnown = {
  name: 'slotlog-availability-of-one-known',
  text: availabilityOf(`
    select $3::text as id, null as state, $13::text[] as calendar_ids, $14::integer as days_before,
        $15::integer as days_after`),
};

/** What a decision saw, and the booking that it would have moved, whose time is free. */
export interface Known {
  readonly seen?: Sight;
  readonly ignoreBooking?: string | undefined;
}

/**
 * What speaks for and against the starts within `range`; null where there is no such service, or no calendar yet for one
 * of its needs. What was seen counts, and of its days nothing is read. Where a calendar or one of its days is parked, that
 * is unavailable. Throws ReadBehind where the service or one of its tallies is.
 */
export const readAvailability = async (
  pool: Pool,
  { shard, tenant }: Scope,
  serviceId: string,
  range: Interval,
  { seen, ignoreBooking }: Known = {},
  turns = new Turns(),
): Promise<Availability | null> => {
  const { agendas = [], tallies = [] } = seen ?? {};
  const bookingIds = agendas.flatMap(({ claims }) => claims.map(({ bookingId }) => bookingId));
  const { rows } = await pool.query<Row>({
    ...(seen ? ofOneKnown : ofOneRead),
    values: [
      shard,
      tenant,
      serviceId,
      Math.floor(range.start / day),
      Math.floor(range.end / day),
      agendas.map(({ calendarId }) => calendarId),
      agendas.map((agenda) => agenda.day),
      ignoreBooking === undefined ? bookingIds : [...bookingIds, ignoreBooking],
      ...periodsAround(range),
      ...(seen ? [calendarIdsOf(seen.service.uses), ...Object.values(daysAround(seen.service))] : []),
    ],
  });
  const [first] = rows;
  if (!first) return assertNotParked(pool, { shard, tenant }, serviceId);
  const service = seen?.service ?? first.service;
  const parked = first.parked ?? [];
  refuseParked(parked, service, range, seen);
  const unavailable = [...(seen?.unavailable ?? []), ...unavailableIn(parked, seen)];
  const calendars: Occupied[] = [];
  for (const row of rows) {
    const { calendar_id: id } = row;
    const closed = unavailable.filter(({ calendarId }) => calendarId === id);
    const isClosed = closed.some(({ day: date }) => date === null);
    const shown = isClosed ? unreadableCalendar(id) : row.calendar;
    const calendar = seen?.calendars.find((each) => each.id === id) ?? shown;
    const claims = claimsOf(agendas.filter(({ calendarId }) => calendarId === id)).map((claim) =>
      row.unreadable?.includes(claim.bookingId) ? { ...claim, isUnreadable: true as const } : claim,
    );
    if (!calendar) continue;
    calendars.push({ calendar, claims: [...claimsIn(row, service), ...claims], unavailable: closed.map(intervalOf) });
    await turns.take();
  }
  const usable = calendars.length < rows.length ? usingOnly(service, calendars) : service;
  if (!usable) return null;
  const counted = new Map([...(first.tallies ?? []), ...tallies].map((tally) => [tally.of, tally]));
  const { position, mark } = first;
  const isWhole = usable === service && parked.length === 0 && rows.every(({ unreadable }) => unreadable === null);
  return { isWhole, context: { service: usable, calendars, tallies: [...counted.values()] }, position, mark };
};

/** With what has moved since its rows took it closed, but for what was seen. Throws ReadBehind where that is a tally. */
export const closing = (
  { context, ...stands }: Availability,
  moved: readonly Parked[],
  range: Interval,
  seen: Sight,
): Availability => {
  refuseParked(moved, context.service, range, seen);
  const closed = unavailableIn(moved, seen);
  const calendars = context.calendars.map((each) => ({
    ...each,
    unavailable: [
      ...(each.unavailable ?? []),
      ...closed.filter(({ calendarId }) => calendarId === each.calendar.id).map(intervalOf),
    ],
  }));
  return { ...stands, context: { ...context, calendars } };
};

/** The service as far as its calendars are known: calendars are projected beside it, and may come later. */
const usingOnly = (service: Service, calendars: readonly Occupied[]): Service | null => {
  const isKnown = (id: string) => calendars.some(({ calendar }) => calendar.id === id);
  const uses = service.uses.map((use) => ('anyOf' in use ? { ...use, anyOf: use.anyOf.filter(isKnown) } : use));
  return uses.every((use) => candidatesOf(use).some(isKnown)) ? { ...service, uses } : null;
};

const numbers = <Entry = number>(list: string): Entry[] => JSON.parse(`[${list}]`);

/**
 * Claims of nobody: whose they are is not read, which would cost as much as all the rest. Of other services' claims the
 * own time is not read either.
 */
const claimsIn = (row: Row, { id: serviceId }: Service): Claim[] => {
  const { starts, ends, units, expiries, kinds: kindsOf, own_starts: ownStarts } = row;
  if (starts === null) return [];
  const [endsAt, unitsOf, expiresAt] = [numbers(ends), numbers(units), numbers<number | null>(expiries)];
  const [kindAt, ownStart] = [numbers(kindsOf), numbers<number | null>(ownStarts)];
  return numbers(starts).map((start, index) => {
    const buffered = { start, end: endsAt[index]! };
    const own = ownStart[index] ?? null;
    const kind = kindAt[index]!;
    return {
      bookingId: '',
      serviceId: own === null ? '' : serviceId,
      kind: kinds[kind % ofUnreadable]!,
      core: { start: own ?? start, end: buffered.end },
      buffered,
      units: unitsOf[index]!,
      expiresAt: expiresAt[index]!,
      outsideHours: false,
      ...(kind >= ofUnreadable && { isUnreadable: true }),
    };
  });
};

import type { PoolClient } from 'pg';
import type { StoredEvent } from '#libs/event-store';
import { type Projection, upsertRows } from '#libs/projection';
import type { AgendaEvent, Claim } from '../domain/agenda.js';

/** A booking's claim on a calendar on one UTC day; none: it is freed. */
interface Day {
  readonly tenant: string;
  readonly calendarId: string;
  readonly day: string;
  readonly bookingId: string;
  readonly claim: Claim | null;
}

const claimsTable = {
  name: 'claims_v2',
  key: ['tenant', 'calendar_id', 'day', 'booking_id'],
  columns: ['service_id', 'kind', 'core_starts_at', 'core_ends_at', 'starts_at', 'ends_at', 'units', 'expires_at'],
};

export const projectClaims: Projection = {
  name: 'claims',
  version: 2,
  handles: ['agenda'],
  project: async (client, shard, events) => {
    const days = latestOf(events);
    const freed = days.filter(({ claim }) => claim === null);
    if (freed.length > 0) await deleteClaims(client, shard, freed);
    await upsertRows(client, claimsTable, shard, days.flatMap(rowOf));
  },
};

/** What the last of the events says about each claim. */
const latestOf = (events: readonly StoredEvent[]): Day[] => {
  const days = new Map<string, Day>();
  for (const { tenant, stream, type, data } of events) {
    const { bookingId } = data as AgendaEvent['data'];
    const [, calendarId, day] = stream.split('/') as [string, string, string];
    const claim = type === 'TimeClaimed' ? (data as Claim) : null;
    days.set(`${tenant} ${stream} ${bookingId}`, { tenant, calendarId, day, bookingId, claim });
  }
  return [...days.values()];
};

const rowOf = ({ tenant, calendarId, day, bookingId, claim }: Day): unknown[][] => {
  if (!claim) return [];
  const { serviceId, kind, core, buffered, units, expiresAt } = claim;
  const times = [core.start, core.end, buffered.start, buffered.end];
  return [[tenant, calendarId, day, bookingId, serviceId, kind, ...times, units, expiresAt]];
};

/** Planned anew each time, with the number of keys in view: a cached plan might read the whole shard. */
const deleteClaims = (client: PoolClient, shard: number, days: readonly Day[]) =>
  client.query(
    `delete from slotlog.claims_v2 c
      using unnest($2::text[], $3::text[], $4::date[], $5::text[]) freed(tenant, calendar_id, day, booking_id)
      where c.shard = $1 and c.tenant = freed.tenant and c.calendar_id = freed.calendar_id and c.day = freed.day
        and c.booking_id = freed.booking_id`,
    [
      shard,
      days.map(({ tenant }) => tenant),
      days.map(({ calendarId }) => calendarId),
      days.map(({ day }) => day),
      days.map(({ bookingId }) => bookingId),
    ],
  );

import { rowPerKey } from '#libs/projection';
import type { AgendaEvent, Claim } from '../domain/claims/agenda.js';

/** What bookings claim on a calendar on a UTC day; freed, the row is gone. */
export const projectClaims = rowPerKey({
  name: 'claims',
  version: 2,
  category: 'agenda',
  table: {
    name: 'claims_v2',
    key: ['tenant', 'calendar_id', 'day', 'booking_id'],
    columns: ['service_id', 'kind', 'core_starts_at', 'core_ends_at', 'starts_at', 'ends_at', 'units', 'expires_at'],
  },
  rowOf: ({ tenant, stream, type, data }) => {
    const [, calendarId, day] = stream.split('/');
    const claimed: AgendaEvent['type'] = 'TimeClaimed';
    const key = [tenant, calendarId, day, (data as AgendaEvent['data']).bookingId];
    return { key, columns: type === claimed ? columnsOf(data as Claim) : null };
  },
});

const columnsOf = ({ serviceId, kind, core, buffered, units, expiresAt }: Claim) => {
  const times = [core.start, core.end, buffered.start, buffered.end];
  return [serviceId, kind, ...times, units, expiresAt];
};

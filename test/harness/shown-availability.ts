import type { Point } from '#libs/event-store';
import type { Context } from '../../libs/booking/src/domain/availability/availability.js';
import type { Claim } from '../../libs/booking/src/domain/claims/agenda.js';

interface Stands extends Point {
  readonly parked?: readonly { readonly subject: string; readonly position: number }[] | null;
}

const kinds = ['hold', 'request', 'booking'];

/** As `daysAround` counts them for a massage: whatever is claimed within two days of a range is read. */
const reach = 2 * 86_400_000;

/**
 * The rows by which the read models tell of a context: one for each calendar. `values` are those of the statement, of which
 * it is days since the epoch between which it reads.
 */
export const shownRows = (
  { service, calendars, tallies = [] }: Context,
  { position, mark, parked }: Stands,
  [, , , first = 0, last = 0]: readonly unknown[] = [],
) => {
  const range = { start: Number(first) * 86_400_000 - reach, end: (Number(last) + 1) * 86_400_000 + reach };
  const isRead = ({ buffered }: Claim) => buffered.start < range.end && range.start < buffered.end;
  return calendars.map(({ calendar, claims: all }) => {
    const claims = all.filter(isRead);
    const list = (of: (claim: Claim) => unknown) =>
      claims.length === 0 ? null : claims.map((claim) => String(of(claim))).join();
    return {
      ...{ service, calendar_id: calendar.id, calendar, tallies, unreadable: null, parked: parked ?? null },
      ...{ starts: list(({ buffered }) => buffered.start), ends: list(({ buffered }) => buffered.end) },
      ...{ units: list(({ units }) => units), expiries: list(({ expiresAt }) => expiresAt) },
      kinds: list(({ kind }) => kinds.indexOf(kind)),
      own_starts: list(({ serviceId, core }) => (serviceId === service.id ? core.start : null)),
      ...{ position, mark },
    };
  });
};

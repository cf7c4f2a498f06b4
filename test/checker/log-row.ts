import type { Pool } from 'pg';

/** An event as it stands in the log; `recordedAt` in milliseconds since the epoch. */
export interface Row {
  readonly shard: number;
  readonly position: number;
  readonly tenant: string;
  readonly stream: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly recordedAt: number;
  readonly commandId: string;
  /** The attempt that wrote it, by the id that its caller gave it. */
  readonly correlationId: string;
  /** Kind and id of who sent it: `api-key/key_…`, `policy/expire-holds`. */
  readonly actor: string;
  readonly data: Data;
}

/** What the events of services, calendars, agendas, bookings, holds, tallies and waitlists say, as far as it is proven. */
export interface Data extends Partial<Interval>, Partial<Claim> {
  readonly id?: string;
  readonly capacity?: number;
  readonly calendarIds?: readonly string[];
  readonly holder?: string | null;
  readonly waitlistEntryId?: string;
  readonly entryId?: string;
  readonly customerId?: string | null;
  readonly cause?: string;
  readonly customerHash?: string | null;
  readonly timeZone?: string;
  readonly limits?: Record<'perDay' | 'perWeek' | 'perCustomer', number | null>;
  readonly end?: number;
  readonly seriesId?: string | null;
  readonly occurrences?: readonly { readonly bookingId: string | null }[];
  readonly bookings?: Readonly<Record<string, Tallied>>;
}

/** How a booking is counted: when it begins, and when it ends by itself. */
export interface Tallied {
  readonly start: number;
  readonly expiresAt: number | null;
}

export interface Interval {
  readonly start: number;
  readonly end: number;
}

export interface Claim {
  readonly bookingId: string;
  readonly serviceId: string;
  readonly kind: string;
  readonly core: Interval;
  readonly buffered: Interval;
  readonly units: number;
  readonly expiresAt: number | null;
  readonly isEnded?: true;
}

/** The events that one command wrote, all of them or none; the last one's position and time. */
export interface Commit extends Pick<Row, 'tenant' | 'position' | 'recordedAt'> {
  readonly rows: readonly Row[];
}

export const readRows = async (pool: Pick<Pool, 'query'>): Promise<Row[]> => {
  const { rows } = await pool.query<Row>(
    `select shard, position::float8, tenant, stream, version, id, type, command_id as "commandId",
        correlation_id as "correlationId", actor, data,
        (extract(epoch from recorded_at) * 1000)::float8 as "recordedAt"
      from slotlog.events order by shard, position`,
  );
  return rows;
};

export const commitsOf = (rows: readonly Row[]): Commit[] => {
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups.at(-1)?.[0];
    if (last && last.commandId === row.commandId && last.shard === row.shard) groups.at(-1)!.push(row);
    else groups.push([row]);
  }
  return groups.map((group) => {
    const { tenant, position, recordedAt } = group.at(-1)!;
    return { rows: group, tenant, position, recordedAt };
  });
};

/** From so long after its expiry on a claim keeps nobody out; its holder may rely on it until the expiry. */
export const grace = 2_000;

/** The entry of a map, made if it is not there. */
export const entry = <Key, Value>(map: Map<Key, Value>, key: Key, made: () => Value): Value => {
  const value = map.get(key) ?? made();
  map.set(key, value);
  return value;
};

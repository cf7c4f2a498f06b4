import type { Pool } from 'pg';

interface Row {
  shard: number;
  position: number;
  tenant: string;
  stream: string;
  version: number;
  id: string;
  type: string;
  recordedAt: number;
  commandId: string;
  data: Partial<Claim & Taken> & { capacity?: number };
}

interface Interval {
  start: number;
  end: number;
}

interface Claim {
  bookingId: string;
  buffered: Interval;
  units: number;
}

interface Taken {
  calendarIds: string[];
  buffered: Interval;
  units: number;
}

/** A write that a caller was told is done: its command's stream stands at that version at that position. */
export interface Acknowledged {
  readonly stream: string;
  readonly version: number;
  readonly position: number;
}

/**
 * Reads the whole log and proves it. Returns what is wrong, each as a sentence; nothing is what everybody wants:
 * positions and versions without a gap, time that never runs back, event ids and commands once, every acknowledged
 * write in its place, on no calendar at any instant more units claimed than its capacity, and no booking that claims
 * more or less than it takes.
 */
export const checkLog = async (pool: Pool, acknowledged: readonly Acknowledged[] = []): Promise<string[]> => {
  const { rows } = await pool.query<Row>(
    `select shard, position, tenant, stream, version, id, type, command_id as "commandId", data,
        (extract(epoch from recorded_at) * 1000)::float8 as "recordedAt"
      from slotlog.events order by shard, position`,
  );
  return [
    ...checkOrder(rows),
    ...checkAcknowledged(rows, acknowledged),
    ...checkCapacity(rows),
    ...checkBookingsOwnTheirClaims(rows),
  ];
};

const checkOrder = (rows: readonly Row[]): string[] => {
  const wrong: string[] = [];
  const heads = new Map<number, Row>();
  const versions = new Map<string, number>();
  const ids = new Set<string>();
  const commands = new Map<string, { row: Row; last: number }>();
  for (const row of rows) {
    const { shard, position, tenant, stream, version, id, commandId } = row;
    const head = heads.get(shard);
    if (position !== (head?.position ?? 0) + 1)
      wrong.push(`shard ${shard}: position ${position} follows ${head?.position ?? 0}`);
    if (head && row.recordedAt < head.recordedAt) wrong.push(`shard ${shard}: time runs back at position ${position}`);
    heads.set(shard, row);
    const name = `${tenant} ${stream}`;
    const last = versions.get(name) ?? 0;
    if (version !== last + 1) wrong.push(`${name}: version ${version} follows ${last}`);
    versions.set(name, version);
    if (ids.has(id)) wrong.push(`event ${id} is there twice`);
    ids.add(id);
    const command = commands.get(`${tenant} ${commandId}`);
    if (command && command.last !== position - 1) wrong.push(`command ${commandId} was stored twice or apart`);
    commands.set(`${tenant} ${commandId}`, { row, last: position });
  }
  return wrong;
};

const checkAcknowledged = (rows: readonly Row[], acknowledged: readonly Acknowledged[]): string[] => {
  const stored = new Set(rows.map(({ stream, version, position }) => `${stream} ${version} ${position}`));
  return acknowledged
    .filter(({ stream, version, position }) => !stored.has(`${stream} ${version} ${position}`))
    .map(({ stream, version, position }) => `acknowledged, but not there: ${stream} ${version} at ${position}`);
};

const checkCapacity = (rows: readonly Row[]): string[] => {
  const wrong: string[] = [];
  const capacities = new Map<string, number>();
  const agendas = new Map<string, Map<string, Claim>>();
  for (const { tenant, stream, type, data, position } of rows) {
    const [category, id] = stream.split('/') as [string, string];
    const { capacity: changed } = data;
    if (category === 'calendar' && changed !== undefined) capacities.set(`${tenant} ${id}`, changed);
    if (category !== 'agenda') continue;
    const claims = claimsAfter(agendas, `${tenant} ${stream}`, type, data as Claim);
    if (type === 'TimeFreed') continue;
    const most = mostUnits([...claims.values()]);
    const capacity = capacities.get(`${tenant} ${id}`) ?? 0;
    if (most > capacity) wrong.push(`${stream}: ${most} of ${capacity} units claimed at position ${position}`);
  }
  return wrong;
};

const claimsAfter = (agendas: Map<string, Map<string, Claim>>, key: string, type: string, claim: Claim) => {
  const claims = agendas.get(key) ?? new Map<string, Claim>();
  agendas.set(key, claims);
  if (type === 'TimeFreed') claims.delete(claim.bookingId);
  else claims.set(claim.bookingId, claim);
  return claims;
};

/** After each command a booking claims exactly what it says that it takes: on each calendar, each UTC day, in each unit. */
const checkBookingsOwnTheirClaims = (rows: readonly Row[]): string[] => {
  const wrong: string[] = [];
  const taken = new Map<string, string[]>();
  const claimed = new Map<string, Map<string, string>>();
  let touched = new Set<string>();
  rows.forEach(({ tenant, stream, type, data, position, commandId }, at) => {
    const [category, id, day] = stream.split('/') as [string, string, string];
    if (category === 'booking') {
      const booking = `${tenant} ${id}`;
      touched.add(booking);
      if (type === 'BookingCancelled') taken.set(booking, []);
      else if (data.buffered) taken.set(booking, claimsNeeded(data as Taken));
    }
    if (category === 'agenda') {
      const booking = `${tenant} ${data.bookingId}`;
      touched.add(booking);
      const claims = claimed.get(booking) ?? new Map<string, string>();
      claimed.set(booking, claims);
      if (type === 'TimeFreed') claims.delete(stream);
      else claims.set(stream, claimText(id, day, data as Claim));
    }
    if (rows[at + 1]?.commandId === commandId) return;
    for (const booking of touched) {
      const has = [...(claimed.get(booking)?.values() ?? [])].toSorted();
      const needs = (taken.get(booking) ?? []).toSorted();
      if (has.join() !== needs.join())
        wrong.push(`${booking} takes ${needs} but claims ${has} at position ${position}`);
    }
    touched = new Set();
  });
  return wrong;
};

const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

const claimsNeeded = (taken: Taken): string[] => {
  const days: string[] = [];
  const { start, end } = taken.buffered;
  for (let at = Math.floor(start / 86_400_000) * 86_400_000; at < end; at += 86_400_000) days.push(dayOf(at));
  return taken.calendarIds.flatMap((id) => days.map((day) => claimText(id, day, taken)));
};

const claimText = (calendar: string, day: string, { buffered, units }: Pick<Claim, 'buffered' | 'units'>) =>
  `${calendar}/${day} ${buffered.start}–${buffered.end} × ${units}`;

const mostUnits = (claims: readonly Claim[]): number =>
  Math.max(
    ...claims.map(({ buffered: { start } }) =>
      claims
        .filter(({ buffered }) => buffered.start <= start && start < buffered.end)
        .reduce((sum, c) => sum + c.units, 0),
    ),
  );

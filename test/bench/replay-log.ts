import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const day = 86_400_000;
const quarter = 900_000;
const calendars = 1_000;
const begin = Date.UTC(2026, 0, 1);

interface Fact {
  readonly stream: string;
  readonly type: string;
  readonly data: object;
}

const idOf = (kind: string, number: number) => `${kind}_019b7${number.toString(36).padStart(6, '0')}k3q8v2x7d9f4`;

const calendar = (number: number): Fact[] => {
  const id = idOf('cal', number);
  const openingHours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }];
  const content = {
    id,
    name: `Room ${number}`,
    timeZone: 'UTC',
    capacity: 1,
    openingHours,
    exceptions: [],
    metadata: {},
  };
  return [{ stream: `calendar/${id}`, type: 'CalendarCreated', data: content }];
};

const service = (number: number): Fact[] => {
  const id = idOf('svc', number);
  const windows = { minNotice: 0, horizonDays: 1_000, cancellationWindow: 0, holdSeconds: 300, holdSecondsMax: 1_800 };
  const rules = { approval: 'automatic', approvalDeadline: null, maxUnitsPerBooking: 1, showFree: false };
  const limits = { perDay: null, perWeek: null, perCustomer: null };
  const told = { offerMinutes: 60, mails: 'off', reminders: [], mailFromName: null, locale: null, notifyDesk: [] };
  const times = { timeZone: 'UTC', durations: [15], step: 15, bufferBefore: 0, bufferAfter: 0 };
  const uses = [{ calendarId: idOf('cal', number) }];
  const data = {
    id,
    name: `Visit to room ${number}`,
    ...times,
    ...windows,
    ...rules,
    limits,
    ...told,
    uses,
    metadata: {},
  };
  return [{ stream: `service/${id}`, type: 'ServiceCreated', data }];
};

/** The commands of one booking: made, and of every twenty three are moved and three cancelled. */
const booking = (number: number): Fact[][] => {
  const id = idOf('bkg', number);
  const of = number % calendars;
  const [calendarId, serviceId] = [idOf('cal', of), idOf('svc', of)];
  /** Twelve days are full before the next ones are begun, as a calendar fills up. */
  const nth = Math.floor(number / calendars) * 2;
  const takenAt = (at: number) => {
    const start = begin + at * quarter;
    const core = { start, end: start + quarter };
    const agenda = `agenda/${calendarId}/${new Date(start).toISOString().slice(0, 10)}`;
    const claim = { bookingId: id, serviceId, kind: 'booking', core, buffered: core, units: 1, expiresAt: null };
    return {
      taken: { calendarIds: [calendarId], core, buffered: core, units: 1, choices: [], overrides: [] },
      claims: { stream: agenda, type: 'TimeClaimed', data: { ...claim, outsideHours: false } },
      frees: { stream: agenda, type: 'TimeFreed', data: { bookingId: id } },
    };
  };
  const here = takenAt(nth);
  const there = takenAt(nth + 1);
  const customer = {
    id: idOf('cus', number % 40_000),
    name: 'Ada Lovelace',
    email: `ada${number}@example.com`,
    phone: null,
  };
  const alone = { customerHash: null, seriesId: null, cancellationWindow: 0 };
  const content = { id, serviceId, ...here.taken, customer, notes: null, metadata: {}, ...alone };
  const stream = `booking/${id}`;
  const commands: Fact[][] = [[here.claims, { stream, type: 'BookingConfirmed', data: content }]];
  const fate = Math.floor(number / 7) % 20;
  if (fate < 3) {
    const moved = { stream, type: 'BookingRescheduled', data: { ...there.taken, expiresAt: null } };
    commands.push([here.frees, there.claims, moved]);
  } else if (fate < 6) {
    commands.push([here.frees, { stream, type: 'BookingCancelled', data: { reason: null } }]);
  }
  return commands;
};

/** Bookings are changed some time after they were made, when thousands of others have been. */
const delay = 5_000;

function* commands(): Generator<Fact[]> {
  for (let number = 0; number < calendars; number += 1) yield calendar(number);
  for (let number = 0; number < calendars; number += 1) yield service(number);
  const later: Fact[][][] = [];
  for (let number = 0; ; number += 1) {
    const [made, ...changes] = booking(number);
    yield made!;
    later[number % delay] ??= [];
    for (const change of later[number % delay]!) yield change;
    later[number % delay] = changes;
  }
}

/** Loads a history of about `count` events into the log of one shard, by COPY. Returns the head. */
export const loadLog = async (owner: Pool, shard: number, count: number): Promise<number> => {
  const client = await owner.connect();
  const stream = client.query(
    copyFrom(`copy slotlog.events (shard, position, tenant, stream, version, id, type, schema_version, recorded_at,
      actor, correlation_id, command_id, data) from stdin`),
  );
  const versions = new Map<string, number>();
  const uuid = (kind: number, number: number) =>
    `019b7000-${kind.toString(16).padStart(4, '0')}-7000-8000-${number.toString(16).padStart(12, '0')}`;
  let position = 0;
  let command = 0;
  let text = '';
  for (const facts of commands()) {
    if (position + facts.length > count) break;
    command += 1;
    for (const fact of facts) {
      position += 1;
      const version = (versions.get(fact.stream) ?? 0) + 1;
      versions.set(fact.stream, version);
      const recordedAt = new Date(begin - 30 * day + command).toISOString();
      const id = uuid(1, position);
      const [correlation, commandId] = [uuid(2, command), uuid(3, command)];
      const columns = [shard, position, 'default', fact.stream, version, id, fact.type, 1, recordedAt, 'key/key_bench'];
      text += `${[...columns, correlation, commandId, JSON.stringify(fact.data)].join('\t')}\n`;
    }
    if (text.length < 1 << 18) continue;
    if (!stream.write(text)) await once(stream, 'drain');
    text = '';
  }
  stream.end(text);
  await finished(stream);
  client.release();
  await owner.query(
    `insert into slotlog.digests (shard, position, recorded_at, digest)
      select shard, position, recorded_at, '' from slotlog.events where shard = $1 and position = $2`,
    [shard, position],
  );
  await owner.query('vacuum (analyze) slotlog.events');
  return position;
};

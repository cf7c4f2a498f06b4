import type { Pool } from 'pg';

/** How many calendars there are; what is loaded and what is booked later is spread over all of them. */
export const calendars = 100;

/** Bookings of one calendar on one day: so many events has each of its agendas. */
export const bookingsPerDay = 14;

export const calendarId = (number: number) => `cal_growth-${number}`;
export const serviceId = (number: number) => `svc_growth-${number}`;

/** The agenda of one of the loaded bookings. */
export const agendaOf = (booking: number) => {
  const day = new Date(begin + Math.floor(booking / calendars / bookingsPerDay) * 86_400_000);
  return `agenda/${calendarId(booking % calendars)}/${day.toISOString().slice(0, 10)}`;
};

/** Long enough ago for ten years of loaded bookings to be over. */
const begin = Date.UTC(2012, 0, 1);

const chunk = 250_000;

/**
 * Loads bookings behind the head of a shard as if they had been made one by one, two events each: written by the database
 * itself, since 10 million events through the append would take a quarter of an hour. The digests are no chain, but as
 * many as sixteen bookings to a call would make. Read models get the claims; how far they are is moved to the head.
 */
export const loadBookings = async (owner: Pool, shard: number, bookings: number, onChunk: (done: number) => void) => {
  const { rows } = await owner.query('select max(position)::float8 as head from slotlog.events where shard = $1', [
    shard,
  ]);
  const head: number = rows[0].head;
  for (let from = 0; from < bookings; from += chunk) {
    const to = Math.min(from + chunk, bookings);
    const client = await owner.connect();
    await client.query("set statement_timeout = 0; set synchronous_commit = off; set work_mem = '256MB'");
    for (const insert of [events, commands, digests, await claims(owner)]) {
      await client.query(`with b as materialized (${booked}) ${insert}`, [shard, head, from, to - 1]);
    }
    client.release(true);
    onChunk(to);
  }
  await owner.query(
    `
    insert into slotlog.checkpoints (shard, projection, version, from_position, position, mark)
      select distinct on (c.projection, c.version) c.shard, c.projection, c.version, c.position, e.position, right(e.id::text, 8)
        from slotlog.checkpoints c join slotlog.events e on e.shard = c.shard and e.position = $2
        where c.shard = $1 order by c.projection, c.version, c.from_position desc`,
    [shard, head + bookings * 2],
  );
  await owner.query('vacuum (analyze) slotlog.events, slotlog.commands, slotlog.digests');
  await owner.query('checkpoint');
};

/** Ids as the application draws them: ascending in time. `p` is the position of the booking's first event. */
const uuid = (number: string) =>
  `(lpad(to_hex(1700000000000 + ${number} / 8), 12, '0') || '7' || substr(md5((${number})::text), 1, 3) || '8'
    || substr(md5((${number})::text), 4, 15))::uuid`;

const booked = `
  select n, $2::bigint + 2 * n + 1 as p, 'bkg_' || replace(${uuid('2 * n')}::text, '-', '') as id, ${uuid('2 * n + 1')} as command,
      'cal_growth-' || n % ${calendars} as calendar, 'svc_growth-' || n % ${calendars} as service, d.day,
      n / ${calendars} % ${bookingsPerDay} + 1 as nth,
      ${begin} + (n / ${calendars} / ${bookingsPerDay}) * 86400000 + (n / ${calendars} % ${bookingsPerDay}) * 3600000 as start
    from generate_series($3::bigint, $4::bigint) n
    cross join lateral (
      select date 'epoch' + (${begin / 86_400_000} + n / ${calendars} / ${bookingsPerDay})::integer as day
    ) d`;

const interval = `format('{"start":%s,"end":%s}', b.start, b.start + 900000)`;

const events = `
  insert into slotlog.events (shard, position, tenant, stream, version, id, type, schema_version, recorded_at, actor,
      correlation_id, causation_id, command_id, data)
    select $1, b.p + e.nth, 'default', e.stream, e.version, ${uuid('b.p + e.nth')}, e.type, 1, now(), 'api-key/key_0199f3c2a1b4',
        b.command, null, b.command, e.data::json
      from b cross join lateral (values
        (0, 'agenda/' || b.calendar || '/' || b.day, b.nth, 'TimeClaimed', format(
          '{"bookingId":"%s","serviceId":"%s","kind":"booking","core":%s,"buffered":%s,"units":1,"expiresAt":null,"outsideHours":false}',
          b.id, b.service, ${interval}, ${interval})),
        (1, 'booking/' || b.id, 1, 'BookingConfirmed', format(
          '{"id":"%s","serviceId":"%s","calendarIds":["%s"],"core":%s,"buffered":%s,"units":1,"choices":[],"overrides":[],'
          || '"customer":{"id":"cus_0199f3c2a1b47d3e8c21f0a9b6d4%s","name":"Ada Lovelace","email":"ada@example.com","phone":null},'
          || '"notes":null,"metadata":{}}', b.id, b.service, b.calendar, ${interval}, ${interval}, b.n % 40000))
      ) e(nth, stream, version, type, data)
      order by 2`;

const commands = `
  insert into slotlog.commands (shard, tenant, id, idempotency_key, fingerprint, stream, version, position, recorded_at)
    select $1, 'default', b.command, null, null, 'booking/' || b.id, 1, b.p + 1, now() from b order by b.n`;

const digests = `
  insert into slotlog.digests (shard, position, recorded_at, digest)
    select $1, b.p + 1, now(), sha256(b.p::text::bytea) from b where b.n % 16 = 15 or b.n = $4::bigint order by b.n`;

/** Into the version that today's code reads. */
const claims = async (owner: Pool) => {
  const { rows } = await owner.query(
    "select max(tablename) as name from pg_tables where schemaname = 'slotlog' and tablename like 'claims_v%'",
  );
  return `
    insert into slotlog.${rows[0].name} (shard, tenant, calendar_id, day, booking_id, service_id, kind, core_starts_at,
        core_ends_at, starts_at, ends_at, units, expires_at)
      select $1, 'default', b.calendar, b.day, b.id, b.service, 'booking', b.start, b.start + 900000, b.start, b.start + 900000,
          1, null
        from b where $2::bigint is not null order by b.n`;
};

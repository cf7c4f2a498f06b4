import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { PlantedRows, places } from '#test/harness/databases/planted-rows';

/** An event as its row has it. */
export interface EventRow {
  readonly shard: number;
  readonly position: number;
  readonly tenant: string;
  readonly stream: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly recorded_at: string;
  readonly actor: string;
  readonly correlation_id: string;
  readonly causation_id: string | null;
  readonly command_id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export const eventsOfShard = 40;
export const streams = ['room/a', 'room/b', 'hall/x', 'person/p1', 'person/p2'];

/** A Monday at noon. */
export const noon = Date.parse('2020-03-02T12:00:00Z');

/** Three events share each instant, which lies within a millisecond. */
export const recordedAt = (position: number) =>
  `${new Date(noon + Math.floor(position / 3) * 1_000).toISOString().slice(0, -1)}500Z`;

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
export const eventId = (shard: number, position: number) =>
  `00000000-0000-4000-8000-${hex(shard, 4)}${hex(position, 8)}`;
export const commandId = (shard: number, nth: number) => `10000000-0000-4000-8000-${hex(shard, 4)}${hex(nth, 8)}`;
export const markAt = (position: number) => hex(position, 8);

/** Two shards with the same streams of the same two tenants, in another order each. A command makes two events. */
export const eventRows: readonly EventRow[] = [3, 7].flatMap((shard) => {
  const versions = new Map<string, number>();
  return Array.from({ length: eventsOfShard }, (_, at) => {
    const position = at + 1;
    const tenant = (Math.floor(at / 2) + (shard >> 2)) % 2 === 0 ? 'ten_a' : 'ten_b';
    const stream = streams[(at * 2 + Math.floor(at / 7) * shard) % streams.length]!;
    const version = (versions.get(`${tenant} ${stream}`) ?? 0) + 1;
    versions.set(`${tenant} ${stream}`, version);
    const nth = Math.floor(at / 2);
    return {
      shard,
      position,
      tenant,
      stream,
      version,
      id: eventId(shard, position),
      type: at % 7 === 0 ? 'Opened' : 'Taken',
      schema_version: at % 11 === 0 ? 2 : 1,
      recorded_at: recordedAt(position),
      actor: `actor/${at % 3}`,
      correlation_id: `cor_${nth}`,
      causation_id: at % 4 < 2 ? null : `cau_${nth}`,
      command_id: commandId(shard, nth),
      data: {
        at: position,
        of: `${shard} ${tenant}`,
        print: `print ${position}`,
        ...(position % 3 === 0 && { said: { who: `who ${shard} ${position}` } }),
        ...(position % 4 === 1 && { sealed: `p${position % 8 === 1 ? 1 : 2}.xyz ${shard}` }),
      },
    };
  });
});

export const eventsOf = ({ shard, tenant }: { readonly shard: number; readonly tenant?: string }) =>
  eventRows.filter((row) => row.shard === shard && (tenant === undefined || row.tenant === tenant));

/** Appends ended behind these. */
export const appended = [5, 10, 12, 20, 33, 40];

/** What Postgres sends of a time: microseconds since 2000, eight bytes. */
const sent = (instant: string) => {
  const microseconds = BigInt(Date.parse(instant)) * 1_000n + 500n - 946_684_800_000_000n;
  return microseconds.toString(16).padStart(16, '0');
};

/** What of an event its digest is made of. */
export const said = (row: EventRow) =>
  [
    row.position,
    row.tenant,
    row.stream,
    row.version,
    row.id,
    row.type,
    row.schema_version,
    sent(row.recorded_at),
    row.actor,
    row.correlation_id,
    row.causation_id ?? '',
    row.command_id,
    JSON.stringify(row.data),
  ].join('\x1f');

/** The digests of a shard, computed from the events by themselves. */
export const digestRows = (shard: number) => {
  let before: Buffer = Buffer.alloc(0);
  return appended.map((position, nth) => {
    const events = eventsOf({ shard }).filter(
      (row) => row.position > (appended[nth - 1] ?? 0) && row.position <= position,
    );
    before = createHash('sha256').update(before).update(events.map(said).join('\x1e')).digest();
    return { shard, position, recorded_at: recordedAt(position), digest: `\\x${before.toString('hex')}` };
  });
};

export const openLogRows = async (): Promise<PlantedRows> => {
  const planted = await PlantedRows.open();
  await planted.plant('events', eventRows.toReversed());
  await planted.plant('digests', [...digestRows(3), ...digestRows(7)]);
  return planted;
};

/** A look at the log as somebody leaves it who may do what its triggers refuse; undone afterwards. */
export const afterwards = <Result>(planted: PlantedRows, change: string, look: (db: Pool) => Promise<Result>) =>
  planted.undone(async (client) => {
    await client.query(
      'alter table slotlog.events disable trigger all; alter table slotlog.digests disable trigger all',
    );
    await client.query(change);
    return look(client as unknown as Pool);
  });

export { places };

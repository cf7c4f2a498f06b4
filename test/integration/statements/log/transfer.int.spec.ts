import type { Pool } from 'pg';
import { type PlantedRows, rowsOf } from '#test/harness/databases/planted-rows';
import { insertCommands, listCommands } from '../../../../libs/event-store/src/sql/transfer/commands-of-shard.js';
import { copyLines } from '../../../../libs/event-store/src/sql/transfer/copy-lines.js';
import { copyStreams } from '../../../../libs/event-store/src/sql/transfer/copy-streams.js';
import { insertExported } from '../../../../libs/event-store/src/sql/transfer/insert-exported.js';
import type { ExportedEvent } from '../../../../libs/event-store/src/transfer/exported-event.js';
import { commandId, digestRows, eventsOf, openLogRows } from './planted-log.js';

let planted: PlantedRows;

/** The same ids for both tenants of both shards, some behind the last position. */
const commands = [3, 7].flatMap((shard) =>
  ['ten_a', 'ten_b'].flatMap((tenant, of) =>
    [0, 1, 2].map((nth) => ({
      shard,
      tenant,
      id: commandId(1, nth),
      idempotency_key: nth === 1 ? `key_${shard}_${tenant}` : null,
      fingerprint: nth === 1 ? 'print' : null,
      stream: 'room/a',
      version: nth,
      position: 10 * (nth + 1) + 5 * of,
      recorded_at: '2020-03-02T12:00:01.000500Z',
    })),
  ),
);

beforeAll(async () => {
  planted = await openLogRows();
  await planted.plant('commands', commands);
});

afterAll(() => planted.close());

const digestAt = (shard: number, position: number) =>
  digestRows(shard)
    .find((each) => each.position === position)
    ?.digest.slice(2);

const exported = (shard: number): ExportedEvent[] =>
  eventsOf({ shard }).map((row) => {
    const digest = digestAt(shard, row.position);
    return {
      shard,
      position: row.position,
      tenant: row.tenant,
      stream: row.stream,
      version: row.version,
      id: row.id,
      type: row.type,
      schemaVersion: row.schema_version,
      recordedAt: row.recorded_at,
      actor: row.actor,
      correlationId: row.correlation_id,
      causationId: row.causation_id,
      commandId: row.command_id,
      data: row.data,
      ...(digest !== undefined && { digest }),
    } as ExportedEvent;
  });

const all = async <Part>(parts: AsyncIterable<Part>): Promise<Part[]> => {
  const found: Part[] = [];
  for await (const part of parts) found.push(part);
  return found;
};

test('lines are the events of a shard behind a position and up to another, with the digests that stand there', async () => {
  await planted.undone(async (client) => {
    for (const shard of [3, 7]) {
      for (const [after, upTo] of [
        [0, 40],
        [5, 12],
        [39, 99],
      ] as const) {
        const parts = await all(copyLines(client, shard, after, upTo));
        const lines = parts
          .map(({ text }) => text)
          .join('')
          .split('\n')
          .filter(Boolean);
        const wanted = exported(shard).filter(({ position }) => after < position && position <= upTo);
        expect(lines.map((line) => JSON.parse(line))).toEqual(wanted);
        expect(parts.reduce((sum, { events }) => sum + events, 0)).toBe(wanted.length);
      }
    }
  });
});

test('streams are copied by name, tenant and version, those of a range of names, as they were at a position', async () => {
  await planted.undone(async (client) => {
    for (const shard of [3, 7]) {
      for (const [from, to, upTo] of [
        ['', 'z', 40],
        ['person/p1', 'room/a', 33],
        ['hall/x', 'hall/y', 20],
        ['room/', 'room/b', 40],
      ] as const) {
        const found = (await all(copyStreams(client, { shard, from, to, upTo }))).flat();
        const order = (row: { stream: string; tenant: string; version: number }) =>
          `${row.stream} ${row.tenant} ${String(row.version).padStart(3, '0')}`;
        const wanted = eventsOf({ shard })
          .filter(({ stream, position }) => from <= stream && stream < to && position <= upTo)
          .sort((a, b) => (order(a) < order(b) ? -1 : 1));
        expect(found.map(({ id, position, data, recordedAt }) => ({ id, position, data, recordedAt }))).toEqual(
          wanted.map(({ id, position, data, recorded_at: at }) => ({ id, position, data, recordedAt: Date.parse(at) })),
        );
      }
    }
  });
});

test('commands are exported by id and tenant, behind a place and up to a position, and imported once', async () => {
  for (const shard of [3, 7]) {
    for (const head of [20, 25, 40]) {
      for (const after of [
        { id: '00000000-0000-0000-0000-000000000000', tenant: '' },
        { id: commandId(1, 0), tenant: 'ten_a' },
        { id: commandId(1, 1), tenant: 'ten_b' },
      ]) {
        for (const limit of [1, 99]) {
          const order = (row: { id: string; tenant: string }) => `${row.id} ${row.tenant}`;
          const wanted = commands
            .filter((row) => row.shard === shard && row.position <= head && order(row) > order(after))
            .sort((a, b) => (order(a) < order(b) ? -1 : 1))
            .slice(0, limit)
            .map(({ idempotency_key: idempotencyKey, recorded_at: recordedAt, ...row }) => ({
              ...row,
              idempotencyKey,
              recordedAt,
            }));
          const found = await listCommands(planted.pool, { shard, head }, after, limit);
          expect(found).toEqual(wanted);
          await planted.undone(async (client) => {
            const before = await rowsOf(client, 'commands', '*', 'shard, id, tenant');
            await insertCommands(
              client,
              found.map((each) => ({ ...each, version: 99 })),
            );
            expect(await rowsOf(client, 'commands', '*', 'shard, id, tenant')).toEqual(before);
            await client.query('delete from slotlog.commands where shard = $1', [shard]);
            await insertCommands(client, found);
            expect(
              await listCommands(
                client as unknown as Pool,
                { shard, head: 99 },
                { id: commandId(0, 0), tenant: '' },
                99,
              ),
            ).toEqual(found);
          });
        }
      }
    }
  }
});

test('events are imported as they were exported, with the digests of their appends', async () => {
  await planted.undone(async (client) => {
    const events = exported(3);
    await client.query(
      'alter table slotlog.events disable trigger all; alter table slotlog.digests disable trigger all',
    );
    await client.query('delete from slotlog.events where shard = 3');
    await client.query('delete from slotlog.digests where shard = 3');
    await insertExported(client, 3, events);
    const rows = await rowsOf<{ position: number; recorded_at: string }>(
      client,
      'events where shard = 3',
      '*',
      'position',
    );
    expect(rows.map(({ recorded_at: at, ...row }) => ({ ...row, at: Date.parse(at) }))).toEqual(
      eventsOf({ shard: 3 }).map(({ recorded_at: at, ...row }) => ({ ...row, at: Date.parse(at) })),
    );
    const digests = await rowsOf<{ position: number }>(
      client,
      'digests where shard = 3',
      'position, digest',
      'position',
    );
    expect(digests).toEqual(digestRows(3).map(({ position, digest }) => ({ position, digest })));
  });
});

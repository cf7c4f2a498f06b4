import type { ClientBase } from 'pg';
import { type PlantedRows, rowsOf } from '#test/harness/databases/planted-rows';
import { holdShard } from '../../../../libs/event-store/src/sql/appending/lock-shard.js';
import { readTails } from '../../../../libs/event-store/src/sql/reading/read-tails.js';
import { commandId, eventId, eventsOf, openLogRows, places } from '../log/planted-log.js';

let planted: PlantedRows;

beforeAll(async () => {
  planted = await openLogRows();
});

afterAll(() => planted.close());

test('new events in some streams are told stream by stream, up to a position and to a page’s bytes', async () => {
  for (const { shard, tenant } of places) {
    const own = (stream: string) => eventsOf({ shard, tenant }).filter((row) => row.stream === stream);
    const [a, p] = [own('room/a'), own('person/p1')];
    const asked = [
      { tenant, stream: 'room/a', version: 1, event: a[0]!.id },
      { tenant, stream: 'none/x', version: 0, event: null },
      { tenant, stream: 'person/p1', version: 1, event: eventId(8, 8) },
      { tenant, stream: 'room/b', version: 0, event: null },
      { tenant, stream: 'hall/x', version: 99, event: eventId(8, 8) },
      { tenant, stream: 'person/p1', version: p.length, event: p.at(-1)!.id },
    ];
    for (const upTo of [20, 40]) {
      for (const bytes of [1, 700, 1 << 20]) {
        let size = 0;
        const wanted: { otherPast: boolean; positions: number[] }[] = [];
        for (const { stream, version, event } of asked) {
          if (size >= bytes) break;
          const isSame = version === 0 || own(stream).some((row) => row.version === version && row.id === event);
          const tail = { otherPast: !isSame, positions: [] as number[] };
          for (const row of own(stream)) {
            if ((isSame && row.version <= version) || row.position > upTo || size >= bytes) continue;
            tail.positions.push(row.position);
            size += Buffer.byteLength(JSON.stringify(row.data)) + 200;
          }
          wanted.push(tail);
        }
        const { tails, isMore } = await readTails(planted.pool, shard, asked, { upTo, bytes });
        const found = tails.map(({ otherPast, events }) => ({
          otherPast,
          positions: events.map((each) => each.position),
        }));
        expect({ found, isMore }).toEqual({ found: wanted, isMore: size >= bytes });
      }
    }
    const { tails } = await readTails(planted.pool, shard, asked.slice(0, 1));
    const [event] = tails[0]!.events;
    const row = a[1]!;
    expect(event).toEqual({
      position: row.position,
      stream: row.stream,
      version: 2,
      id: row.id,
      type: row.type,
      schemaVersion: row.schema_version,
      recordedAt: Date.parse(row.recorded_at),
      actor: row.actor,
      data: row.data,
      size: Buffer.byteLength(JSON.stringify(row.data)),
    });
  }
});

test('a shard is held that there is', async () => {
  await planted.undone(async (client) => {
    expect(await holdShard(client, 3)).toBeGreaterThan(0);
    await expect(holdShard(client, 14)).rejects.toMatchObject({ code: 'SL002' });
  });
});

interface Command {
  readonly shard: number;
  readonly tenant: string;
  readonly id: string;
}

const keyOf = ({ shard, tenant, id }: Command) => `${shard} ${tenant} ${id}`;

/** Old up to position 30, of the last week behind that; for each id a command of the other tenant and shard, too. */
const oldLog = async (client: ClientBase) => {
  await client.query(`alter table slotlog.events disable trigger all;
    update slotlog.events set recorded_at = now() - interval '1 day' where position > 30`);
  const commands = eventsOf({ shard: 3 }).map(({ tenant, command_id: id, position, stream, version }) => ({
    shard: 3,
    tenant,
    id,
    position,
    stream,
    version,
    recorded_at: '2020-01-01T00:00:00Z',
  }));
  const byKey = new Map(
    [
      ...commands,
      ...commands.flatMap((each) => [
        { ...each, shard: 7 },
        { ...each, tenant: 'ten_z' },
      ]),
      { ...commands[0]!, id: commandId(3, 500) },
    ].map((each) => [keyOf(each), each]),
  );
  const columns = 'shard, tenant, id, position, stream, version, recorded_at';
  const insert = `insert into slotlog.commands (${columns}) select ${columns} from json_populate_recordset(null::slotlog.commands, $1)`;
  await client.query(insert, [JSON.stringify([...byKey.values()])]);
  // One that was carried out again within the week.
  await client.query('update slotlog.commands set recorded_at = now() where id = $1', [commandId(3, 2)]);
  return [...byKey.keys()];
};

test('commands older than a week are forgotten with the events that they made, batch by batch', async () => {
  await planted.undone(async (client) => {
    const all = await oldLog(client);
    await client.query('insert into slotlog.command_expiries (shard, position) values (7, 25)');
    let from = 0;
    for (const [limit, to] of [
      [7, 7],
      [12, 19],
      [20, 30],
      [20, 30],
    ] as const) {
      const { rows } = await client.query('select slotlog.expire_commands(3::smallint, $1) as passed', [limit]);
      expect(rows[0].passed).toBe(to - from);
      from = to;
      const gone = new Set(
        eventsOf({ shard: 3 })
          .filter((row) => row.position <= to && row.command_id !== commandId(3, 2))
          .map(({ shard, tenant, command_id: id }) => keyOf({ shard, tenant, id })),
      );
      const left = (await rowsOf<Command>(client, 'commands', 'shard, tenant, id')).map(keyOf);
      expect(left.sort()).toEqual(all.filter((key) => !gone.has(key)).sort());
      const expiries = await rowsOf<object>(client, 'command_expiries', 'shard, position');
      expect(expiries).toEqual([
        { shard: 3, position: to },
        { shard: 7, position: 25 },
      ]);
    }
    const { rows } = await client.query('select slotlog.expire_commands(5::smallint, 10) as passed');
    expect(rows[0].passed).toBe(0);
  });
});

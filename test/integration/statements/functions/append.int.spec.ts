import type { ClientBase } from 'pg';
import { Dice } from '#test/fuzz/dice';
import { type PlantedRows, rowsOf } from '#test/harness/databases/planted-rows';
import { append } from '../../../../libs/event-store/src/sql/appending/append.js';
import { findBrokenDigest } from '../../../../libs/event-store/src/sql/proving/find-broken-digest.js';
import type { Call } from '../../../../libs/event-store/src/writing/settlement.js';
import { digestRows, type EventRow, eventId, markAt, openLogRows } from '../log/planted-log.js';
import { type Drawn, drawCall, known, outcomesOf } from './settled-by-model.js';

const shard = 3;
const always = { earliest: 0, latest: 1e15 };

let planted: PlantedRows;

beforeAll(async () => {
  planted = await openLogRows();
  await planted.plant('tenants', [
    { tenant: 'ten_a', shard },
    { tenant: 'ten_b', shard },
    { tenant: 'ten_7', shard: 7 },
  ]);
  await planted.plant('commands', known);
});

afterAll(() => planted.close());

const stored = async (client: ClientBase) => {
  const columns = 'position, tenant, stream, version, id, type, actor, correlation_id, causation_id, command_id, data';
  const rows = await rowsOf<EventRow>(client, `events where shard = ${shard} and position > 40`, columns, 'position');
  const commands = await rowsOf<object>(
    client,
    `commands where shard = ${shard} and position > 40`,
    'position, tenant, id, idempotency_key, fingerprint, stream, version',
    'position',
  );
  const digests = await rowsOf<{ position: number }>(
    client,
    `digests where shard = ${shard} and position > 40`,
    'position',
  );
  const keys = await rowsOf<object>(client, 'keys', 'shard, tenant, stream, generation, wrapped', 'tenant, stream');
  return { rows, commands, digests: digests.map(({ position }) => position), keys };
};

const wantedRows = ({ call, outcomes }: Drawn) => {
  let position = 40;
  const passed = call.settlements.filter((_, nth) => outcomes[nth]!.outcome === 'stored');
  const rows = passed.flatMap(({ envelope, events }) =>
    events.map(({ stream, version, id, type, data }) => ({
      position: ++position,
      tenant: envelope.tenant,
      stream,
      version,
      id,
      type,
      actor: envelope.actor,
      correlation_id: envelope.correlationId,
      causation_id: envelope.causationId ?? null,
      command_id: envelope.commandId,
      data,
    })),
  );
  const commands = passed
    .filter(({ events }) => events.length > 0)
    .map(({ envelope, subject, events }) => ({
      position: rows.find(({ id }) => id === events.at(-1)!.id)!.position,
      tenant: envelope.tenant,
      id: envelope.commandId,
      idempotency_key: envelope.idempotency?.key ?? null,
      fingerprint: envelope.idempotency?.fingerprint ?? null,
      stream: subject.stream,
      version: subject.version,
    }));
  const keys = passed
    .filter(({ events }) => events.length > 0)
    .flatMap(({ envelope, keys }) =>
      keys.map(({ stream, generation, wrapped }) => ({
        shard,
        tenant: envelope.tenant,
        stream,
        generation,
        wrapped: wrapped && `\\x${wrapped.toString('hex')}`,
      })),
    );
  return { rows, commands, digests: rows.length > 0 ? [position] : [], keys };
};

test('a group is settled as its commands would be one by one: known, behind, late or stored', async () => {
  const dice = new Dice(11);
  for (let round = 0; round < 90; round += 1) {
    const call = drawCall(dice);
    const drawn = { call, outcomes: outcomesOf(call) };
    await planted.undone(async (client) => {
      const found = await append(client, shard, call, always);
      expect(found.map(({ recordedAt: _, ...outcome }) => outcome)).toEqual(drawn.outcomes);
      const wanted = wantedRows(drawn);
      const left = await stored(client);
      const byName = (keys: readonly object[]) => keys.map((key) => Object.values(key).join(' ')).sort();
      expect({ ...left, keys: byName(left.keys) }).toEqual({ ...wanted, keys: byName(wanted.keys) });
      const behind = { shard, position: 40, digest: Buffer.from(digestRows(shard).at(-1)!.digest.slice(2), 'hex') };
      expect((await findBrokenDigest(client, shard, behind)).broken).toBeNull();
    });
  }
});

const one = (tenant = 'ten_a', more: Partial<Call['settlements'][number]> = {}): Call => {
  const id = eventId(9, 1);
  const event = { stream: 'new/x', version: 1, id, type: 'Taken', schemaVersion: 1, data: {}, json: '{}', size: 2 };
  const envelope = { tenant, commandId: eventId(9, 2), actor: 'a', correlationId: 'c' };
  const subject = { stream: 'new/x', version: 1 };
  const settlement = { envelope, subject, events: [event], keys: [], until: 1e15, expects: [], builtOn: [], ...more };
  return { settlements: [settlement], expectations: [] };
};

const codeOf = (client: ClientBase, ...call: [number, Call, typeof always]) =>
  append(client, ...call).then(
    ([outcome]) => outcome!.outcome,
    ({ code }) => code,
  );

test('nothing is written in a shard that there is not, or for a tenant who lives elsewhere', async () => {
  const ask = (shard: number, tenant: string, more = {}) =>
    planted.undone((client) => codeOf(client, shard, one(tenant, more), always));
  expect(await ask(3, 'ten_a')).toBe('stored');
  expect(await ask(14, 'ten_a')).toBe('SL002');
  expect(await ask(3, 'ten_7')).toBe('SL005');
  expect(await ask(7, 'ten_7')).toBe('stored');
  expect(await ask(3, 'ten_none')).toBe('SL005');
  expect(await ask(14, 'ten_none', { events: [] })).toBe('stored');
  expect(
    await planted.undone(async (client) => {
      await client.query('set transaction isolation level repeatable read');
      return codeOf(client, 3, one(), always);
    }),
  ).toBe('SL003');
});

test('the time of the log does not run back, and is one at which the caller may record and the command still holds', async () => {
  const [at, next] = [Date.parse('2999-01-01T00:00:00Z'), Date.parse('2999-01-01T00:00:01Z')];
  await planted.undone(async (client) => {
    await client.query(
      "insert into slotlog.digests values (3, 41, '2999-01-01', '\\x'), (7, 900, '2999-06-01', '\\x')",
    );
    const ask = async (until: number, time: Partial<typeof always>, more = {}) => {
      await client.query('savepoint before');
      const found = await codeOf(client, 3, one('ten_a', { until, ...more }), { ...always, ...time });
      await client.query('rollback to savepoint before');
      return found;
    };
    expect(await ask(next, { latest: at })).toBe('stored');
    expect(await ask(next, { latest: at - 1 })).toBe('SL004');
    expect(await ask(at, {})).toBe('late');
    expect(await ask(at + 1, {})).toBe('stored');
    expect(await ask(next, { earliest: next })).toBe('SL004');
    // Without events nothing is recorded, and only the clock counts.
    expect(await ask(at - 1, {}, { events: [] })).toBe('stored');
    expect(await ask(1, {}, { events: [] })).toBe('late');
    const [outcome] = await append(client, 3, one('ten_a', { until: next }), always);
    expect(outcome!.recordedAt).toBe(at);
    const [mixed] = await append(client, 3, { ...one('ten_a', { until: 1 }) }, always);
    expect(mixed!.outcome).toBe('known');
  });
});

test('one of a group of two is stored though the other is late at that instant', async () => {
  const at = Date.parse('2999-01-01T00:00:00Z');
  await planted.undone(async (client) => {
    await client.query("insert into slotlog.digests values (3, 41, '2999-01-01', '\\x')");
    const [first] = one('ten_a', { until: at }).settlements;
    const [second] = one('ten_b', { until: at + 1 }).settlements;
    const settlements = [first!, { ...second!, envelope: { ...second!.envelope, commandId: eventId(9, 3) } }];
    const found = await append(client, 3, { settlements, expectations: [] }, always);
    expect(found.map(({ outcome }) => outcome)).toEqual(['late', 'stored']);
  });
});

test('the end of a shard is told to those who write nothing', async () => {
  await planted.undone(async (client) => {
    const nothing = one('ten_a', { events: [] });
    expect(await append(client, 3, nothing, always)).toMatchObject([{ end: { position: 40, mark: markAt(40) } }]);
    expect(await append(client, 5, nothing, always)).toMatchObject([{ end: { position: 0, mark: '00000000' } }]);
  });
});

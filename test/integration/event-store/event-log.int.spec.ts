import { Busy, IdempotencyKeyReused, UnknownTenant } from '#libs/event-store';
import { checkLog } from '#test/checker/check-log';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope, Full, room, takeSeat, takeSeats } from '#test/harness/logs/seats';

let database: ClonedDatabase;
let here: OpenLog;
let there: OpenLog;

beforeAll(async () => {
  database = await cloneDatabase();
  [here, there] = await Promise.all([
    openLog(database.url, { isPipelined: true }),
    openLog(database.url, { isPipelined: true }),
  ]);
});

afterAll(async () => {
  const wrong = await checkLog(here.pool);
  await Promise.all([here.close(), there.close()]);
  await database.drop();
  expect(wrong).toEqual([]);
});

const take = (log: OpenLog, id: string, who: string, seats = 1, more = {}) =>
  log.log.decide(envelope(more), room(id), takeSeat(room(id), who, seats));

describe('settling', () => {
  test('an event gets the next version of its stream and the next position of its shard', async () => {
    const first = await take(here, 'order', 'ada', 2);
    const second = await take(here, 'order', 'bob', 2);
    expect(first).toMatchObject({ version: 1, state: { taken: ['ada'] }, appended: true, replayed: false });
    expect(second).toMatchObject({ version: 2, position: first.position + 1, state: { taken: ['ada', 'bob'] } });
  });

  test('several streams are written in one commit or not at all', async () => {
    await take(here, 'left', 'ada');
    const both = (who: string) =>
      here.log.decide(envelope(), room('left'), takeSeats([room('right'), room('left')], who, 1));
    await expect(both('bob')).rejects.toThrow(Full);
    const shard = (await here.log.shardOf('default'))!;
    expect(await here.log.readStream(shard, 'default', 'room/right')).toEqual([]);
  });

  test('two tenants may choose the same names', async () => {
    await here.pool.query(
      `insert into slotlog.tenants (tenant, shard) values ('other', slotlog.default_shard('default'))`,
    );
    await take(here, 'same', 'ada');
    await expect(take(here, 'same', 'bob', 1, { tenant: 'other' })).resolves.toMatchObject({ version: 1 });
  });

  test('an unknown tenant has no log', async () => {
    await expect(take(here, 'nowhere', 'ada', 1, { tenant: 'nobody' })).rejects.toThrow(UnknownTenant);
  });

  test('a stranger on the other process is seen at once, though the state in memory is old', async () => {
    await take(here, 'stale', 'ada', 2);
    await take(there, 'stale', 'bob', 2);
    await expect(take(here, 'stale', 'eve', 2)).rejects.toMatchObject({ version: 2 });
  });

  test('nobody is refused by what is gone: a refusal is checked against the log like a success', async () => {
    const seat = room('freed');
    const free = (log: OpenLog) =>
      log.log.decide(envelope(), seat, (read) => {
        read(seat);
        return { events: [{ stream: seat, type: 'SeatFreed', data: {} }], until: Number.POSITIVE_INFINITY };
      });
    const emptied = {
      ...seat,
      evolve: (_: unknown, { event }: { event: { type: string; data: { who: string } } }) => ({
        taken: event.type === 'SeatFreed' ? [] : [event.data.who],
      }),
    };
    const takeOne = (log: OpenLog, who: string) => log.log.decide(envelope(), emptied, takeSeat(emptied, who));
    await takeOne(here, 'ada');
    await free(there);
    await expect(takeOne(here, 'bob')).resolves.toMatchObject({ version: 3, state: { taken: ['bob'] } });
  });

  test('who loses to another of the same group is told, also where the decision only took hints', async () => {
    const hinting = (who: string) =>
      here.log.decide(envelope(), room('hinted'), (read) => {
        read.hint([room('beside')]);
        return takeSeat(room('hinted'), who)(read);
      });
    const outcomes = await Promise.allSettled(['ada', 'bob', 'eve'].map(hinting));
    expect(outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : 'seated'))).toEqual([
      'seated',
      new Full(1),
      new Full(1),
    ]);
  });

  test('a refusal waits for no lock', async () => {
    await take(here, 'locked', 'ada');
    const holder = await there.pool.connect();
    await holder.query('begin');
    await holder.query('select slotlog.lock_shard($1)', [await here.log.shardOf('default')]);
    await expect(take(here, 'locked', 'bob')).rejects.toThrow(Full);
    await holder.query('rollback');
    holder.release();
  });

  test('what is decided too late is decided again at the time of the database', async () => {
    const times: number[] = [];
    const settled = await here.log.decide(envelope(), room('late'), (read, now) => {
      times.push(now);
      read(room('late'));
      const until = times.length === 1 ? now - 1_000 : Number.POSITIVE_INFINITY;
      return { events: [{ stream: room('late'), type: 'SeatTaken', data: { who: `try ${times.length}` } }], until };
    });
    expect(settled.state).toEqual({ taken: [`try ${times.length}`] });
    expect(times.length).toBeGreaterThan(1);
  });

  test('a refusal that is no longer true when it is settled is decided again', async () => {
    let refusals = 0;
    const settled = await here.log.decide(envelope(), room('opens'), (read, now) => {
      read(room('opens'));
      if (refusals++ === 0) throw Object.assign(new Error('not yet'), { until: now - 1_000 });
      return {
        events: [{ stream: room('opens'), type: 'SeatTaken', data: { who: 'ada' } }],
        until: Number.POSITIVE_INFINITY,
      };
    });
    expect(settled.version).toBe(1);
  });

  test('a value that Postgres rejects fails its own command and leaves nothing', async () => {
    await expect(take(here, 'nul', 'a\u0000b')).resolves.toMatchObject({ version: 1 });
    await expect(take(here, 'bad\u0000name', 'ada')).rejects.toThrow();
    await expect(take(here, 'good', 'ada')).resolves.toMatchObject({ version: 1 });
  });

  test('a stream far longer than a refusal brings along is still read to its end', async () => {
    const fill = (log: OpenLog, count: number) =>
      log.log.decide(envelope(), room('long'), (read) => {
        read(room('long'));
        const event = { stream: room('long'), type: 'SeatTaken', data: { who: 'x' } };
        return { events: Array.from({ length: count }, () => event), until: Number.POSITIVE_INFINITY };
      });
    await fill(here, 1);
    for (let i = 0; i < 5; i += 1) await fill(there, 100);
    expect(await fill(here, 1)).toMatchObject({ version: 502, state: { taken: { length: 502 } } });
  });
});

describe('a command is known by its id and its key', () => {
  test('the same command sent again is answered, not carried out', async () => {
    const again = envelope();
    const first = await here.log.decide(again, room('twice'), takeSeat(room('twice'), 'ada', 9));
    const second = await there.log.decide(again, room('twice'), takeSeat(room('twice'), 'ada', 9));
    expect(second).toMatchObject({
      version: first.version,
      position: first.position,
      state: first.state,
      replayed: true,
    });
  });

  test('the same key answers with the first success as it was then, though the stream has moved on', async () => {
    const idempotency = { key: 'key-1', fingerprint: 'content' };
    const first = await take(here, 'keyed', 'ada', 2, { idempotency });
    await take(here, 'keyed', 'bob', 2);
    const again = await there.log.decide(
      envelope({ idempotency }),
      room('drawn-anew'),
      takeSeat(room('drawn-anew'), 'ada'),
    );
    expect(again).toMatchObject({ replayed: true, position: first.position, version: 1, state: { taken: ['ada'] } });
  });

  test('the same key meets its own success before its own conflict', async () => {
    const idempotency = { key: 'key-2', fingerprint: 'content' };
    await take(here, 'own', 'ada', 1, { idempotency });
    await expect(take(here, 'own', 'ada', 1, { idempotency })).resolves.toMatchObject({ replayed: true, version: 1 });
  });

  test('the same key for another request is refused', async () => {
    await take(here, 'reused', 'ada', 2, { idempotency: { key: 'key-3', fingerprint: 'content' } });
    const other = take(there, 'reused', 'bob', 2, { idempotency: { key: 'key-3', fingerprint: 'other' } });
    await expect(other).rejects.toThrow(IdempotencyKeyReused);
  });

  test('a refusal does not use up its key', async () => {
    const idempotency = { key: 'key-4', fingerprint: 'content' };
    await take(here, 'burnt', 'ada');
    await expect(take(here, 'burnt', 'bob', 1, { idempotency })).rejects.toThrow(Full);
    await expect(take(here, 'burnt', 'bob', 2, { idempotency })).resolves.toMatchObject({
      replayed: false,
      version: 2,
    });
  });
});

describe('rights in the log:', () => {
  test('the application can append by the function and in no other way', async () => {
    const app = await openLog(database.url, { role: 'slotlog_app' });
    await expect(take(app, 'by-app', 'ada')).resolves.toMatchObject({ version: 1 });
    for (const sql of [
      `insert into slotlog.tenants (tenant, shard) values ('mine', 1)`,
      'insert into slotlog.events select * from slotlog.events limit 1',
      `update slotlog.events set type = 'Forged'`,
      'delete from slotlog.events',
      'truncate slotlog.events',
      'delete from slotlog.commands',
      'delete from slotlog.shard_heads',
      'create table slotlog.mine ()',
    ]) {
      await expect(app.pool.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
    await app.close();
  });

  test('not even the owner changes the log by mistake', async () => {
    for (const sql of [
      'update slotlog.events set actor = actor',
      'delete from slotlog.events',
      'truncate slotlog.events',
    ]) {
      await expect(here.pool.query(sql)).rejects.toMatchObject({ code: 'SL001' });
    }
  });

  test('an append refuses to run where it could not see what was committed before it', async () => {
    const client = await here.pool.connect();
    await client.query('begin isolation level repeatable read');
    const empty = Array.from({ length: 31 }, () => "'{}'").join(', ');
    const call = client.query(`select slotlog.append(1::smallint, ${empty}, null, null)`);
    await expect(call).rejects.toMatchObject({ code: 'SL003' });
    await client.query('rollback');
    client.release();
  });
});

describe('when the database is in trouble', () => {
  test('no connection to be had is busy, and nothing is stored', async () => {
    const { log, pool, close } = await openLog(database.url);
    await log.shardOf('default');
    const clients = await Promise.all(Array.from({ length: 10 }, () => pool.connect()));
    pool.options.connectionTimeoutMillis = 100;
    await expect(log.decide(envelope(), room('busy'), takeSeat(room('busy'), 'ada'))).rejects.toThrow(Busy);
    for (const client of clients) client.release();
    await close();
  });
});

describe('the database guards by itself:', () => {
  test('an append waits for whoever holds the shard', async () => {
    const holder = await there.pool.connect();
    await holder.query('begin');
    await holder.query('select slotlog.lock_shard($1)', [await here.log.shardOf('default')]);
    let isSettled = false;
    const waiting = take(here, 'waits', 'ada').then(() => {
      isSettled = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const wasSettled = isSettled;
    await holder.query('rollback');
    holder.release();
    await waiting;
    expect(wasSettled).toBe(false);
  });

  test('no second event of one version and none of one position, whoever inserts it', async () => {
    await take(here, 'unique', 'ada');
    const again = (columns: string) =>
      here.pool.query(`insert into slotlog.events
        select e.shard, e.position + ${columns} as position, e.tenant, e.stream, e.version, gen_random_uuid(), e.type, e.schema_version,
            e.recorded_at, e.actor, e.correlation_id, e.causation_id, e.command_id, e.data
          from slotlog.events e where stream = 'room/unique'`);
    await expect(again('1000000')).rejects.toMatchObject({ code: '23505' });
    await expect(again('0')).rejects.toMatchObject({ code: '23505' });
  });
});

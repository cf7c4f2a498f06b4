import { spawn } from 'node:child_process';
import { randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope, Full, room, takeSeat } from '#test/harness/logs/seats';
import { append } from '../../../libs/event-store/src/sql/appending/append.js';

let database: ClonedDatabase;
let here: OpenLog;
let there: OpenLog;
let shard: number;

beforeAll(async () => {
  database = await cloneDatabase();
  [here, there] = await Promise.all([
    openLog(database.url, { isPipelined: true }),
    openLog(database.url, { isPipelined: true }),
  ]);
  shard = (await here.log.shardOf('default'))!;
});

afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await database.drop();
});

/** What a failover to a replica that lagged does: the newest events of a stream are gone. */
const loseTail = async (id: string, after: number) => {
  await here.pool.query(`
    begin;
    alter table slotlog.events disable trigger all;
    delete from slotlog.events where stream = 'room/${id}' and version > ${after};
    alter table slotlog.digests disable trigger all;
    delete from slotlog.digests d where d.position > (select max(position) from slotlog.events e where e.shard = d.shard);
    alter table slotlog.digests enable always trigger digests_are_never_changed;
    alter table slotlog.digests enable always trigger digests_are_never_truncated;
    alter table slotlog.events enable always trigger events_are_never_changed;
    alter table slotlog.events enable always trigger events_are_never_truncated;
    commit`);
};

test('a decision built on an event that was never stored fails on a foreign event of the same number', async () => {
  const neverStored = randomUUIDv7();
  await there.log.decide(envelope(), room('foreign'), takeSeat(room('foreign'), 'eve', 9));
  const decided = {
    envelope: envelope(),
    subject: { stream: 'room/foreign', version: 2 },
    events: [
      {
        stream: 'room/foreign',
        version: 2,
        id: randomUUIDv7(),
        type: 'SeatTaken',
        schemaVersion: 1,
        data: { who: 'ada' },
        json: '{"who":"ada"}',
        size: 13,
      },
    ],
    keys: [],
    until: Number.POSITIVE_INFINITY,
    expects: [0],
    builtOn: [],
  };
  const expectations = [{ tenant: 'default', stream: 'room/foreign', version: 1, event: neverStored }];
  const client = await here.pool.connect();
  const anyTime = { earliest: 0, latest: Number.MAX_SAFE_INTEGER };
  const [outcome] = await append(client, shard, { settlements: [decided], expectations }, anyTime);
  client.release();
  expect(outcome).toMatchObject({
    outcome: 'behind',
    missing: [{ stream: 'room/foreign', version: 1, otherPast: true, events: [{ version: 1, data: { who: 'eve' } }] }],
  });
});

test('a state whose last event the database has lost is folded anew, never continued', async () => {
  const lost = room('lost');
  for (const who of ['ada', 'bob']) await here.log.decide(envelope(), lost, takeSeat(lost, who, 9));
  await loseTail('lost', 1);
  await there.log.decide(envelope(), lost, takeSeat(lost, 'eve', 9));
  const settled = await here.log.decide(envelope(), lost, takeSeat(lost, 'fay', 9));
  expect(settled.state.taken).toEqual(['ada', 'eve', 'fay']);
});

test('a state that is longer than the stream itself is folded anew too, also for a refusal', async () => {
  const short = room('short');
  for (const who of ['ada', 'bob']) await here.log.decide(envelope(), short, takeSeat(short, who, 2));
  await loseTail('short', 1);
  const settled = await here.log.decide(envelope(), short, takeSeat(short, 'fay', 2));
  expect(settled).toMatchObject({ version: 2, state: { taken: ['ada', 'fay'] } });
  await expect(here.log.decide(envelope(), short, takeSeat(short, 'gus', 2))).rejects.toThrow(Full);
});

test('a client killed while its append waits for the lock, and the same command sent again: one seat is taken', async () => {
  const commandId = randomUUIDv7();
  const holder = await there.pool.connect();
  await holder.query('begin');
  await holder.query('select slotlog.lock_shard($1)', [shard]);
  const child = spawn(process.execPath, ['test/programs/one-command.mjs', database.url, 'patient', commandId]);
  await waitingForLock();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const again = here.log.decide(envelope({ commandId }), room('patient'), takeSeat(room('patient'), 'ada', 9));
  await sleep(100);
  await holder.query('commit');
  holder.release();
  expect(await again).toMatchObject({ version: 1, state: { taken: ['ada'] } });
  await sleep(100);
  expect(await here.log.readStream(shard, 'default', 'room/patient')).toHaveLength(1);
});

const waitingForLock = async () => {
  for (;;) {
    const { rows } = await here.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await sleep(20);
  }
};

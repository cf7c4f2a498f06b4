import { FollowedLog, until } from '#test/harness/logs/followed-log';
import { openLog } from '#test/harness/logs/open-log';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';

let log: FollowedLog;

beforeEach(async () => {
  log = await FollowedLog.open();
});

afterEach(() => log.close());

/** One command a position; the ids of all. */
const send = async (count: number): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => envelope().commandId);
  for (const commandId of ids) await take(commandId);
  return ids;
};

const take = (commandId: string, { log: written } = log.here) =>
  written.decide(envelope({ commandId }), room('open'), takeSeat(room('open'), commandId, Number.POSITIVE_INFINITY));

/** As if everything up to a position had been recorded so many days earlier. */
const age = (position: number, days = 8) =>
  log.behindItsBack(`
    update slotlog.events set recorded_at = recorded_at - interval '${days} days' where position <= ${position};
    update slotlog.commands set recorded_at = recorded_at - interval '${days} days' where position <= ${position}`);

const known = async (): Promise<string[]> => {
  const { rows } = await log.here.pool.query('select id from slotlog.commands order by position');
  return rows.map(({ id }) => id);
};

test('a command is forgotten after a week, and no sooner', async () => {
  const ids = await send(5);
  await age(5, 6);
  await age(3, 2);
  expect(await log.here.log.expireCommands(log.shard)).toBe(false);
  expect(await known()).toEqual(ids.slice(3));
  await Promise.all([ids[0]!, ids[4]!].map((id) => take(id)));
  expect(await log.here.log.head(log.shard)).toBe(6);
  expect((await known()).length).toBe(3);
});

test('batch by batch until none is old enough, and each event is looked at once', async () => {
  const ids = await send(8);
  await age(5);
  const expire = async () => {
    const { rows } = await log.here.pool.query('select slotlog.expire_commands($1, 2) as passed', [log.shard]);
    return rows[0].passed;
  };
  expect([await expire(), await expire(), await expire(), await expire()]).toEqual([2, 2, 1, 0]);
  expect(await known()).toEqual(ids.slice(5));
  const { rows } = await log.here.pool.query('select position from slotlog.command_expiries');
  expect(rows).toEqual([{ position: 5 }]);
});

test('the application may do so, and cannot delete a command in another way', async () => {
  await send(2);
  await age(2);
  const app = await openLog(log.url, { role: 'slotlog_app' });
  await expect(app.pool.query('delete from slotlog.commands')).rejects.toMatchObject({ code: '42501' });
  await expect(app.pool.query('delete from slotlog.command_expiries')).rejects.toMatchObject({ code: '42501' });
  await app.log.expireCommands(log.shard);
  await app.close();
  expect(await known()).toEqual([]);
});

test('appends go on while a batch is under way, and of two runners one finds nothing to do', async () => {
  await send(3);
  await age(3);
  const slow = await log.there.pool.connect();
  await slow.query('begin');
  const { rows } = await slow.query('select slotlog.expire_commands($1, 100) as passed', [log.shard]);
  expect(rows[0].passed).toBe(3);
  const second = log.here.pool.query('select slotlog.expire_commands($1, 100) as passed', [log.shard]);
  await until(() => log.isBlocked());
  await send(20);
  await slow.query('commit');
  slow.release();
  expect((await second).rows[0].passed).toBe(0);
  expect(await known()).toHaveLength(20);
});

test('nothing is looked for by reading all commands', async () => {
  await send(3);
  await age(3);
  const client = await log.here.pool.connect();
  const scans = async () => {
    await client.query('select pg_stat_force_next_flush()');
    const { rows } = await client.query(
      "select seq_scan::int as scans from pg_stat_user_tables where relname = 'commands'",
    );
    return rows[0].scans;
  };
  const before = await scans();
  await client.query('select slotlog.expire_commands($1, 100)', [log.shard]);
  expect(await known()).toEqual([]);
  expect(await scans()).toBe(before);
  client.release();
});

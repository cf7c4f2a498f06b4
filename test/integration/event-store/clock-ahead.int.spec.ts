import { setTimeout as sleep } from 'node:timers/promises';
import { acceptClock, ClockAhead } from '#libs/event-store';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { setClock } from '#test/harness/databases/set-clock';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope, Full, room, takeSeat } from '#test/harness/logs/seats';

const hour = 3_600_000;

let database: ClonedDatabase;
let owner: OpenLog;
let here: OpenLog;

beforeEach(async () => {
  database = await cloneDatabase();
  [owner, here] = await Promise.all([openLog(database.url), openLog(database.url, { role: 'slotlog_app' })]);
});

afterEach(async () => {
  await Promise.all([owner.close(), here.close()]);
  await database.drop();
});

const seat = (who: string, { log } = here, seats = 9) =>
  log.decide(envelope(), room('a'), takeSeat(room('a'), who, seats));

const stored = async () => {
  const { rows } = await owner.pool.query(
    `select data ->> 'who' as who from slotlog.events where type = 'SeatTaken' order by position`,
  );
  return rows.map(({ who }) => who);
};

/** As whoever asks again does, until the clocks were looked at. */
const seatAtLast = async (who: string) => {
  for (;;) {
    try {
      return await seat(who);
    } catch (error) {
      if (!(error instanceof ClockAhead)) throw error;
      await sleep(200);
    }
  }
};

test('a clock that is ten hours ahead records nothing, and what was right before goes on when it is set right', async () => {
  await seat('ada');
  await setClock(owner.pool, 10 * hour);
  await expect(seat('bob')).rejects.toThrow(ClockAhead);
  await expect(seat('bob', here, 1)).rejects.toThrow(ClockAhead);
  const locked = here.log.decide(envelope(), room('a'), takeSeat(room('a'), 'bob', 9), { locked: true });
  await expect(locked).rejects.toThrow(ClockAhead);
  expect(await stored()).toEqual(['ada']);
  expect(here.complaints.filter((line) => line.includes('clock accept'))).not.toEqual([]);
  await setClock(owner.pool, 0);
  await seatAtLast('cyd');
  await expect(seat('dan', here, 2)).rejects.toThrow(Full);
  expect(await stored()).toEqual(['ada', 'cyd']);
});

test('one that is behind records nothing either: its time would stand still in the log', async () => {
  await seat('ada');
  await setClock(owner.pool, -10 * hour);
  await expect(seat('bob')).rejects.toThrow(ClockAhead);
});

test('the operator’s word counts for servers that run and for those that start', async () => {
  await seat('ada');
  await setClock(owner.pool, 10 * hour);
  await expect(seat('bob')).rejects.toThrow(ClockAhead);
  const there = await openLog(database.url);
  await expect(seat('bob', there)).rejects.toThrow(ClockAhead);
  await acceptClock(owner.pool);
  const { recordedAt } = await seatAtLast('bob');
  const { rows } = await owner.pool.query<{ now: Date }>('select clock_timestamp() as now');
  expect(Math.abs(rows[0]!.now.getTime() - recordedAt)).toBeLessThan(hour);
  expect(Math.abs(here.log.now() - recordedAt)).toBeLessThan(hour);
  expect(here.log.clockAhead).toBe(0);
  const fresh = await openLog(database.url);
  await seat('cyd', fresh);
  await Promise.all([there.close(), fresh.close()]);
});

test('a log whose time is ahead waits for the clock, or goes on from there with the operator’s word', async () => {
  await seat('ada');
  await setClock(owner.pool, 10 * hour);
  await acceptClock(owner.pool);
  const { recordedAt } = await seatAtLast('bob');
  await setClock(owner.pool, 0);
  const there = await openLog(database.url);
  await expect(seat('cyd', there)).rejects.toThrow(ClockAhead);
  const { logTime } = await acceptClock(owner.pool);
  expect(Math.floor(logTime.getTime())).toBe(recordedAt);
  await there.close();
  const fresh = await openLog(database.url);
  expect(await seat('cyd', fresh)).toMatchObject({ recordedAt });
  await fresh.close();
});

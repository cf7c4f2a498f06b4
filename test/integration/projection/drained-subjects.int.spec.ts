import { parkedSubjects, verifyRows } from '#libs/projection';
import { FollowedLog, until } from '#test/harness/logs/followed-log';
import { createGuestCounts, guestCounter, guestCounts } from '#test/harness/logs/guest-counter';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope, room, takeSeats } from '#test/harness/logs/seats';

const poison = 'poison';

let log: FollowedLog;
let owner: OpenLog;

beforeEach(async () => {
  log = await FollowedLog.open();
  owner = await openLog(log.url);
  await createGuestCounts(log.here.pool);
});

afterEach(async () => {
  await owner.close();
  await log.close();
});

const seat = async (who: string, rooms: readonly string[]) => {
  const streams = rooms.map(room);
  const taking = takeSeats(streams, who, Number.POSITIVE_INFINITY);
  return (await log.here.log.decide(envelope(), streams.at(-1)!, taking)).position;
};

test('what was parked is given no more than the others have by then, and what comes after it with theirs', async () => {
  const counter = guestCounter(poison);
  await seat(poison, ['bad']);
  const first = await log.run([counter]);
  await log.reached([counter], await seat('ada', ['bad']));
  await first.stop();
  const head = await seat('ada', ['bad', 'good']);
  counter.refuses = null;
  await log.run([counter]);
  await log.reached([counter], head);
  await until(async () => (await parkedSubjects(owner.pool, log.shard, [counter])).length === 0);
  expect(await guestCounts(owner.pool)).toEqual({ 'default room/bad': 3, 'default room/good': 1 });
  expect(await verifyRows(owner.log, owner.pool, counter, log.shard)).toEqual({ faults: [], parked: [] });
});

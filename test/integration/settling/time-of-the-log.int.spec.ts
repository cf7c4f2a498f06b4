import { OutcomeUnknown } from '#libs/event-store';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { setClock } from '#test/harness/databases/set-clock';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';

let database: ClonedDatabase;
let owner: OpenLog;

beforeEach(async () => {
  database = await cloneDatabase();
  owner = await openLog(database.url);
});

afterEach(async () => {
  await owner.close();
  await database.drop();
});

/** Over a connection that ended as the clock was set nobody knows what happened: who asks again is told. */
const seat = async (who: string, { log }: OpenLog): Promise<unknown> => {
  try {
    return await log.decide(envelope(), room('a'), takeSeat(room('a'), who, 99));
  } catch (error) {
    if (!(error instanceof OutcomeUnknown)) throw error;
    return seat(who, { log } as OpenLog);
  }
};

const times = async () => {
  const { rows } = await owner.pool.query(
    'select extract(epoch from recorded_at)::float8 as at from slotlog.events order by shard, position',
  );
  return rows.map(({ at }) => at as number);
};

test('the time of the log stands still where the database’s clock is put back by some seconds, until it is there again', async () => {
  await seat('ada', owner);
  await setClock(owner.pool, -20_000);
  const here = await openLog(database.url, { role: 'slotlog_app' });
  for (const who of ['bob', 'cyd']) await seat(who, here);
  await here.log.decide(envelope(), room('a'), takeSeat(room('a'), 'dan', 99), { locked: true });
  await here.close();
  const recorded = await times();
  expect(recorded.length).toBe(4);
  expect(recorded).toEqual(recorded.toSorted((a, b) => a - b));
});

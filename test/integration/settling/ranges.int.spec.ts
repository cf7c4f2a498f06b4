import { jest } from '@jest/globals';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';

let database: ClonedDatabase;
let here: OpenLog;
let there: OpenLog;

beforeAll(async () => {
  database = await cloneDatabase();
  [here, there] = await Promise.all([openLog(database.url), openLog(database.url)]);
});

afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await database.drop();
});

const take = ({ log }: OpenLog, id: string) => log.decide(envelope(), room(id), takeSeat(room(id), 'ada'));

test('a stream that has come to be in a range since it was looked at first is in it once the shard is locked', async () => {
  await take(there, 'hall/a');
  const connect = here.pool.connect.bind(here.pool);
  let isComing = true;
  // A query of the pool comes with a callback; whoever takes a connection is about to lock the shard.
  const coming = jest.spyOn(here.pool, 'connect').mockImplementation((async (whenConnected?: never) => {
    if (whenConnected) return connect(whenConnected);
    if (isComing) await take(there, 'hall/b');
    isComing = false;
    return connect();
  }) as never);
  const looks: number[] = [];
  const count = await here.log.decide(
    envelope(),
    room('count'),
    (read) => {
      const rooms = read.range('room/hall/', 'room/hall0', (name) => room(name.slice('room/'.length)));
      read(room('count'));
      looks.push(rooms.length);
      return {
        events: [{ stream: room('count'), type: 'SeatTaken', data: { who: `${rooms.length}` } }],
        until: Number.POSITIVE_INFINITY,
      };
    },
    { locked: true },
  );
  coming.mockRestore();
  expect([looks[0], count.state]).toEqual([1, { taken: ['2'] }]);
});

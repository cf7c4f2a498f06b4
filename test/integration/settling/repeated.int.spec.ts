import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope, room, takeSeat, takeSeats } from '#test/harness/logs/seats';

let database: ClonedDatabase;
let here: OpenLog;

beforeAll(async () => {
  database = await cloneDatabase();
  here = await openLog(database.url);
});

afterAll(async () => {
  await here.close();
  await database.drop();
});

test('a command of several events is answered again with what it came to after the last of them', async () => {
  const { commandId } = envelope();
  const twice = [room('a'), room('b'), room('a')];
  const request = () => here.log.decide(envelope({ commandId }), room('a'), takeSeats(twice, 'ada', 9));
  const { version, state } = await request();
  expect([version, state]).toEqual([2, { taken: ['ada', 'ada'] }]);
  await here.log.decide(envelope(), room('a'), takeSeat(room('a'), 'bob', 9));
  expect(await request()).toMatchObject({ version, state, replayed: true });
});

import { FollowedLog } from '#test/harness/logs/followed-log';
import { takeLeases, type Watched } from '../../../libs/projection/src/sql/take-leases.js';

let log: FollowedLog;

beforeAll(async () => {
  log = await FollowedLog.open();
});

afterAll(() => log.close());

const lasting = 60_000;

const look = (holder: string, watched?: Watched) =>
  takeLeases(
    log.here.pool,
    log.shard,
    [{ name: 'seats', version: 1 }],
    { holder, milliseconds: lasting, hesitation: 0 },
    [watched],
  );

test('a lease is over for who has watched it for as long as it lasts, whatever it is by the database’s clock', async () => {
  expect(await look('first')).toEqual([{ number: null, isTaken: true }]);
  for (const minutes of [-60, 60]) {
    await log.here.pool.query(`update slotlog.leases set expires_at = now() + interval '${minutes} minutes'`);
    expect(await look('second', { number: 1, unrenewed: lasting - 1 })).toEqual([{ number: 1, isTaken: false }]);
  }
  expect(await look('second', { number: 1, unrenewed: lasting })).toEqual([{ number: 1, isTaken: true }]);
});

test('one that was renewed meanwhile is not over', async () => {
  const [second] = await look('second');
  expect(second).toMatchObject({ isTaken: true });
  expect(await look('first', { number: second!.number!, unrenewed: lasting })).toMatchObject([{ isTaken: false }]);
});

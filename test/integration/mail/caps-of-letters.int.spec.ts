import { until } from '#test/harness/logs/followed-log';
import { WrittenLog } from '#test/harness/logs/written-log';

import { forgetKnown, isKnown, noteKnown } from '../../../libs/mail/src/sql/counts.js';

let log: WrittenLog;

const hour = 3_600_000;

beforeEach(async () => {
  log = await WrittenLog.open();
});

afterEach(() => log.close());

describe('an address of which nothing is known', () => {
  test('is written three mails that nobody asked for on one day, and more once its owner has followed a link', async () => {
    log.isUnasked = true;
    await log.runner();
    await log.seat('a', 'b', 'c');
    for (const seat of ['a', 'b', 'c']) await log.arrivedOf(seat, '1');
    await log.nothingIsDue();
    await log.seat('d');
    await until(async () =>
      (await log.rows<{ state: string }>('told_letters')).some(({ state }) => state === 'left-out'),
    );
    expect(log.arrived).toHaveLength(3);
    await log.here.pool.query(`insert into slotlog.mail_known values ($1, 'default', 'owner')`, [log.shard]);
    await log.seat('d');
    await log.arrivedOf('d', '2');
    expect(log.failures).toEqual([]);
  });
});

test('more letters of a tenant than it may have on a day wait for the next', async () => {
  await log.runner(log.here, { limits: { perTenant: 2, unasked: 3 } });
  await log.seat('a', 'b');
  for (const seat of ['a', 'b']) await log.arrivedOf(seat, '1');
  await log.nothingIsDue();
  await log.seat('c');
  await until(async () => {
    const [row] = await log.rows<{ due_at: Date }>('mail_due');
    return row !== undefined && row.due_at.getTime() % (24 * hour) === 0;
  });
  expect(log.textsOf('c')).toEqual([]);
  const [row] = await log.rows<{ due_at: Date }>('mail_due');
  log.ahead = row!.due_at.getTime() - log.here.log.now();
  await log.seat('d');
  await log.arrivedOf('c', '1');
});

test('a letter to several addresses counts for the tenant once for each', async () => {
  log.addresses = 3;
  await log.runner(log.here, { limits: { perTenant: 5, unasked: 3 } });
  await log.seat('a');
  await log.arrivedOf('a', '1');
  await log.nothingIsDue();
  await log.seat('b');
  await until(async () => {
    const [row] = await log.rows<{ due_at: Date }>('mail_due');
    return row !== undefined && row.due_at.getTime() % (24 * hour) === 0;
  });
  expect(log.textsOf('b')).toEqual([]);
  expect((await log.rows('mail_counts'))[0]).toMatchObject({ letters: 3 });
});

test('a recipient who has followed no link for a year is a stranger again', async () => {
  const place = { shard: log.shard, tenant: 'default' };
  const [old, still, lately] = ['old', 'still', 'lately'].map((recipient) => ({ ...place, recipient }));
  for (const each of [old!, still!, lately!]) await noteKnown(log.here.pool, each);
  await log.here.pool.query(
    `update slotlog.mail_known set followed_at = now() - interval '370 days' where recipient <> 'lately'`,
  );
  await noteKnown(log.here.pool, still!);
  await forgetKnown(log.here.pool, place.shard, log.here.log.now());
  expect(await Promise.all([old!, still!, lately!].map((each) => isKnown(log.here.pool, each)))).toEqual([
    false,
    true,
    true,
  ]);
});

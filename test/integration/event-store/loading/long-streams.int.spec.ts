import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { pagesRead } from '#test/harness/logs/pages-read';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';

let database: ClonedDatabase;
let writer: OpenLog;

beforeAll(async () => {
  database = await cloneDatabase();
  writer = await openLog(database.url);
});

afterAll(async () => {
  await writer.close();
  await database.drop();
});

const megabyte = 1 << 20;

/** Guests with long names: an event of each is about as large as the calendar with the most exceptions. */
const guests = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({ stream: room('long'), type: 'SeatTaken', data: { who: nameOf(nth) } }));
const nameOf = (nth: number) => `guest ${nth} ${'x'.repeat(159_000)}`;

const takeMany = ({ log }: OpenLog, count: number) =>
  log.decide(envelope(), room('long'), (read) => {
    read(room('long'));
    return { events: guests(count), until: Number.POSITIVE_INFINITY };
  });

const take = ({ log }: OpenLog, who: string) =>
  log.decide(envelope(), room('long'), takeSeat(room('long'), who, 9_999));

const pagesOf = ({ pool }: OpenLog, work: () => Promise<unknown>) => pagesRead(pool, work);

test('a long stream is loaded in pages of a megabyte, and each event once', async () => {
  const { version } = await takeMany(writer, 60);
  const bytes = 60 * JSON.stringify({ who: nameOf(10) }).length;
  const reader = await openLog(database.url);
  const pages = await pagesOf(reader, async () => expect((await take(reader, 'ada')).version).toBe(version + 1));
  expect(Math.max(...pages)).toBeLessThan(megabyte + 200_000);
  const read = pages.reduce((sum, page) => sum + page, 0);
  expect(read).toBeGreaterThan(0.99 * bytes);
  expect(read).toBeLessThan(1.01 * bytes);
  await reader.close();
});

test('an earlier state of a long stream is folded in pages too', async () => {
  const shard = (await writer.log.shardOf('default'))!;
  const { position } = await take(writer, 'bob');
  const pages = await pagesOf(writer, async () => {
    const [state] = await writer.log.recall(shard, 'default', [room('long')], position - 1);
    expect(state!.taken).toHaveLength(61);
  });
  expect(Math.max(...pages)).toBeLessThan(megabyte + 200_000);
});

test('a command that is sent again is answered from pages', async () => {
  const { commandId } = envelope();
  const request = () => writer.log.decide(envelope({ commandId }), room('long'), takeSeat(room('long'), 'eve', 9_999));
  const first = await request();
  const pages = await pagesOf(writer, async () => {
    expect(await request()).toMatchObject({ version: first.version, replayed: true });
  });
  expect(pages.length).toBeGreaterThan(5);
  expect(Math.max(...pages)).toBeLessThan(megabyte + 200_000);
});

test('somebody who lacks more than can be read under the lock loads it without the lock first', async () => {
  const late = await openLog(database.url);
  const { version } = await take(late, 'fay');
  const more = (await takeMany(writer, 60)).version;
  expect(more).toBe(version + 60);
  const pages = await pagesOf(late, async () => expect((await take(late, 'gus')).version).toBe(more + 1));
  // Nine megabytes, less than two of them under the lock, on a connection of their own.
  expect(pages.reduce((sum, page) => sum + page, 0)).toBeGreaterThan(6 * megabyte);
  await late.close();
});

test('an append that fails brings no more of a stream than begins within 64 kB', async () => {
  const shard = await writer.log.shardOf('default');
  const { rows } = await writer.pool.query(
    `select m->'version' as version, json_array_length(m->'events') as events
      from slotlog.missing_events($1::smallint, 'default', 'room/long', 0, null) m`,
    [shard],
  );
  expect(rows[0].events).toBe(1);
  expect(rows[0].version).toBeGreaterThan(60);
});

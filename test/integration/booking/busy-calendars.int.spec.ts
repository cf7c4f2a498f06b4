import { Busy, beginning, type Point, realWorld } from '#libs/event-store';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { BusyCalendar } from '#test/harness/logs/busy-calendar';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { pagesRead } from '#test/harness/logs/pages-read';
import { envelope } from '#test/harness/logs/seats';
import { FindEvents, FindEventsHandler } from '../../../libs/booking/src/queries/find-events.js';

let database: ClonedDatabase;
let writer: OpenLog;

beforeEach(async () => {
  database = await cloneDatabase();
  writer = await openLog(database.url);
});

afterEach(async () => {
  await writer.close();
  await database.drop();
});

const megabyte = 1 << 20;
const sum = (pages: readonly number[]) => pages.reduce((all, page) => all + page, 0);

/** What whoever books there does first after a restart: it reads the calendar. */
const look = ({ log }: OpenLog, { stream }: BusyCalendar) =>
  log.decide(envelope(), stream as never, (read) => {
    read(stream as never);
    return { events: [], until: Number.POSITIVE_INFINITY };
  });

test('changes of one date each: whoever reads the calendar first after a restart reads little more than it is', async () => {
  const calendar = new BusyCalendar(writer);
  await calendar.create();
  await calendar.changeOneDate(500);
  const { rows } = await writer.pool.query(
    `select max(octet_length(data::text)) as longest from slotlog.events where type = 'CalendarChanged'`,
  );
  expect(rows[0].longest).toBeLessThan(300);
  const restarted = await openLog(database.url);
  const pages = await pagesRead(restarted.pool, () => look(restarted, calendar));
  expect(sum(pages)).toBeLessThan(2 * restarted.log.cacheReport().bytes);
  await restarted.close();
});

test('changes of all its dates: loaded in pages, and after a deadline from where it was', async () => {
  const calendar = new BusyCalendar(writer);
  await calendar.create();
  await calendar.changeAllDates(60);
  const { rows } = await writer.pool.query(`select sum(octet_length(data::text))::int as all from slotlog.events`);
  let leap = 0;
  const leaping = { monotonic: () => realWorld.monotonic() + leap, wall: () => realWorld.wall() + leap };
  const restarted = await openLog(database.url, { machine: leaping });
  let seen = 0;
  const isBusy = () => expect(look(restarted, calendar)).rejects.toThrow(Busy);
  const first = await pagesRead(restarted.pool, isBusy, () => {
    seen += 1;
    if (seen === 4) leap = 9_000;
  });
  expect(first).toHaveLength(4);
  const second = await pagesRead(restarted.pool, async () => {
    expect((await look(restarted, calendar)).version).toBe(61);
  });
  const all = [...first, ...second];
  expect(Math.max(...all)).toBeLessThan(megabyte + 200_000);
  expect(sum(all)).toBe(rows[0].all);
  await restarted.close();
});

test('a page of the feed ends where it has enough to carry, and the next one goes on there', async () => {
  const calendar = new BusyCalendar(writer);
  await calendar.create();
  await calendar.changeAllDates(150);
  const scope = { shard: (await writer.log.shardOf('default'))!, tenant: 'default' };
  const feed = new FindEventsHandler(writer.log);
  const positions: number[] = [];
  const sizes: number[] = [];
  let after: Point = beginning;
  for (let more = true; more; ) {
    const page = await feed.execute(new FindEvents(scope, { after }, 200));
    positions.push(...page.events.map(({ position }) => position));
    sizes.push(JSON.stringify(page.events).length);
    [after, more] = [{ position: page.position, mark: page.mark }, page.more];
  }
  expect(positions).toEqual(Array.from({ length: 151 }, (_, index) => index + 1));
  expect(Math.max(...sizes)).toBeLessThan(10 * megabyte);
});

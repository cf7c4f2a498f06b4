import { Busy } from '#libs/event-store';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { BusyCalendar } from '#test/harness/logs/busy-calendar';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { pagesRead } from '#test/harness/logs/pages-read';
import { envelope } from '#test/harness/logs/seats';

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

test(
  '6,000 changes of one date each: the first who books after a restart reads at most twice what it comes to',
  async () => {
    const calendar = new BusyCalendar(writer);
    await calendar.create();
    await calendar.changeOneDate(6_000);
    const restarted = await openLog(database.url);
    const pages = await pagesRead(restarted.pool, () => look(restarted, calendar));
    expect(sum(pages)).toBeLessThan(2 * restarted.log.cacheReport().bytes);
    await restarted.close();
  },
  100 * 6_000,
);

/** Whoever is told that it is long asks again, and it is read on from where it was. */
const lookUntilDone = async (...at: Parameters<typeof look>): ReturnType<typeof look> => {
  try {
    return await look(...at);
  } catch (error) {
    if (error instanceof Busy) return lookUntilDone(...at);
    throw error;
  }
};

/** `WHOLE_CHANGES=6000` makes it a gigabyte, and some minutes. */
const wholeChanges = Number(process.env.WHOLE_CHANGES ?? 600);

test(
  '100 MB of changes of all its dates are loaded within a few megabytes of memory',
  async () => {
    const calendar = new BusyCalendar(writer);
    await calendar.create();
    await calendar.changeAllDates(wholeChanges);
    const cachedBytes = 4 * megabyte;
    const restarted = await openLog(database.url, { limits: { cachedBytes } });
    const pages = await pagesRead(restarted.pool, async () => {
      expect((await lookUntilDone(restarted, calendar)).version).toBe(wholeChanges + 1);
    });
    const { rows } = await writer.pool.query(`select sum(octet_length(data::text))::float8 as all from slotlog.events`);
    expect(sum(pages) / rows[0].all).toBeCloseTo(1, 2);
    expect(sum(pages)).toBeGreaterThan(0.15 * wholeChanges * megabyte);
    expect(Math.max(...pages)).toBeLessThan(megabyte + 200_000);
    const { bytes, streams } = restarted.log.cacheReport();
    expect(streams).toBe(1);
    expect(bytes).toBeLessThan(cachedBytes);
    await restarted.close();
  },
  200 * wholeChanges,
);

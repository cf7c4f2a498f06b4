import { setTimeout as sleep } from 'node:timers/promises';
import { HoleInLog, type StoredEvent } from '#libs/event-store';
import { type Acknowledged, checkLog } from '#test/checker/check-log';
import { administer, urlOfDatabase } from '#test/harness/databases/administer';
import { testSetting } from '#test/harness/databases/disposable-database';
import { FollowedLog, until } from '#test/harness/logs/followed-log';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope, room } from '#test/harness/logs/seats';
import { upTo } from '#test/harness/logs/witness';

let log: FollowedLog;
let database: string;
let abort: AbortController;
const server = () => testSetting('SLOTLOG_TEST_SERVER');

beforeEach(async () => {
  abort = new AbortController();
  log = await FollowedLog.open();
  const { rows } = await log.here.pool.query<{ name: string }>('select current_database() as name');
  database = rows[0]!.name;
});

afterEach(async () => {
  abort.abort();
  await log.close();
});

/** Follows from the beginning, beside whatever else happens. */
const followAlong = ({ log: followed }: OpenLog) => {
  const seen: StoredEvent[] = [];
  const reading = (async () => {
    for await (const { events } of followed.follow(log.shard, { after: 0, signal: abort.signal })) seen.push(...events);
  })();
  return {
    seen,
    reached: (position: number) => until(() => (seen.at(-1)?.position ?? 0) >= position),
    stop: async () => {
      abort.abort();
      await reading;
    },
  };
};

const positionsOf = (events: readonly StoredEvent[]) => events.map(({ position }) => position);

describe('a follower that cannot be called', () => {
  /** Of this database's two processes. */
  const doorbells = async (): Promise<number[]> => {
    const { rows } = await log.here.pool.query<{ pid: number }>(`select pid from pg_stat_activity
      where datname = current_database() and application_name = 'slotlog doorbell'`);
    return rows.map(({ pid }) => pid);
  };

  const allowConnections = (allowed: boolean) =>
    administer(server(), (client) => client.query(`alter database ${database} allow_connections ${allowed}`));

  /** Connections to go on with while none can be made. */
  const connect = ({ pool }: OpenLog) => Promise.all(upTo(4).map(() => pool.query('select pg_sleep(0.02)')));

  test('goes on by its poll, and is called again as soon as there is a connection', async () => {
    const heard: number[] = [];
    log.there.log.onAppend((_, head) => heard.push(head));
    const follower = followAlong(log.there);
    await Promise.all([connect(log.here), connect(log.there)]);
    const lost = await doorbells();
    expect(lost).toHaveLength(2);
    await allowConnections(false);
    await log.here.pool.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [lost]);
    await until(async () => (await doorbells()).length === 0);
    const unheard = await log.write(3);
    await follower.reached(unheard);
    expect(heard).toEqual([]);
    await allowConnections(true);
    await until(() => heard.length > 0);
    expect(heard.at(-1)).toBe(unheard);
    const head = await log.write(1);
    await until(() => heard.includes(head));
    await until(async () => (await doorbells()).length === 2);
    expect((await doorbells()).filter((pid) => lost.includes(pid))).toEqual([]);
    await follower.reached(head);
    await follower.stop();
    expect(positionsOf(follower.seen)).toEqual(upTo(head));
  });
});

describe('a hole', () => {
  const lose = (position: number) => log.behindItsBack(`delete from slotlog.events where position = ${position}`);

  test.each([
    ['at the beginning of the log', 1, 0, 1_000],
    ['inside a page', 3, 0, 1_000],
    ['between two pages', 3, 0, 1],
    ['right behind where the follower begins', 4, 3, 1_000],
  ])('is found %s, and ends the following', async (_, lost, after, pageSize) => {
    await log.write(5);
    await lose(lost);
    const reading = log.readUpTo(log.there, 5, { after, pageSize });
    await expect(reading).rejects.toThrow(HoleInLog);
    await expect(reading).rejects.toMatchObject({ shard: log.shard, after: lost - 1, found: lost + 1 });
  });

  test.each([{ types: ['DoorLocked'] }, { categories: ['hall'] }])(
    'is found among events that the follower has not asked for: %j',
    async (wanted) => {
      await log.write(5);
      await lose(3);
      await expect(log.readUpTo(log.there, 5, wanted)).rejects.toMatchObject({ after: 2, found: 4 });
    },
  );
});

describe('nothing is missed and nothing repeated', () => {
  /** Ends connections of both processes at random, as a failing network or an operator does; returns how many. */
  const cutConnections = (signal: AbortSignal) =>
    administer(server(), async (client) => {
      let cuts = 0;
      while (!signal.aborted) {
        const { rows } = await client.query(
          `select pg_terminate_backend(pid) from (
            select pid from pg_stat_activity where datname = $1 and application_name in ('slotlog', 'slotlog doorbell', 'slotlog followers')
              order by random() limit 1) chosen`,
          [database],
        );
        cuts += rows.length;
        await sleep(15);
      }
      return cuts;
    });

  /** A command of which one in five is something that Postgres rejects, and with it for once the whole call. */
  const write = ({ log: written }: OpenLog, id: string, commandId: string) => {
    const stream = room(id);
    const isPoisoned = Math.random() < 0.2;
    const idempotency = { key: isPoisoned ? 'poison\u0000' : commandId, fingerprint: 'same' };
    return written.decide(envelope({ commandId, idempotency }), stream, (read) => {
      read(stream);
      return { events: [{ stream, type: 'SeatTaken', data: { who: commandId } }], until: Number.POSITIVE_INFINITY };
    });
  };

  const turns = Number(process.env.TROUBLE_RUNS ?? 8);

  const writeMany = async () => {
    const acknowledged: (Acknowledged & { commandId: string })[] = [];
    let failures = 0;
    const lane = async (process: OpenLog, index: number) => {
      for (let at = 0; at < turns; at += 1) {
        const id = `${(index + at) % 5}`;
        const { commandId } = envelope();
        try {
          const { version, position } = await write(process, id, commandId);
          acknowledged.push({ stream: `room/${id}`, version, position, commandId });
        } catch {
          failures += 1;
        }
      }
    };
    await Promise.all(upTo(8).map((index) => lane(index % 2 ? log.here : log.there, index)));
    return { acknowledged, failures };
  };

  test('while connections are cut, calls fail and a foreign transaction is open', async () => {
    await log.here.pool.query('create table foreign_writes (n int)');
    await administer(urlOfDatabase(server(), database), async (stranger) => {
      await stranger.query('begin; insert into foreign_writes values (1)');
      const follower = followAlong(log.there);
      const finished = new AbortController();
      const cutting = cutConnections(finished.signal);
      const { acknowledged, failures } = await writeMany();
      finished.abort();
      expect(await cutting).toBeGreaterThan(0);
      expect(failures).toBeGreaterThan(0);
      const { log: afterwards, pool, close } = await openLog(urlOfDatabase(server(), database));
      const head = await afterwards.head(log.shard);
      const wrong = await checkLog(pool, acknowledged);
      await close();
      await follower.reached(head);
      await follower.stop();
      const { rows } = await stranger.query('select pg_current_xact_id_if_assigned() as id');
      expect(rows[0].id).not.toBeNull();
      expect(positionsOf(follower.seen)).toEqual(upTo(head));
      for (const { position, commandId } of acknowledged) {
        expect(follower.seen[position - 1]).toMatchObject({ position, commandId });
      }
      expect(wrong).toEqual([]);
    });
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Decision, type EventTypes, type Read, type Stream, UnreadableEvent } from '#libs/event-store';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope } from '#test/harness/logs/seats';

/** A jar that holds as many as were put in; it breaks at more than nine at once, which nobody ever meant to store. */
const jar = (id: string): Stream<number, { type: string; data: { count: number } }> => ({
  name: `jar/${id}`,
  initial: 0,
  evolve: (before, { event }) => {
    if (event.data.count > 9) throw new Error('too many at once');
    return before + event.data.count;
  },
});

const put = { schema: z.strictObject({ count: z.int() }) };
const types: EventTypes = { Put: [put] };

let database: ClonedDatabase;
let log: OpenLog;
let newer: OpenLog;

beforeEach(async () => {
  database = await cloneDatabase();
  [log, newer] = await Promise.all([
    openLog(database.url, { types }),
    openLog(database.url, { types: { ...types, Shaken: [{ schema: z.strictObject({}) }] } }),
  ]);
});

afterEach(async () => {
  await Promise.all([log.close(), newer.close()]);
  await database.drop();
});

const decide = (subject: string, decision: (read: Read) => Decision['events'], { log: by } = log, locked = false) =>
  by.decide(envelope(), jar(subject), (read) => ({ events: decision(read), until: Number.POSITIVE_INFINITY }), {
    locked,
  });

const putIn = (id: string, count = 1) => [{ stream: jar(id), type: 'Put', data: { count } }];

const write = (id: string, count = 1, by = log) =>
  decide(
    id,
    (read) => {
      read(jar(id));
      return putIn(id, count);
    },
    by,
  );

const poisoned = (id: string) =>
  decide(
    id,
    (read) => {
      read(jar(id));
      return [{ stream: jar(id), type: 'Shaken', data: {} }];
    },
    newer,
  );

/** What a decision sees of jars, told in the events of another one. */
const look = async (ids: readonly string[], how: 'all' | 'hint') => {
  const seen: unknown[] = [];
  await decide('notes', (read) => {
    seen.length = 0;
    for (const each of read[how](ids.map(jar)))
      seen.push(each.isUnreadable ? `unreadable at ${each.version}` : each.state);
    return [];
  });
  return seen;
};

describe('a stream that cannot be read', () => {
  test('is told from others by who asks, and fails who asks for its state', async () => {
    await write('sound', 3);
    await write('bad', 3);
    await poisoned('bad');
    for (const how of ['all', 'hint'] as const) {
      expect(await look(['sound', 'bad', 'none'], how)).toEqual([3, 'unreadable at 2', 0]);
    }
    const careless = decide('notes', (read) => putIn('notes', read.all([jar('sound'), jar('bad')])[1]!.state));
    await expect(careless).rejects.toThrow(UnreadableEvent);
    await expect(careless).rejects.toThrow('event 2 of jar/bad, position 3');
    expect(await look(['notes'], 'all')).toEqual([0]);
  });

  test('may be one whose events are known and fail when they are applied', async () => {
    const [pool, data] = [newer.pool, JSON.stringify({ count: 10 })];
    await write('bad', 3);
    await pool.query(`alter table slotlog.events disable trigger all`);
    await pool.query(`update slotlog.events set data = $1 where stream = 'jar/bad'`, [data]);
    const other = await openLog(database.url, { types });
    await expect(write('bad', 1, other)).rejects.toThrow(
      'event 1 of jar/bad, position 1: it cannot be folded: too many',
    );
    await expect(write('bad', 1, other)).rejects.toThrow(UnreadableEvent);
    expect((await write('sound', 1, other)).state).toBe(1);
    await other.close();
  });

  test('is expected as it stands: what was decided on it is decided again when it has moved', async () => {
    await poisoned('bad');
    const holder = await newer.pool.connect();
    await holder.query('begin');
    await holder.query('select from slotlog.shard_heads for update');
    const seen: number[] = [];
    const waiting = async (count: number) => {
      const sql = `select count(*)::int as count from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`;
      while ((await newer.pool.query(sql)).rows[0].count < count) await sleep(5);
    };
    const moved = poisoned('bad');
    await waiting(1);
    const decided = decide('notes', (read) => {
      read(jar('notes'));
      seen.push(read.all([jar('bad')])[0]!.version);
      return putIn('notes', seen.at(-1)!);
    });
    await waiting(2);
    await holder.query('commit');
    holder.release();
    await moved;
    expect((await decided).state).toBe(2);
    expect(seen).toEqual([1, 2]);
  });

  test('can be written by whoever writes without looking, in a group and under the lock', async () => {
    await poisoned('bad');
    const blindly = (locked: boolean) =>
      decide(
        'notes',
        (read) => {
          read.all([jar('bad'), jar('notes')]);
          return [...putIn('bad'), ...putIn('notes')];
        },
        log,
        locked,
      );
    const settled = await Promise.all([blindly(false), blindly(false), blindly(true)]);
    expect(settled.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
    expect(await look(['bad', 'notes'], 'all')).toEqual(['unreadable at 4', 3]);
  });

  test('is found in a range, beside the others', async () => {
    await write('r1');
    await poisoned('r2');
    const found: unknown[] = [];
    await decide(
      'notes',
      (read) => {
        const seen = read.range('jar/r', 'jar/s', (name) => jar(name.slice('jar/'.length)));
        found.splice(0, 2, ...seen.map(({ isUnreadable = false, version }) => [isUnreadable, version]));
        return [];
      },
      log,
      true,
    );
    expect(found).toEqual([
      [false, 1],
      [true, 1],
    ]);
  });

  test('is read at once when it has been mended, by a process that met it before', async () => {
    await write('bad', 3);
    await poisoned('bad');
    expect(await look(['bad'], 'all')).toEqual(['unreadable at 2']);
    await newer.pool.query(`alter table slotlog.events disable trigger all`);
    await newer.pool.query(
      `update slotlog.events set type = 'Put', data = '{"count": 2}' where stream = 'jar/bad' and version = 2`,
    );
    expect(await look(['bad'], 'all')).toEqual([5]);
    expect((await write('bad', 1)).state).toBe(6);
  });

  test('is not answered with: a command about it fails, whatever it did with it', async () => {
    await poisoned('bad');
    await expect(write('bad')).rejects.toThrow(UnreadableEvent);
    const unasked = decide('bad', (read) => {
      read(jar('bad'));
      return [];
    });
    await expect(unasked).rejects.toThrow(UnreadableEvent);
    expect(await look(['bad'], 'hint')).toEqual(['unreadable at 1']);
  });
});

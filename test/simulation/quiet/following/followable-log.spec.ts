import { EventLog, type Following } from '#libs/event-store';
import { seatTypes } from '#test/harness/logs/seat-catalogue';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';
import { type QuietProcess, QuietStore } from '../quiet-store.js';

let quiet: QuietStore;
let here: QuietProcess;
let there: QuietProcess;

beforeEach(async () => {
  quiet = new QuietStore();
  here = await quiet.open();
  there = await quiet.open();
});

const take = (process: QuietProcess, ...whos: readonly string[]) =>
  quiet.outcome(
    Promise.all(whos.map((who) => process.log.decide(envelope(), room('a'), takeSeat(room('a'), who, 10_000)))),
  );

/** What somebody has heard who follows the shard in this process. */
const follow = (following: Partial<Following> = {}, log = here.log) => {
  const told = { heard: [] as number[], end: null as unknown };
  const pages = log.follow(1, { after: 0, signal: new AbortController().signal, ...following });
  void (async () => {
    for await (const { events } of pages) told.heard.push(...events.map(({ position }) => position));
    told.end = 'over';
  })().catch((error: unknown) => {
    told.end = error;
  });
  return told;
};

const reads = () => here.count('read-page');

describe('a log that is followed', () => {
  it('tells what this process and others append, as soon as they do', async () => {
    const told = follow();
    await quiet.pass(5_000);
    await take(here, 'ada');
    await quiet.pass();
    await take(there, 'bob');
    await quiet.pass(10);
    expect(told).toEqual({ heard: [1, 2], end: null });
  });

  it.each([
    ['as many events as were asked for', ['ada', 'bob'], 2, 3],
    ['fewer', ['ada'], 2, 2],
    ['as many bytes as there is room for', ['x'.repeat(65_536 - '{"who":""}'.length)], 2, 3],
    ['more than one page', ['ada', 'bob', 'cyd'], 2, 3],
  ])('is read on behind a page of %s, until there is nothing more', async (_, whos, pageSize, times) => {
    for (const who of whos) await take(here, who);
    const before = reads();
    const told = follow({ pageSize });
    await quiet.pass(10);
    expect([told.heard.length, reads() - before]).toEqual([whos.length, times]);
  });

  it('keeps what was read last for who comes late, by the bytes of each event', async () => {
    follow();
    await quiet.pass(10);
    await take(here, ...Array.from({ length: 400 }, (_, nth) => `${nth}`.padEnd(100)));
    await quiet.pass(1_000);
    const before = reads();
    const late = follow({ after: 100, pageSize: 50 });
    await quiet.pass(10);
    expect([late.heard.length, reads() - before]).toEqual([300, 0]);
  });

  it('keeps no more than a mebibyte of that', async () => {
    follow();
    await quiet.pass(10);
    for (let nth = 0; nth < 20; nth += 1) {
      await take(here, `${nth}`.padEnd(60_000));
      await quiet.pass(10);
    }
    here.asked.length = 0;
    here.given.length = 0;
    const late = follow({ after: 1 });
    await quiet.pass(10);
    const behind = here.given.filter((_, nth) => here.asked[nth] === 'read-page').map(([, after]) => after);
    expect([late.heard.length, behind[0]]).toEqual([19, 1]);
  });

  it('asks the log for whom events are, over the connections of those who follow', async () => {
    const pools: unknown[][] = [];
    const poolBeside = (_: unknown, ...how: unknown[]) => {
      pools.push(how);
      return here.pool;
    };
    const world = { ...here.world, poolBeside };
    const naming = { path: 'guest.id', categories: ['room'] };
    const opened = EventLog.open(here.pool, { types: seatTypes, naming }, {}, here.logger, world as never);
    const log = await quiet.outcome(opened);
    expect(pools).toContainEqual([3, 'slotlog followers']);
    await take(here, 'ada', 'bob');
    here.next('last-said', async () => ({ rows: [{ said: 'ada' }], rowCount: 1, command: '' }) as never);
    const [adas, bobs] = [follow({ after: 1, person: 'ada' }, log), follow({ after: 2, person: 'bob' }, log)];
    await quiet.pass(10);
    expect([adas.heard, bobs.heard, here.count('last-said')]).toEqual([[2], [], 1]);
  });

  it('opens and seals nothing where nothing in it is sealed', async () => {
    const value = { who: 'ada' };
    expect(await here.log.revealFollowed(1, 'default', value)).toBe(value);
    expect(await here.log.sealBeside(1, 'default', value, 'a word')).toBeNull();
  });
});

describe('a listener', () => {
  it('is told by whom a shard has grown, until it has enough', async () => {
    const told: unknown[] = [];
    const stop = here.log.onAppend((...grown) => told.push(grown));
    await take(here, 'ada');
    await take(there, 'bob');
    await quiet.pass(10);
    stop();
    await take(here, 'cyd');
    expect(told).toEqual([
      [1, 1, true],
      [1, 2, false],
    ]);
  });

  it('is told that the log has lost what this process has stored, and that its connection was made anew', async () => {
    const told: unknown[] = [];
    here.log.onLost((shard) => told.push(shard));
    here.log.onReconnected(() => told.push('anew'));
    const stop = here.log.onReconnected(() => told.push('not any more'));
    await take(here, 'ada');
    await quiet.pass(10);
    quiet.store.keepAll();
    await take(here, 'bob');
    stop();
    quiet.store.failOver(1_000, 0);
    await quiet.pass(5_000);
    expect(told.toSorted()).toEqual([1, 'anew']);
  });

  it('that fails is complained of, and what it is', async () => {
    const fail = () => {
      throw new Error('not me');
    };
    here.log.onLost(fail);
    here.log.onReconnected(fail);
    await take(here, 'ada');
    quiet.store.failOver(1_000, 0);
    await quiet.pass(5_000);
    expect(here.complaints).toEqual(
      expect.arrayContaining([
        expect.stringContaining('a listener to lost events: not me'),
        expect.stringContaining('a listener to new connections: not me'),
      ]),
    );
  });

  it('is told what others have appended while there was no connection', async () => {
    const told: unknown[] = [];
    quiet.store.failOver(0, 0);
    await take(there, 'ada');
    here.log.onAppend((...grown) => told.push(grown));
    await quiet.pass(5_000);
    expect(told).toContainEqual([1, 1, false]);
  });
});

it('a log that is closed tells those who follow, hears of nothing more, and is closed once', async () => {
  const ends: string[] = [];
  const world = {
    ...here.world,
    poolBeside: () => Object.assign(Object.create(here.pool), { end: async () => void ends.push('pool') }),
  };
  const log = await quiet.outcome(EventLog.open(here.pool, { types: seatTypes }, {}, here.logger, world as never));
  const told = follow({}, log);
  const heard: unknown[] = [];
  log.onAppend((...grown) => heard.push(grown));
  await quiet.pass(10);
  const closed = log.close();
  expect(log.close()).toBe(closed);
  await quiet.outcome(closed);
  await take(there, 'ada');
  await quiet.pass(5_000);
  expect([told.end, heard, ends.length]).toEqual(['over', [], 1]);
});

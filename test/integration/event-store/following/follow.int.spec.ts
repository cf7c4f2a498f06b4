import { FollowedLog } from '#test/harness/logs/followed-log';
import { envelope } from '#test/harness/logs/seats';
import { upTo } from '#test/harness/logs/witness';

let log: FollowedLog;

beforeEach(async () => {
  log = await FollowedLog.open();
  await put('room/1', 'SeatTaken');
  await put('hall/1', 'SeatTaken');
  await put('room/1', 'SeatFreed');
  await put('rooms/1', 'SeatTaken');
  await put('room/2/a', 'DoorLocked');
  await put('hall/1', 'DoorLocked');
});

afterEach(() => log.close());

/** Appends one event of a type to a stream. */
const put = (name: string, type: string) => {
  const stream = { name, initial: null, evolve: () => null };
  return log.here.log.decide(envelope(), stream, (read) => {
    read(stream);
    return { events: [{ stream, type, data: { who: 'ada' } }], until: Number.POSITIVE_INFINITY };
  });
};

describe('a follower gets', () => {
  test.each([
    [{}, [1, 2, 3, 4, 5, 6]],
    [{ types: ['SeatTaken'] }, [1, 2, 4]],
    [{ types: ['SeatFreed', 'DoorLocked'] }, [3, 5, 6]],
    [{ categories: ['room'] }, [1, 3, 5]],
    [{ categories: ['hall', 'rooms'] }, [2, 4, 6]],
    [{ types: ['SeatTaken'], categories: ['room', 'hall'] }, [1, 2]],
    [{ types: [] }, []],
  ])('what it asked for, and moves on over the rest: %j', async (wanted, positions) => {
    for (const pageSize of [1, 2, 1_000]) {
      const pages = await log.readUpTo(log.here, 6, { ...wanted, pageSize });
      expect(pages.flatMap((page) => page.positions)).toEqual(positions);
      expect(pages.map(({ position }) => position)).toEqual(
        upTo(6).filter((each) => each === 6 || each % pageSize === 0),
      );
    }
  });

  test('the events as they were stored', async () => {
    const { here, shard } = log;
    const { signal } = new AbortController();
    const pages = here.log.follow(shard, { after: 4, types: ['DoorLocked'], signal });
    const { value } = await pages.next();
    await pages.return();
    expect(value?.events).toEqual((await here.log.scanShard(shard, 4, 1_000)).events.slice(0, 2));
    expect(value?.events).toMatchObject([
      { stream: 'room/2/a', version: 1 },
      { stream: 'hall/1', version: 2 },
    ]);
  });

  test('what comes behind any position, in pages of any size', async () => {
    for (const after of [0, ...upTo(5)]) {
      for (const pageSize of [1, 3, 6]) {
        const pages = await log.readUpTo(log.there, 6, { after, pageSize });
        expect(pages.flatMap(({ positions }) => positions)).toEqual(upTo(6).slice(after));
      }
    }
  });

  test('nothing that was there before, where it begins at the head', async () => {
    const pages = log.readUpTo(log.there, 7, { after: 6 });
    await put('room/1', 'SeatTaken');
    expect(await pages).toEqual([{ positions: [7], position: 7 }]);
  });

  test('each event once, though it is restarted after every page while the log grows', async () => {
    const seen: number[] = [];
    let position = 0;
    for (let restarts = 0; restarts < 20; restarts += 1) {
      const head = await log.write(2);
      const [page] = await log.readUpTo(restarts % 2 ? log.here : log.there, 0, { after: position, pageSize: 3 });
      seen.push(...page!.positions);
      position = page!.position;
      expect(position).toBeLessThanOrEqual(head);
    }
    const head = await log.here.log.head(log.shard);
    const rest = position < head ? await log.readUpTo(log.here, head, { after: position }) : [];
    expect([...seen, ...rest.flatMap(({ positions }) => positions)]).toEqual(upTo(head));
  });
});

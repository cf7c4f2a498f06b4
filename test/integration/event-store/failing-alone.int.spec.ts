import { OutcomeUnknown, type Settled, type Stream } from '#libs/event-store';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope, type Room, room, type SeatTaken, takeSeat, takeSeats } from '#test/harness/logs/seats';

let database: ClonedDatabase;
let here: OpenLog;

beforeEach(async () => {
  database = await cloneDatabase();
  here = await openLog(database.url);
});

afterEach(async () => {
  await here.close();
  await database.drop();
});

const { POSITIVE_INFINITY: many } = Number;

/** A room whose fold fails `times` times at what is stored, though not at what is only presumed. */
const failingRoom = (id: string, times = many): Stream<Room, SeatTaken> => {
  let left = times;
  return {
    ...room(id),
    evolve: (state, recorded) => {
      if (recorded.position > 0 && left > 0) {
        left -= 1;
        throw new TypeError('x is not a function');
      }
      return room(id).evolve(state, recorded);
    },
  };
};

const take = (stream: Stream<Room, SeatTaken>, who: string): Promise<Settled<Room>> =>
  here.log.decide(envelope(), stream, takeSeat(stream, who, many), { creates: true });

const storedIn = async (name: string): Promise<number> => {
  const { rows } = await here.pool.query('select count(*)::int as n from slotlog.events where stream = $1', [name]);
  return rows[0].n;
};

describe('a fold that fails at what was stored', () => {
  it('fails no other command of its group, and the shard goes on', async () => {
    const good = ['a', 'b', 'c'].map((id) => take(room(id), 'ada'));
    const broken = take(failingRoom('broken'), 'bob');
    const failure = await broken.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OutcomeUnknown);
    expect(failure).toMatchObject({ cause: { message: expect.stringContaining('x is not a function') } });
    expect((await Promise.all(good)).map(({ version }) => version)).toEqual([1, 1, 1]);
    expect(await storedIn('room/broken')).toBe(1);
    expect(await take(room('later'), 'ada')).toMatchObject({ version: 1, appended: true });
    expect(here.complaints).toEqual([
      expect.stringMatching(/^writing to shard \d+: .*x is not a function$/),
      expect.stringMatching(/goes on$/),
    ]);
  });

  it('is answered from the log where that can be folded', async () => {
    const settled = await take(failingRoom('once', 1), 'ada');
    expect(settled).toMatchObject({ version: 1, appended: true, replayed: false, state: { taken: ['ada'] } });
    expect(settled.position).toBeGreaterThan(0);
  });

  it('is answered from the log for all of a group that were decided on top of it, and nothing presumed is kept', async () => {
    const stream = failingRoom('shared', 1);
    await take(room('known'), 'ada');
    const before = take(room('known'), 'bob');
    const settled = await Promise.all(['ada', 'bob', 'cyd'].map((who) => take(stream, who)));
    await before;
    expect(settled.map(({ state }) => state.taken.length)).toEqual([1, 2, 3]);
    const next = await take(room('shared'), 'dan');
    expect(next.state.taken).toEqual(['ada', 'bob', 'cyd', 'dan']);
    expect(settled.every(({ position, recordedAt }) => position > 0 && recordedAt > 0)).toBe(true);
  });

  it('leaves the other stream of the same command as it is', async () => {
    const streams = [room('fine'), failingRoom('not', 1)];
    const settled = await here.log.decide(envelope(), streams[1]!, takeSeats(streams, 'ada', many));
    expect(settled.state).toEqual({ taken: ['ada'] });
    expect((await take(room('fine'), 'bob')).state.taken).toEqual(['ada', 'bob']);
  });

  it('fails under the lock who needs it, and nobody else', async () => {
    const other = await openLog(database.url);
    await take(room('moved'), 'ada');
    await other.log.decide(envelope(), room('moved'), takeSeat(room('moved'), 'bob', many));
    await other.close();
    const moved = take(failingRoom('moved'), 'cyd');
    const good = take(room('other'), 'ada');
    await expect(moved).rejects.toThrow('x is not a function');
    expect(await good).toMatchObject({ version: 1 });
    expect(await take(room('moved'), 'dan')).toMatchObject({ version: 3 });
  });
});

describe('a listener that fails', () => {
  it.each([
    () => {
      throw new TypeError('y is not a function');
    },
    async () => {
      throw new TypeError('y is not a function');
    },
  ])('is told of once, and keeps nothing from its command nor from other listeners: %p', async (fail) => {
    const heard: number[] = [];
    here.log.onAppend(fail);
    here.log.onAppend((_, head) => heard.push(head));
    here.log.onGroup(fail as () => void);
    for (const who of ['ada', 'bob', 'cyd']) await take(room('a'), who);
    expect(heard).toEqual([1, 2, 3]);
    expect(here.complaints).toEqual([
      'a listener to new events: y is not a function',
      'a listener to groups: y is not a function',
    ]);
  });
});

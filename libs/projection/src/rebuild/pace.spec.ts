import { Clockwork } from '#test/simulation/clockwork';
import { Pace } from './pace.js';

const setUp = () => {
  const time = new Clockwork(20_000);
  const state = { heads: [4, 3], recordedAt: 0, looks: 0, scanned: [] as unknown[][] };
  const log = {
    heads: async () => {
      state.looks += 1;
      return new Map(state.heads.map((head, shard) => [shard, head]));
    },
    now: () => 50_000 + time.now,
    scanShard: async (...asked: unknown[]) => {
      state.scanned.push(asked);
      return { events: [{ recordedAt: asked[0] === 1 ? state.recordedAt : 0 }] };
    },
    world: {
      monotonic: () => time.now,
      after: (milliseconds: number, run: () => void) => time.after(milliseconds, run),
    },
  };
  const pace = new Pace(log as never);
  const ended: number[] = [];
  let under = 0;
  let most = 0;
  const wait = (milliseconds: number) => new Promise<void>((done) => time.after(milliseconds, done));
  /** A piece of work that takes so long. */
  const work = (milliseconds: number) =>
    pace
      .take(async () => {
        under += 1;
        most = Math.max(most, under);
        await wait(milliseconds);
        under -= 1;
        return milliseconds;
      })
      .then((result) => {
        ended.push(time.now);
        return result;
      });
  const pass = (milliseconds: number) => time.until(() => false, time.now + milliseconds);
  return { state, pace, work, wait, ended, pass, most: () => most };
};

describe('somebody else appends', () => {
  it.each([
    [49_001, true],
    [49_000, false],
  ])('at the beginning, by when the last events came: %d, %p', async (recordedAt, isShared) => {
    const { state, pace } = setUp();
    state.recordedAt = recordedAt;
    await pace.begin();
    expect([pace.isShared, state.scanned]).toEqual([
      isShared,
      [
        [0, 3, 1],
        [1, 2, 1],
      ],
    ]);
  });

  it('where the heads have grown since the last look, and there is one in 250 ms', async () => {
    const { state, pace, work, pass } = setUp();
    void work(0);
    await pass(249);
    state.heads = [5, 3];
    void work(0);
    await pass(0);
    expect([pace.isShared, state.looks]).toEqual([false, 1]);
    await pass(1);
    void work(0);
    await pass(0);
    expect([pace.isShared, state.looks]).toEqual([true, 2]);
    await pass(250);
    void work(0);
    await pass(0);
    expect([pace.isShared, state.looks]).toEqual([false, 3]);
  });
});

describe('a rebuild', () => {
  it('that has the log to itself does as much at a time as it is given, and never rests', async () => {
    const { work, ended, pass, most } = setUp();
    void work(10);
    void work(10);
    await pass(10);
    expect([ended, most()]).toEqual([[10, 10], 2]);
  });

  it('that shares it does one thing at a time, and rests eight times as long, a second at most', async () => {
    const { state, pace, work, ended, pass, most } = setUp();
    state.recordedAt = 49_500;
    await pace.begin();
    const first = work(10);
    void work(200);
    void work(10);
    await pass(10_000);
    expect([ended, most(), await first]).toEqual([[90, 1_290, 1_380], 1, 10]);
  });

  /** How many of so many are taken at a time, each of which takes so long. */
  const pieces = async (recordedAt: number, count: number, milliseconds: (nth: number) => number) => {
    const { state, pace, pass, wait } = setUp();
    state.recordedAt = recordedAt;
    await pace.begin();
    const taken: number[] = [];
    const all = Array.from({ length: count }, (_, nth) => nth);
    const done = pace.takeAll(all, async (some) => {
      taken.push(some.length);
      if (pace.isShared) state.heads = [state.heads[0]! + 1, 3];
      await wait(some.reduce((sum, nth) => sum + milliseconds(nth), 0));
    });
    await pass(1_000_000);
    await done;
    return taken;
  };

  it('that has the log to itself takes all at once', async () => {
    expect(await pieces(0, 1_000, () => 1)).toEqual([1_000]);
  });

  it('that shares it takes about as many as it could in ten milliseconds the last time, and at most twice as many', async () => {
    expect(await pieces(49_500, 1_000, () => 0)).toEqual([64, 128, 256, 512, 40]);
    expect(await pieces(49_500, 100, () => 1)).toEqual([64, 10, 10, 10, 6]);
    expect(await pieces(49_500, 70, (nth) => (nth < 66 ? 20 : 0.5))).toEqual([64, 1, 1, 1, 2, 1]);
  });
});

import { type QuietProcess, QuietStore } from '../quiet-store.js';
import { shardsIn } from './shards-desk.js';

let quiet: QuietStore;
let here: QuietProcess;

beforeEach(async () => {
  quiet = new QuietStore();
  here = await quiet.open();
});

const six = [1, 2, 3, 4, 5, 6];

const gate = () => Promise.withResolvers<void>();

describe('among more shards than move at once', () => {
  it('each has its turn before any has its next', async () => {
    const { state, begin } = shardsIn(quiet, here, [3, 3, 3, 3, 3, 3]);
    await begin();
    expect([0, 6, 12].map((from) => state.scanned.slice(from, from + 6).toSorted())).toEqual([six, six, six]);
  });

  it('those that look take no turn from those that move', async () => {
    const { state, begin } = shardsIn(quiet, here, [1, 1, 1, 1, 1]);
    const { promise, resolve } = gate();
    state.lookOf = (shard) => (shard < 5 ? promise : Promise.resolve());
    await begin();
    expect(state.scanned).toEqual([5]);
    resolve();
    await quiet.pass(10);
    expect(state.scanned).toHaveLength(5);
  });
});

describe('a runner beside another one that moves nothing', () => {
  it('gives half of those up that it moves, but none that is on its way, and tells how many it moves', async () => {
    const { state, begin } = shardsIn(quiet, here, [0, 1, 0, 0, 0, 0]);
    const { promise, resolve } = gate();
    state.anothers.add(1);
    state.scanOf = () => promise;
    state.others = [0];
    await begin(2_500);
    expect(state.released).toEqual([3, 4]);
    expect(state.told.slice(0, 2)).toEqual([0, 5]);
    resolve();
  });

  it('tells once a second how many it moves, where that is news', async () => {
    const { state, begin } = shardsIn(quiet, here, [0, 0, 0, 0]);
    for (const shard of six) state.anothers.add(shard);
    await begin(10_000);
    for (const shard of [1, 2, 3, 4]) {
      state.anothers.delete(shard);
      await quiet.pass(1_000);
    }
    await quiet.pass(1_000);
    expect([...new Set(state.told)]).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('a runner at rest', () => {
  const rest = async (heads: readonly number[], leaseDuration?: number) => {
    const desk = shardsIn(quiet, here, heads, leaseDuration);
    await desk.begin(10_000);
    desk.state.looks = 0;
    desk.state.scanned.length = 0;
    return desk;
  };

  it('looks for heads six times in the time of a lease that is a short one', async () => {
    const { state } = await rest([0], 3_000);
    await quiet.pass(3_000);
    expect(state.looks).toBe(6);
  });

  it('tries again what has failed after the pause of that, before it looks for heads', async () => {
    const { state, append } = await rest([0]);
    state.scanOf = () => Promise.reject(new Error('not now'));
    append(1);
    await quiet.pass(10);
    state.scanOf = () => Promise.resolve();
    await quiet.pass(50);
    expect(state.scanned).toEqual([1, 1]);
  });

  it('waits before it looks for heads again where that has failed, whatever it hears of', async () => {
    const { state, append } = await rest([0]);
    state.headsFail = true;
    append(2);
    await quiet.pass();
    for (let nth = 0; nth < 3; nth += 1) {
      append(1);
      await quiet.pass(1);
    }
    expect([state.looks, new Set(state.scanned)]).toEqual([1, new Set([1])]);
    state.headsFail = false;
    await quiet.pass(1_000);
    expect(state.scanned).toContain(2);
  });

  it('waits for a move that takes its time', async () => {
    const { state, append } = await rest([0]);
    const { promise, resolve } = gate();
    state.scanOf = () => promise;
    append(1);
    await quiet.pass(3_000);
    expect([state.scanned, state.looks]).toEqual([[1], 3]);
    resolve();
  });

  it('looks for more soon after it has found a shard that no bell told of', async () => {
    const { state } = await rest([0]);
    state.heads.set(2, 1);
    await quiet.pass(1_000);
    expect(state.scanned).toEqual([2]);
    expect(state.looks).toBeGreaterThan(2);
  });

  it('looks at once where the log has lost something, also of a shard that it does not follow', async () => {
    const { state } = await rest([0]);
    for (const lose of state.lose) lose(9);
    await quiet.pass();
    expect(state.looks).toBe(1);
  });

  it('stops at once, and hears of nothing any more', async () => {
    const { state, runner } = await rest([0]);
    await quiet.outcome(runner.start());
    const listeners = () => [state.hear.size, state.lose.size, state.doubt.size];
    expect(listeners()).toEqual([1, 1, 1]);
    const before = quiet.time.now;
    await quiet.outcome(runner.stop());
    expect([quiet.time.now - before, ...listeners()]).toEqual([0, 0, 0, 0]);
  });
});

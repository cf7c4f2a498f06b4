import { DecidingTime, timeToDecide } from './deciding-time.js';

/** A process whose clock goes on only by what is decided, and whose turns end one after the other. */
const process = () => {
  let now = 0;
  let turn = 0;
  const waiting: (() => void)[] = [];
  const time = new DecidingTime({
    monotonic: () => now,
    turn: () => new Promise<void>((over) => void waiting.push(over)),
  });
  const spentIn: number[] = [];
  const decide = (milliseconds: number, isUrgent = false) =>
    time.spend(
      timeToDecide,
      (deadline) => {
        const began = now;
        // One at least, and none after the deadline.
        do now += 10;
        while (now < Math.min(deadline, began + milliseconds));
        spentIn[turn] = (spentIn[turn] ?? 0) + now - began;
        return now - began;
      },
      isUrgent || undefined,
    );
  const endTurn = async () => {
    await settled();
    turn += 1;
    for (const over of waiting.splice(0)) {
      over();
      await settled();
    }
  };
  return { decide, endTurn, spentIn };
};

/** What is decided by now: a test that waited for the rest would wait for ever. */
const soFar = <T>(decided: readonly Promise<T>[]) => {
  const over: T[] = [];
  for (const each of decided) void each.then((one) => over.push(one));
  return over;
};

const settled = async () => {
  for (let microtask = 0; microtask < 20; microtask += 1) await undefined;
};

it('sixty-four shards that all have something to decide share what there is of a turn', async () => {
  const { decide, endTurn, spentIn } = process();
  const spent = soFar(Array.from({ length: 64 }, () => decide(30)));
  for (let turns = 0; turns < 200; turns += 1) await endTurn();
  expect(spent).toHaveLength(64);
  expect(Math.min(...spent)).toBeGreaterThanOrEqual(10);
  const used = spentIn.filter((each) => each !== undefined);
  expect(Math.max(...used)).toBeLessThanOrEqual(timeToDecide);
  expect(used.reduce((sum, each) => sum + each, 0)).toBe(spent.reduce((sum, each) => sum + each, 0));
});

it('between two turns of deciding there is one in which others are heard', async () => {
  const { decide, endTurn, spentIn } = process();
  const decided = soFar([decide(50), decide(50), decide(50)]);
  for (let turns = 0; turns < 10; turns += 1) await endTurn();
  expect(decided).toHaveLength(3);
  expect(Object.keys(spentIn).map(Number)).toEqual([0, 2, 4]);
});

it('a decision that holds a shard does not wait for those that hold none', async () => {
  const { decide, endTurn } = process();
  const those = ['first', 'a', 'b', 'c'].map((each) => decide(50).then(() => each));
  const order = soFar([...those, decide(50, true).then(() => 'holder')]);
  for (let turns = 0; turns < 20; turns += 1) await endTurn();
  expect(order.slice(0, 2)).toEqual(['first', 'holder']);
});

it('a time begins when the one before has ended, whoever has had a part in that', async () => {
  const { decide, endTurn, spentIn } = process();
  for (const milliseconds of [20, 30, 30, 50]) {
    void decide(milliseconds);
    await endTurn();
  }
  expect(spentIn).toEqual([20, 30, 30, 20]);
});

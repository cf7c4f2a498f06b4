import { DoorbellHouse } from '#test/harness/logs/doorbell-house';

let house: DoorbellHouse;

beforeEach(async () => {
  house = new DoorbellHouse();
  await house.bell.open();
});

afterEach(async () => {
  await house.bell.close();
  expect(house.line.isEnded).toBe(true);
  const { steps } = house.time;
  await house.pass(60_000);
  expect(house.time.steps - steps).toBe(0);
});

describe('this process', () => {
  it('is told at once of what it has stored itself', () => {
    house.bell.ring(1, 5);
    expect(house.heard).toEqual([[1, 5, true]]);
  });

  it('is not told any more who has had enough, and is told though another one fails', () => {
    house.bell.on(() => {
      throw new Error('of a listener');
    });
    const late: number[] = [];
    const stop = house.bell.on((_, head) => late.push(head));
    house.bell.ring(1, 5);
    stop();
    house.bell.ring(1, 6);
    expect(late).toEqual([5]);
    expect(house.complaints).toEqual(['a listener to new events: of a listener']);
  });
});

describe('the others are told', () => {
  it('at once of the first, and of all that is new together 5 ms later: of each shard the newest', async () => {
    house.bell.ring(1, 5);
    for (const [shard, head] of [
      [1, 7],
      [1, 6],
      [2, 1],
    ] as const)
      house.bell.ring(shard, head);
    await house.pass(20);
    expect(house.sent).toEqual([
      [0, [[1, 5]]],
      [
        5,
        [
          [1, 7],
          [2, 1],
        ],
      ],
    ]);
  });

  it('one notification after the other, however long one takes', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    house.line.notifying = promise;
    house.bell.ring(1, 5);
    house.bell.ring(1, 6);
    await house.pass(100);
    expect(house.sent).toHaveLength(1);
    resolve();
    await house.pass(100);
    expect(house.sent).toEqual([
      [0, [[1, 5]]],
      [105, [[1, 6]]],
    ]);
  });

  it('over another connection where one notifies nobody, and of nothing that is older by then', async () => {
    house.line.mute = 1;
    house.bell.ring(1, 5);
    await house.pass();
    house.bell.ring(1, 6);
    await house.pass(200);
    expect(house.lines).toHaveLength(2);
    expect(house.lines[0]!.isEnded).toBe(true);
    expect(house.line.sent.map(([, heads]) => heads)).toEqual([[[1, 6]]]);
  });

  it('over another connection of what was lost with one', async () => {
    house.line.mute = 1;
    house.bell.ring(1, 5);
    await house.pass();
    house.bell.ring(2, 9);
    await house.pass(200);
    expect(house.line.sent.map(([, heads]) => heads)).toEqual([
      [
        [1, 5],
        [2, 9],
      ],
    ]);
  });

  it('of what could not be said while there was no connection, once there is one', async () => {
    await house.line.end();
    house.bell.ring(1, 5);
    house.bell.ring(2, 9);
    await house.pass(100);
    expect(house.line.sent.map(([, heads]) => heads)).toEqual([
      [
        [1, 5],
        [2, 9],
      ],
    ]);
  });
});

describe('the word of another process', () => {
  it('is told as theirs', () => {
    house.line.hears({
      from: 'you',
      heads: [
        [1, 5],
        [2, 6],
      ],
    });
    expect(house.heard).toEqual([
      [1, 5, false],
      [2, 6, false],
    ]);
    expect(house.looks).toEqual([]);
  });

  it('is not told where it is what this process has said itself', () => {
    house.line.hears({ from: 'me', heads: [[1, 5]] });
    expect([house.heard, house.looks]).toEqual([[], []]);
  });

  it.each([
    'gibberish',
    { from: 'you', heads: [['x', 1]] },
    {
      from: 'you',
      heads: [
        [1, 5],
        [1, 1_000_001],
      ],
    },
  ])('is looked at in the log where it cannot be read or believed: %p', async (payload) => {
    house.line.hears(payload);
    await house.pass();
    expect(house.heard).toEqual([[3, 30, false]]);
  });

  it('is believed as far as a shard may have grown since it was heard of last', () => {
    house.line.hears({ from: 'you', heads: [[1, 1_000_000]] });
    house.line.hears({ from: 'you', heads: [[1, 2_000_000]] });
    expect(house.heard).toHaveLength(2);
    house.line.hears({ from: 'you', heads: [[1, 3_000_001]] });
    expect([house.heard.length, house.looks]).toEqual([2, [0]]);
  });

  it('is looked at once at a time, and 50 ms apart, however much there is of it', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    house.looking = promise;
    for (const _ of [1, 2, 3]) house.line.hears('gibberish');
    await house.pass(10);
    expect(house.looks).toEqual([0]);
    for (const _ of [1, 2, 3]) house.line.hears('gibberish');
    resolve();
    await house.pass(500);
    expect(house.looks).toEqual([0, 60]);
  });

  it('is looked at again where that fails, after longer each time, five seconds at most', async () => {
    house.blind = 9;
    house.line.hears('gibberish');
    await house.pass(60_000);
    const pauses = house.looks.map((at, nth) => at - (house.looks[nth - 1] ?? 0));
    expect(pauses).toEqual([0, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000]);
    expect(house.heard).toEqual([[3, 30, false]]);
    house.blind = 1;
    house.line.hears('gibberish');
    await house.pass(60_000);
    expect(house.looks.at(-1)! - house.looks.at(-2)!).toBe(100);
  });
});

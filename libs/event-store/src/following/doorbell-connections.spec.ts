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

describe('a connection that is lost', () => {
  it('is made anew after 50 ms, and whoever has to know is told, and the log is looked at', async () => {
    house.line.emit('error', new Error('reset'));
    await house.pass(49);
    expect([house.lines.length, house.reconnections]).toEqual([1, 0]);
    await house.pass(1);
    expect([house.lines.length, house.reconnections, house.heard]).toEqual([2, 1, [[3, 30, false]]]);
  });

  it('is made anew each time', async () => {
    for (const times of [2, 3, 4]) {
      await house.line.end();
      await house.pass(100);
      expect([house.lines.length, house.reconnections]).toEqual([times, times - 1]);
    }
  });

  it('as soon as it is there is made anew once more', async () => {
    house.losesAgain = 1;
    await house.line.end();
    await house.pass(50);
    expect(house.line.isEnded).toBe(true);
    await house.pass(50);
    expect([house.lines.length, house.line.isEnded, house.reconnections]).toEqual([3, false, 2]);
  });

  it('is tried for again after longer each time, five seconds at most, and complained of once', async () => {
    house.unreachable = 9;
    await house.line.end();
    await house.pass(60_000);
    const times = house.lines.map(({ made }) => made);
    expect(times.map((at, nth) => at - (times[nth - 1] ?? 0))).toEqual([
      0, 50, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000,
    ]);
    expect(house.lines.slice(0, -1).every(({ isEnded }) => isEnded)).toBe(true);
    expect(house.complaints).toEqual([
      'the connection that hears of new events: nobody there',
      expect.stringContaining('goes on'),
    ]);
    expect(house.reconnections).toBe(1);
  });

  it('says nothing of the one that took its place', async () => {
    const [first] = house.lines;
    await first!.end();
    await house.pass(100);
    first!.emit('end');
    await house.pass(1_000);
    expect(house.lines).toHaveLength(2);
  });
});

describe('the first connection', () => {
  it('says what it is for, to whoever looks at the connections of the database', () => {
    expect(house.lines.map(({ name }) => name)).toEqual(['slotlog doorbell']);
  });

  it('that is made once the bell is closed is closed as well', async () => {
    const other = new DoorbellHouse();
    const { promise, resolve } = Promise.withResolvers<void>();
    other.connecting = promise;
    void other.bell.open();
    void other.bell.close();
    await other.pass();
    resolve();
    await other.pass();
    expect(other.line.isEnded).toBe(true);
  });

  it('that cannot be made is told, and leaves nothing behind', async () => {
    const other = new DoorbellHouse();
    other.unreachable = 1;
    await expect(other.bell.open()).rejects.toThrow('nobody there');
    expect(other.line.isEnded).toBe(true);
    await other.pass(10_000);
    expect(other.lines).toHaveLength(1);
  });

  it('that ends while it begins to listen is none', async () => {
    const other = new DoorbellHouse();
    const opened = other.bell.open();
    other.line.endsAtOnce = true;
    await expect(opened).rejects.toThrow('closed at once');
  });
});

describe('once it is closed', () => {
  it('nothing is made anew', async () => {
    void house.bell.close();
    await house.pass(10_000);
    expect(house.lines).toHaveLength(1);
  });

  it('it waits for what is under way, and no longer', async () => {
    house.unreachable = 99;
    await house.line.end();
    await house.pass(1_000);
    const { length } = house.lines;
    await house.bell.close();
    await house.pass(10_000);
    expect(house.lines).toHaveLength(length);
  });

  it.each([
    [
      'a notification',
      (to: Promise<void>) => Object.assign(house.line, { notifying: to }),
      () => house.bell.ring(1, 5),
    ],
    ['a look', (to: Promise<void>) => Object.assign(house, { looking: to }), () => house.line.hears('gibberish')],
    ['a connection', (to: Promise<void>) => Object.assign(house, { connecting: to }), () => house.line.end()],
  ] as const)('it waits for %s that is under way', async (_, hold, begin) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    hold(promise);
    void begin();
    await house.pass(60);
    let isClosed = false;
    void house.bell.close().then(() => {
      isClosed = true;
    });
    await house.pass(1_000);
    expect(isClosed).toBe(false);
    resolve();
    await house.pass();
    expect(isClosed).toBe(true);
  });

  it('what is lost with its connection is not sent again', async () => {
    house.line.mute = 1;
    const { promise, resolve } = Promise.withResolvers<void>();
    house.line.notifying = promise;
    house.bell.ring(1, 5);
    await house.pass();
    const closed = house.bell.close();
    resolve();
    await closed;
    expect([house.lines.length, house.sent.length]).toEqual([1, 1]);
  });
});

import { EventEmitter } from 'node:events';
import type { Pool } from 'pg';
import { Clockwork } from '#test/simulation/clockwork';
import { Doorbell } from './doorbell.js';

const realHeads = new Map([[3, 30]]);

/** A doorbell, the connections that it makes, and a clock that stands still unless a test says so. */
class House {
  readonly time = new Clockwork(20_000);
  readonly lines: Line[] = [];
  readonly complaints: string[] = [];
  readonly heard: unknown[] = [];
  /** When it looked where the shards are. */
  readonly looks: number[] = [];
  reconnections = 0;
  /** The connection that is made anew as the one of this number is lost at once. */
  losesAgain = 0;
  /** So many attempts to connect fail. */
  unreachable = 0;
  /** So many looks fail. */
  blind = 0;
  looking: Promise<unknown> = Promise.resolve();
  /** How long it takes to connect. */
  connecting: Promise<unknown> = Promise.resolve();
  readonly bell: Doorbell;

  constructor() {
    const complain = (line: string) => void this.complaints.push(line);
    const world = {
      after: (milliseconds: number, run: () => void) => this.time.after(milliseconds, run),
      newId: () => 'me',
      connectionBeside: (_: Pool, name: string) => new Line(this, name),
    };
    const readHeads = async () => {
      this.looks.push(this.time.now);
      await this.looking;
      this.blind -= 1;
      if (this.blind >= 0) throw new Error('no room');
      return realHeads;
    };
    const reconnected = () => {
      this.reconnections += 1;
      if (this.reconnections === this.losesAgain) void this.line.end();
    };
    const logger = { warn: complain, error: complain };
    this.bell = new Doorbell({} as Pool, logger, world as never, readHeads, reconnected);
    this.bell.on((...told) => this.heard.push(told));
  }

  get line(): Line {
    return this.lines.at(-1)!;
  }

  /** What was notified, and when. */
  get sent(): [number, unknown][] {
    return this.lines.flatMap(({ sent }) => sent);
  }

  pass = (milliseconds = 0) => this.time.until(() => false, this.time.now + milliseconds);
}

class Line extends EventEmitter {
  readonly sent: [number, unknown][] = [];
  readonly made: number;
  isEnded = false;
  /** So many notifications fail. */
  mute = 0;
  /** How long a notification takes. */
  notifying: Promise<unknown> = Promise.resolve();
  endsAtOnce = false;

  constructor(
    private readonly house: House,
    readonly name: string,
  ) {
    super();
    this.made = house.time.now;
    house.lines.push(this);
  }

  connect = async () => {
    this.house.unreachable -= 1;
    await this.house.connecting;
    if (this.house.unreachable >= 0) throw new Error('nobody there');
  };

  query = async (asked: string | { readonly values: readonly [string, string] }) => {
    if (typeof asked === 'string') {
      if (this.endsAtOnce) this.emit('end');
      return;
    }
    this.sent.push([this.house.time.now, JSON.parse(asked.values[1]).heads]);
    await this.notifying;
    this.mute -= 1;
    if (this.mute >= 0) throw new Error('a standby notifies nobody');
  };

  end = async () => {
    if (this.isEnded) return;
    this.isEnded = true;
    this.emit('end');
  };

  hears = (payload: unknown) =>
    this.emit('notification', { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) });
}

let house: House;

beforeEach(async () => {
  house = new House();
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
    const other = new House();
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
    const other = new House();
    other.unreachable = 1;
    await expect(other.bell.open()).rejects.toThrow('nobody there');
    expect(other.line.isEnded).toBe(true);
    await other.pass(10_000);
    expect(other.lines).toHaveLength(1);
  });

  it('that ends while it begins to listen is none', async () => {
    const other = new House();
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

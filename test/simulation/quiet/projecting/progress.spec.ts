import type { Pool } from 'pg';
import { OtherHistory } from '#libs/event-store';
import { Clockwork } from '#test/simulation/clockwork';
import { Progress, ReadBehind } from '../../../../libs/projection/src/progress.js';

const seats = { name: 'seats', version: 1 };
const guests = { name: 'guests', version: 1 };

/** Rows of seats and guests in shard 8, which stand where a test says; each look is noted. */
const setUp = (runner?: { position: number; head: number } | null) => {
  const time = new Clockwork(20_000);
  const state = {
    stands: [0, 0],
    looks: [] as number[],
    unattended: null as string | null,
    parked: [] as { subject: string; fromPosition: number }[],
    asksWhy: 0,
    listeners: new Set<(shard: number, to: number) => void>(),
    known: [] as unknown[],
    isOtherHistory: false,
  };
  const query = async ({ name, values }: { name: string; values: unknown[] }) => {
    if (name === 'slotlog-read-hindrances') {
      state.asksWhy += 1;
      return { rows: [{ unattended: state.unattended }] };
    }
    if (name === 'slotlog-parked-subjects') {
      expect(values).toEqual([8, ['seats', 'guests'], [1, 1], 'acme']);
      return { rows: state.parked.map((each) => ({ name: 'seats', consumerVersion: 1, reason: 'nobody', ...each })) };
    }
    state.looks.push(time.now);
    return { rows: state.stands.map((position) => ({ position, mark: '00000000', drains: 0 })) };
  };
  const log = {
    world: {
      monotonic: () => time.now,
      after: (milliseconds: number, run: () => void) => time.after(milliseconds, run),
    },
    assertKnown: async (shard: number, point: { position: number; mark: string }) => {
      state.known.push([shard, point]);
      if (state.isOtherHistory) throw new OtherHistory(shard, point);
    },
  };
  const own = {
    standsAt: () => runner ?? null,
    onMove: (listener: (shard: number, to: number) => void) => {
      state.listeners.add(listener);
      return () => state.listeners.delete(listener);
    },
  };
  const progress = new Progress(log as never, { query } as unknown as Pool, runner === undefined ? undefined : own);
  const reached = (wanted: number | { position: number; mark: string } | undefined, subject?: string) => {
    const told: { came?: unknown; at?: number } = {};
    const about = subject === undefined ? undefined : { tenant: 'acme', subject };
    progress.reached(8, [seats, guests], wanted, about).then(
      () => Object.assign(told, { came: 'there', at: time.now }),
      (error: unknown) => Object.assign(told, { came: error, at: time.now }),
    );
    return told;
  };
  const pass = (milliseconds = 0) => time.until(() => false, time.now + milliseconds);
  const moved = (shard: number, to: number) => {
    for (const listener of state.listeners) listener(shard, to);
  };
  return { state, reached, pass, moved };
};

describe('a reader who wants to see a position', () => {
  it('waits for nothing where nothing is wanted', async () => {
    const { state, reached, pass } = setUp();
    const told = reached(undefined, 'room/a');
    await pass();
    expect([told.came, state.looks]).toEqual(['there', []]);
  });

  it('is told at once where all rows have it', async () => {
    const { state, reached, pass } = setUp();
    state.stands = [7, 9];
    const told = reached(7);
    await pass();
    expect([told.came, state.looks]).toEqual(['there', [0]]);
    expect([state.known, state.asksWhy]).toEqual([[], 0]);
  });

  it('is told why it waits once it has looked twice, and not of rows that are just coming', async () => {
    const { state, reached, pass } = setUp();
    reached(7);
    await pass(1);
    expect([state.looks, state.asksWhy]).toEqual([[0], 0]);
    await pass(1);
    expect([state.looks, state.asksWhy]).toEqual([[0, 2], 1]);
  });

  it('waits for the last of them, looking more and more seldom', async () => {
    const { state, reached, pass } = setUp();
    state.stands = [9, 6];
    const told = reached(7);
    await pass(100);
    expect([told.came, state.looks]).toEqual([undefined, [0, 2, 6, 14, 30, 55, 80]]);
    state.stands = [9, 7];
    await pass(5);
    expect(told).toEqual({ came: 'there', at: 105 });
  });

  it.each([
    [9, 6],
    [6, 9],
  ])('is told after two seconds where the last of them stands: %d, %d', async (...stands) => {
    const { state, reached, pass } = setUp();
    await pass(5_000);
    state.stands = stands;
    const told = reached(7);
    await pass(1_990);
    expect(told.came).toBeUndefined();
    await pass(30);
    expect(told.came).toBeInstanceOf(ReadBehind);
    expect(told.came).toMatchObject({ wanted: 7, have: { position: 6 }, parked: null });
    expect((told.came as Error).message).toBe('read models stand at 6, not yet at 7');
  });

  it('does not wait for rows that nobody moves on', async () => {
    const { state, reached, pass } = setUp();
    state.unattended = 'guests';
    const told = reached(7);
    await pass(10);
    expect((told.came as Error).message).toBe('read models stand at 0, not yet at 7: no process moves guests on');
  });

  it('is told of another history where its point is not in the log, which is asked once', async () => {
    const { state, reached, pass } = setUp();
    const point = { position: 7, mark: 'abcdabcd' };
    const patient = reached(point);
    await pass(500);
    expect([state.known, patient.came]).toEqual([[[8, point]], undefined]);
    state.isOtherHistory = true;
    const told = reached(point);
    await pass();
    expect(told.came).toBeInstanceOf(OtherHistory);
  });
});

describe('beside a runner of this process', () => {
  it('the reader is woken by its moves in that shard, as far as it wants', async () => {
    const { state, reached, pass, moved } = setUp({ position: 6, head: 7 });
    state.stands = [6, 6];
    const told = reached(7);
    await pass(1);
    moved(9, 7);
    moved(8, 6);
    await pass(1);
    expect(state.looks).toEqual([]);
    state.stands = [7, 7];
    moved(8, 7);
    await pass();
    expect([told, state.looks, state.listeners.size]).toEqual([{ came: 'there', at: 2 }, [2], 0]);
  });

  it('the reader looks after 25 ms where it does not move', async () => {
    const { state, reached, pass } = setUp({ position: 6, head: 7 });
    reached(7);
    await pass(60);
    expect(state.looks).toEqual([25, 50]);
  });

  it.each([
    [{ position: 7, head: 7 }, 7],
    [{ position: 6, head: 6 }, 7],
    [null, 7],
  ])('the reader looks at once where it says that it is there, or cannot know of it: %j', async (runner, wanted) => {
    const { state, reached, pass } = setUp(runner);
    reached(wanted);
    await pass();
    expect(state.looks).toEqual([0]);
  });

  it('the reader waits for rows that nobody moves on by now', async () => {
    const { state, reached, pass } = setUp(null);
    state.unattended = 'guests';
    const told = reached(7);
    await pass(100);
    expect(told.came).toBeUndefined();
  });

  it('who gave up is woken by nobody any more', async () => {
    const { state, reached, pass } = setUp({ position: 6, head: 7 });
    const told = reached(7);
    await pass(2_100);
    expect([told, state.listeners.size]).toEqual([{ came: expect.any(ReadBehind), at: 2_000 }, 0]);
  });
});

describe('a stream that is parked', () => {
  it('at the position or before it is named: its rows lack that', async () => {
    const { state, reached, pass } = setUp();
    state.stands = [9, 9];
    state.parked = [
      { subject: 'room/b', fromPosition: 3 },
      { subject: 'room/a', fromPosition: 7 },
    ];
    const told = reached(7, 'room/a');
    await pass();
    expect(told.came).toMatchObject({
      ...{ wanted: 7, have: 6, parked: 'room/a' },
      message: 'read models stand at 6, not yet at 7: seats has parked room/a: nobody',
    });
  });

  it('behind it is no matter, nor is another one', async () => {
    const { state, reached, pass } = setUp();
    state.stands = [9, 9];
    state.parked = [
      { subject: 'room/b', fromPosition: 3 },
      { subject: 'room/a', fromPosition: 8 },
    ];
    const told = reached({ position: 7, mark: '0000000a' }, 'room/a');
    await pass();
    expect(told.came).toBe('there');
  });
});

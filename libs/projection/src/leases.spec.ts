import type { Pool } from 'pg';
import type { World } from '#libs/event-store';
import { Leases } from './leases.js';
import type { ProjectionId } from './projection.js';
import { Share } from './share.js';

const seats = { name: 'seats', version: 1 };
const guests = { name: 'guests', version: 2 };

interface Answer {
  readonly number: number | null;
  readonly isTaken: boolean;
}

/** Leases of seats and guests, asked for at a time that a test says; each answer comes `late` milliseconds later. */
const asking = () => {
  const state = { now: 1_000, late: 0, answers: [] as Answer[] };
  const asked: { readonly numbers: (number | null)[]; readonly unrenewed: number[]; readonly hesitation: number }[] =
    [];
  const released: string[][] = [];
  let tidied = 0;
  const query = async (asks: { readonly values: readonly never[] } | string, values?: readonly never[]) => {
    if (typeof asks === 'string') {
      if (asks.startsWith('insert')) released.push(values![1]!);
      else tidied += 1;
      return { rows: [] };
    }
    asked.push({ hesitation: asks.values[5]!, numbers: asks.values[7]!, unrenewed: asks.values[8]! });
    state.now += state.late;
    const rows = state.answers.map(({ number, isTaken }) => ({
      number: number === null ? null : `${number}`,
      is_taken: isTaken,
    }));
    return { rows };
  };
  const here = { monotonic: () => state.now, wall: () => 0 };
  const leases = new Leases(1, { query } as unknown as Pool, here, [seats, guests], 'me', 6_000);
  const renew = (answers: readonly Answer[], hesitation = 0): Promise<ProjectionId[]> => {
    state.answers = [...answers];
    return leases.renew(hesitation);
  };
  return { state, asked, released, leases, renew, tidied: () => tidied };
};

const mine = { number: 7, isTaken: true };
const anothers = (number: number | null) => ({ number, isTaken: false });

describe('a lease', () => {
  it('counts from when it was asked for, however late the answer comes', async () => {
    const { state, leases, renew } = asking();
    state.late = 2_000;
    expect(await renew([mine, mine])).toEqual([seats, guests]);
    state.now = 6_999;
    expect(leases.holds(seats)).toBe(true);
    state.now = 7_000;
    expect(leases.holds(seats)).toBe(false);
  });

  it('is new where it was not held before, or not any more', async () => {
    const { state, renew } = asking();
    expect(await renew([mine, anothers(3)])).toEqual([seats]);
    expect(await renew([mine, mine])).toEqual([guests]);
    expect(await renew([mine, mine])).toEqual([]);
    state.now += 6_000;
    expect(await renew([mine, mine])).toEqual([seats, guests]);
  });

  it('is held no more where another one has it', async () => {
    const { leases, renew } = asking();
    await renew([mine, mine]);
    await renew([anothers(9), mine]);
    expect([leases.holds(seats), leases.holds(guests)]).toEqual([false, true]);
  });

  it('has so many milliseconds left, none where it is over, another’s or nobody’s', async () => {
    const { state, leases, renew } = asking();
    expect(leases.left(seats)).toBe(0);
    await renew([mine, anothers(3)]);
    state.now += 1_500;
    expect([leases.left(seats), leases.left(guests)]).toEqual([4_500, 0]);
    state.now += 5_000;
    expect(leases.left(seats)).toBe(0);
  });

  it('is held by nobody who never asked for it', () => {
    expect(asking().leases.holds(seats)).toBe(false);
  });
});

describe('they are asked for again', () => {
  it('after a third of their time, and after a sixth where one is another’s', async () => {
    const { state, leases, renew } = asking();
    expect(leases.pause).toBe(0);
    await renew([mine, mine]);
    expect(leases.pause).toBe(2_000);
    state.now += 1_999;
    expect(leases.pause).toBe(1);
    state.now += 2;
    expect(leases.pause).toBe(0);
    await renew([mine, anothers(3)]);
    expect(leases.pause).toBe(1_000);
  });

  it('at once where somebody else may have them', async () => {
    const { leases, renew } = asking();
    await renew([mine, mine]);
    leases.doubt();
    expect(leases.pause).toBe(0);
  });

  it('with what it leaves to others, and those that have gone are swept after every hundredth time', async () => {
    const { asked, renew, tidied } = asking();
    await renew([mine, mine], 250);
    expect(asked[0]).toMatchObject({ hesitation: 250 });
    for (let times = 2; times < 100; times += 1) await renew([mine, mine]);
    expect(tidied()).toBe(0);
    await renew([mine, mine]);
    expect(tidied()).toBe(1);
    await renew([mine, mine]);
    expect(tidied()).toBe(1);
  });
});

describe('another’s lease is watched', () => {
  it('from when its number was heard, for as long as that is the newest one', async () => {
    const { state, asked, renew } = asking();
    state.late = 10;
    await renew([mine, anothers(3)]);
    state.now += 500;
    await renew([mine, anothers(3)]);
    expect(asked[1]).toEqual({ hesitation: 0, numbers: [null, 3], unrenewed: [0, 500] });
    state.now += 500;
    await renew([mine, anothers(4)]);
    expect(asked[2]!.unrenewed).toEqual([0, 1_010]);
    state.now += 300;
    await renew([mine, anothers(4)]);
    expect(asked[3]).toMatchObject({ numbers: [null, 4], unrenewed: [0, 300] });
  });

  it('no more once it is ours, and not where there is none', async () => {
    const { state, asked, renew } = asking();
    await renew([anothers(3), anothers(null)]);
    state.now += 500;
    await renew([mine, mine]);
    await renew([mine, mine]);
    expect(asked.map(({ numbers, unrenewed }) => [numbers, unrenewed])).toEqual([
      [
        [null, null],
        [0, 0],
      ],
      [
        [3, null],
        [500, 0],
      ],
      [
        [null, null],
        [0, 0],
      ],
    ]);
  });
});

describe('a holder that gives leases up', () => {
  it('gives up those that it holds, and looks for them after a while only', async () => {
    const { leases, renew, released } = asking();
    await renew([mine, anothers(3)]);
    await leases.release(3_000);
    expect([released, leases.holds(seats), leases.pause]).toEqual([[['seats']], false, 3_000]);
    await leases.release();
    expect([released.length, leases.pause]).toEqual([1, 0]);
  });
});

/** How many of its shards a runner gives up that moves so many, where others move so many each. */
const surplus = (moves: number, ...others: readonly number[]) => {
  const met = others.map((shards, nth) => ({ holder: `runner ${nth}`, shards, word: 'here' }));
  const pool = { query: async () => ({ rows: met }) } as unknown as Pool;
  const world = { newId: () => 'me', monotonic: () => 1_000 } as unknown as World;
  return new Share(pool, world, [seats]).surplus(moves);
};

describe('a runner', () => {
  it('keeps what it moves where nobody moves fewer, or one fewer', async () => {
    expect(await Promise.all([surplus(6), surplus(3, 3), surplus(3, 2), surplus(2, 5)])).toEqual([0, 0, 0, 0]);
  });

  it('gives up what is more than its part of all, and one shard at least', async () => {
    expect(await Promise.all([surplus(6, 0), surplus(5, 0), surplus(7, 0, 2), surplus(3, 2, 1)])).toEqual([3, 2, 4, 1]);
  });

  it('leaves that to those who move more, and does it with those who move as many', async () => {
    expect(await surplus(4, 5, 1)).toBe(0);
    expect(await surplus(4, 4, 1)).toBe(1);
  });
});

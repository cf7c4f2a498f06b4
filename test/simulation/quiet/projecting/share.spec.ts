import type { Pool } from 'pg';
import { Share } from '../../../../libs/projection/src/share.js';

/** A runner and the others that it meets; `said` is what they last said. */
const among = (shards: readonly number[]) => {
  const state = { now: 50_000, shards: [...shards], word: 1, meetings: [] as unknown[][], isGone: false };
  const query = async (asked: { readonly values: readonly unknown[] } | string) => {
    if (typeof asked === 'string') {
      state.isGone = true;
      return { rows: [] };
    }
    state.meetings.push([...asked.values]);
    const rows = state.shards.map((count, nth) => ({ holder: `other ${nth}`, shards: count, word: `${state.word}` }));
    return { rows };
  };
  const world = { monotonic: () => state.now, newId: () => 'me' };
  const projections = [
    { name: 'seats', version: 2 },
    { name: 'guests', version: 1 },
  ];
  const share = new Share({ query } as unknown as Pool, world as never, projections, 6_000);
  return { state, share };
};

describe('a runner that moves more than others', () => {
  it.each([
    [[0], 8, 4],
    [[3], 8, 2],
    [[2], 3, 0],
    [[1], 3, 1],
    [[4, 0], 8, 4],
    [[7, 0], 8, 3],
    [[9, 0], 8, 0],
    [[8, 0], 8, 2],
    [[], 8, 0],
  ])('beside %j gives up of %d shards: %d', async (others, moves, surplus) => {
    expect(await among(others).share.surplus(moves)).toBe(surplus);
  });

  it('gives up one at least where it is two ahead of the last', async () => {
    expect(await among([6, 8, 8]).share.surplus(8)).toBe(1);
  });

  it('gives up nothing more for half the time of a lease: others have to take it first', async () => {
    const { state, share } = among([0]);
    expect([await share.surplus(8), share.abstention]).toEqual([4, 3_000]);
    state.now += 2_999;
    expect(await share.surplus(8)).toBe(0);
    state.now += 1;
    expect(await share.surplus(7)).toBe(3);
  });

  it('leaves what becomes free to those who move fewer, for a quarter of the time of a lease', async () => {
    const { share } = among([2, 5]);
    expect(share.hesitation(8)).toBe(0);
    await share.surplus(3);
    expect([share.hesitation(3), share.hesitation(2), share.hesitation(0)]).toEqual([1_500, 0, 0]);
  });
});

describe('the others are told', () => {
  it('how many it moves, and which projections it feeds, in one order whoever says it', async () => {
    const { state, share } = among([1]);
    await share.surplus(2);
    expect(state.meetings).toEqual([['me', 'guests 1, seats 2', 2, 6_000]]);
  });

  it('at once where that is news, else after a third of the time of a lease', async () => {
    const { state, share } = among([1]);
    await share.surplus(2);
    state.now += 1_999;
    await share.surplus(2);
    expect(state.meetings).toHaveLength(1);
    await share.surplus(1);
    expect(state.meetings).toHaveLength(2);
    state.now += 1_999;
    await share.surplus(1);
    expect(state.meetings).toHaveLength(2);
    state.now += 1;
    await share.surplus(1);
    expect(state.meetings).toHaveLength(3);
  });

  it('that it has gone', async () => {
    const { state, share } = among([]);
    await share.leave();
    expect(state.isGone).toBe(true);
  });
});

describe('a runner that has said nothing new for the time of a lease is not there,', () => {
  it('however often it is met', async () => {
    const { state, share } = among([0]);
    await share.surplus(1);
    state.now += 5_999;
    expect(await share.surplus(8)).toBe(4);
    state.now += 1;
    expect([await share.surplus(7), share.hesitation(7)]).toEqual([0, 0]);
    state.now += 3_000;
    expect([await share.surplus(9), share.hesitation(9)]).toEqual([0, 0]);
    state.word = 2;
    expect(await share.surplus(8)).toBe(4);
  });
});

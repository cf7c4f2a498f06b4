import type { StoredEvent } from '#libs/event-store';
import { readBatch } from '../../../../libs/projection/src/read-batch.js';

/** A shard in which each command wrote so many events, and how it was asked. */
const shardOf = (...commands: readonly number[]) => {
  const events = commands.flatMap((count, nth) =>
    Array.from({ length: count }, () => ({ commandId: `c${nth}` }) as Partial<StoredEvent>),
  );
  const asked: unknown[][] = [];
  const scanShard = async (shard: number, after: { readonly position: number }, limit: number, bytes: number) => {
    asked.push([shard, after.position, limit, bytes]);
    const found = events.slice(after.position, after.position + limit);
    return { events: found, isMore: after.position + found.length < events.length };
  };
  const read = async (after: number, size: number, upTo?: number) => {
    const at = { position: after, mark: '00000000' };
    const { events, isMore } = await readBatch({ scanShard } as never, 8, at, size, upTo, 1_000);
    return [events.length, isMore];
  };
  return { read, asked };
};

describe('a batch ends where a command ends', () => {
  it('which is the end of the shard where there is no more', async () => {
    expect(await shardOf(2, 2).read(0, 9)).toEqual([4, false]);
    expect(await shardOf(2, 2).read(4, 9)).toEqual([0, false]);
    expect(await shardOf(2, 2).read(2, 2)).toEqual([2, false]);
  });

  it('and is shorter than asked for where a command would be cut', async () => {
    expect(await shardOf(2, 2, 2).read(0, 5)).toEqual([4, true]);
    expect(await shardOf(2, 2, 2).read(2, 3)).toEqual([2, true]);
  });

  it('without its last command even where that is whole: nobody can tell', async () => {
    expect(await shardOf(2, 2, 2).read(0, 4)).toEqual([2, true]);
  });

  it('and is longer than asked for where one command is longer than that', async () => {
    const { read, asked } = shardOf(7, 1, 1);
    expect(await read(0, 2)).toEqual([7, true]);
    expect(asked).toEqual([
      [8, 0, 2, 1_000],
      [8, 0, 4, 2_000],
      [8, 0, 8, 4_000],
    ]);
  });

  it('or at a position that is known to be an end', async () => {
    const { read, asked } = shardOf(2, 2, 2);
    expect(await read(0, 9, 4)).toEqual([4, false]);
    expect(asked).toEqual([[8, 0, 4, 1_000]]);
    expect(await read(2, 9, 4)).toEqual([2, false]);
    expect(await read(0, 3, 4)).toEqual([2, true]);
  });
});

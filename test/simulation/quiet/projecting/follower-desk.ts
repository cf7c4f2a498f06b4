import { type RunnerParts, ShardFollower } from '../../../../libs/projection/src/shard-follower.js';
import type { QuietProcess, QuietStore } from '../quiet-store.js';
import type { Rows } from './seat-rows.js';

/** The follower of the first shard, which looks and moves when a test says so; `told` counts how often it said that it moved. */
export const followerIn = (
  quiet: QuietStore,
  process: QuietProcess,
  projections: readonly Rows[],
  parts: Partial<RunnerParts> = {},
) => {
  const state = { told: 0 };
  const moved = () => {
    state.told += 1;
  };
  const follower = new ShardFollower(1, {
    ...{ log: process.log, pool: process.pool, projections, logger: process.logger },
    ...{ holder: process.world.newId(), hesitation: () => 0, moved },
    ...parts,
  });
  const look = () => quiet.outcome(follower.look());
  const advance = () => quiet.outcome(follower.advance());
  /** It looks, hears of the head of the shard, and moves on once. */
  const begin = async (head: number) => {
    await look();
    follower.hear(head);
    await advance();
  };
  return { follower, state, look, advance, begin };
};

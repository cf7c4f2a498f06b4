import { bookingProjections } from '#libs/booking';
import type { ShardStatus } from '#libs/event-store';
import type { Checkpoint } from '#libs/projection';

/** How a projection stands against the head of a shard. */
export interface Standing extends Checkpoint {
  readonly lag: number;
  /** Seconds for which events have been waiting, 0 where none are. */
  readonly lagSeconds: number;
  /** Whether this version of the code reads it. */
  readonly isDeclared: boolean;
}

const isDeclared = ({ name, version }: Pick<Checkpoint, 'name' | 'version'>) =>
  bookingProjections.some((declared) => declared.name === name && declared.version === version);

/** Each projection in each shard that has events, those that never began included. */
export const standings = (shards: readonly ShardStatus[], checkpoints: readonly Checkpoint[]): Standing[] => {
  const withEvents = shards.filter(({ head }) => head > 0);
  const begun = new Set(checkpoints.map(({ name, version, shard }) => `${name} ${version} ${shard}`));
  const never = bookingProjections.flatMap(({ name, version }) =>
    withEvents
      .filter(({ shard }) => !begun.has(`${name} ${version} ${shard}`))
      .map(({ shard }) => ({ name, version, shard, position: 0, movedAt: new Date(0) })),
  );
  return [...checkpoints, ...never].map((checkpoint) => {
    const { head = 0, recordedAt = null } = shards.find(({ shard }) => shard === checkpoint.shard) ?? {};
    const lag = Math.max(0, head - checkpoint.position);
    const since = recordedAt === null || lag === 0 ? 0 : (Date.now() - recordedAt.getTime()) / 1_000;
    return { ...checkpoint, lag, lagSeconds: Math.max(0, Math.round(since)), isDeclared: isDeclared(checkpoint) };
  });
};

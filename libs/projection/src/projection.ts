import type { PoolClient } from 'pg';
import type { StoredEvent } from '#libs/event-store';

/** Checkpoints bear a projection's name and version, its tables the version: two versions can run side by side. */
export interface ProjectionId {
  readonly name: string;
  readonly version: number;
}

/** The function from events to rows. */
export interface Projection extends ProjectionId {
  /** The categories of streams that it wants: what stands before the first `/` of a stream's name. */
  readonly handles: readonly string[];
  /**
   * Moves the rows on by one batch of the handled events, in order; never called without events. It runs in the
   * transaction that moves the checkpoint, so no event is seen twice. All it touches lies in that shard.
   */
  project(client: PoolClient, shard: number, events: readonly StoredEvent[]): Promise<void>;
}

export const categoryOf = (stream: string) => stream.slice(0, stream.indexOf('/'));

export const handledBy = ({ handles }: Projection, events: readonly StoredEvent[]) =>
  events.filter(({ stream }) => handles.includes(categoryOf(stream)));

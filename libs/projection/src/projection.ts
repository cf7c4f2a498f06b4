import type { PoolClient } from 'pg';
import type { ReplayedEvent } from '#libs/event-store';
import type { Table } from './sql/upsert-rows.js';

/** Checkpoints bear a projection's name and version, its tables the version: two versions can run side by side. */
export interface ProjectionId {
  readonly name: string;
  readonly version: number;
}

/** The function from events to the rows of one table. No row comes from more than one stream. */
export interface Projection extends ProjectionId {
  /** The categories of streams that it wants: what stands before the first `/` of a stream's name. */
  readonly handles: readonly string[];
  readonly table: Table;
  /**
   * Moves the rows on by one batch of the handled events, in order; never called without events. It runs in the
   * transaction that moves the checkpoint, so no event is seen twice. All it touches lies in that shard. `table` is its
   * own one, or one of the same shape that is being built.
   */
  project(client: PoolClient, shard: number, events: readonly ReplayedEvent[], table: Table): Promise<void>;
  /** The rows that all events of one stream come to, each the values of `key` and `columns` in their order. */
  fold(events: readonly ReplayedEvent[]): unknown[][];
}

export const categoryOf = (stream: string) => stream.slice(0, stream.indexOf('/'));

export const handledBy = <Event extends ReplayedEvent>({ handles }: Projection, events: readonly Event[]): Event[] =>
  events.filter(({ stream }) => handles.includes(categoryOf(stream)));

/** One event of the log, with its envelope. `position` counts within the shard, `version` within the stream. */
export interface StoredEvent {
  readonly shard: number;
  readonly position: number;
  readonly tenant: string;
  readonly stream: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** Milliseconds since the epoch, UTC; never runs backwards by position. */
  readonly recordedAt: number;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly commandId: string;
  readonly data: unknown;
}

/** What folding a stream needs of an event. */
export type FoldedEvent = Pick<
  StoredEvent,
  'position' | 'stream' | 'version' | 'id' | 'type' | 'recordedAt' | 'actor' | 'data'
> & {
  /** The bytes of its data, where a state that it is folded into may be kept. */
  readonly size?: number;
};

/** The same as it comes from the log, not brought up to date yet. */
export type LoggedEvent = FoldedEvent & Pick<StoredEvent, 'schemaVersion'>;

/** An event as it stands in the log. Instants are milliseconds since the epoch, UTC. */
export interface Recorded<Event = unknown> {
  readonly event: Event;
  readonly version: number;
  readonly position: number;
  /** With its position it is a point of the log. */
  readonly mark: string;
  readonly recordedAt: number;
  readonly actor: string;
}

/**
 * The events of one thing: its name, how its state begins and how each event moves it on (a pure function). Without a
 * second parameter: a stream of whatever events.
 */
export interface Stream<State, Event = never> {
  readonly name: string;
  readonly initial: State;
  evolve(state: State, recorded: Recorded<Event>): State;
}

/** One event that somebody made, without its content. */
export interface Change {
  readonly version: number;
  readonly position: number;
  readonly type: string;
  readonly recordedAt: number;
  readonly actor: string;
}

/** A stream as a decision sees it; `recent` holds its latest changes, oldest first. */
export interface Seen<State> {
  /** Throws UnreadableEvent where it cannot be read. */
  readonly state: State;
  readonly version: number;
  readonly recent: readonly Change[];
  /** One of its events cannot be read or folded. It is expected as it stands, and can be written. */
  readonly isUnreadable?: true;
}

/** What a decision appends, and to which stream: that is expected as it stands, whether or not the decision read it. */
export interface Append {
  readonly stream: Stream<unknown>;
  readonly type: string;
  readonly data: object;
}

/** The outcome of a decision, and the next instant (ms) at which it would be another one. */
export interface Decision {
  readonly events: readonly Append[];
  readonly until: number;
}

/**
 * What a decision reads its streams with. Each stream read becomes an expectation of the append: if it has moved, the
 * decision is made again.
 */
export interface Read {
  <State>(stream: Stream<State>): Seen<State>;
  /** Several at once: what is not in memory is loaded together. */
  all<State>(streams: readonly Stream<State>[]): readonly Seen<State>[];
  /** What may be wrong: nothing is expected of these streams, unless they are read otherwise too. */
  hint<State>(streams: readonly Stream<State>[]): readonly Seen<State>[];
  /** Has what is read later, one by one, loaded together; nothing is expected of it. */
  prefetch(streams: readonly Stream<unknown>[]): void;
  /** All streams with `from ≤ name < to` that have events; only for decisions made under the shard's lock. */
  range<State>(from: string, to: string, stream: (name: string) => Stream<State>): readonly Seen<State>[];
}

/** An event as it stands in the log. Instants are milliseconds since the epoch, UTC. */
export interface Recorded<Event> {
  readonly event: Event;
  readonly version: number;
  readonly position: number;
  /** The end of its id: another event may stand at the same position of another history. */
  readonly mark: string;
  readonly recordedAt: number;
  readonly actor: string;
}

/** The events of one thing: its name in the log, how its state begins and how each event moves it on. */
export interface Stream<State, Event> {
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

/** A stream as a decision sees it; `recent` holds its latest changes, oldest first, and may not reach back to the first. */
export interface Seen<State> {
  readonly state: State;
  readonly version: number;
  readonly recent: readonly Change[];
  /** Its events cannot be read, and asking for its state fails; what it is expected to be and what is appended to it stands. */
  readonly isUnreadable?: true;
}

export const isReadable = ({ isUnreadable }: Seen<unknown>) => !isUnreadable;

/** What a decision reads with; it is made again when a stream that it read has moved before it is settled. */
export interface Read {
  <State, Event>(stream: Stream<State, Event>): Seen<State>;
  all<State, Event>(streams: readonly Stream<State, Event>[]): readonly Seen<State>[];
  /** What may be wrong without harm: these streams may move. */
  hint<State, Event>(streams: readonly Stream<State, Event>[]): readonly Seen<State>[];
  /** Has what is read later, one by one, loaded together; these streams may move. */
  prefetch(streams: readonly Stream<unknown, never>[]): void;
  /** All streams with `from ≤ name < to` that have events; only for decisions made under the lock. */
  range<State, Event>(from: string, to: string, stream: (name: string) => Stream<State, Event>): readonly Seen<State>[];
}

/** What is read, and when. */
export interface ReadAt {
  readonly read: Read;
  readonly now: number;
}

/** What a decision is made with: what it reads, when, and for whom. */
export interface Deciding extends ReadAt {
  readonly actor: string;
}

/** What a decision appends, and to which stream: that must not move either, whether or not the decision read it. */
export interface Append {
  readonly stream: Stream<unknown, never>;
  readonly type: string;
  readonly data: object;
}

/** The outcome of a decision, and the next instant at which it would be another one. */
export interface Decision {
  readonly events: readonly Append[];
  readonly until: number;
}

export const forever = Number.POSITIVE_INFINITY;

export const nothing: Decision = { events: [], until: forever };

export const append = <State, Event extends { type: string; data: object }>(
  stream: Stream<State, Event>,
  event: Event,
): Append => ({ stream, ...event });

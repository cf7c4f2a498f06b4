import type { FoldedEvent } from '../catalogue/stored-event.js';
import { UnreadableEvent } from '../catalogue/unreadable-event.js';
import { hasBoxes } from '../personal/open-boxes.js';
import { beginning, markOf, type Point } from '../point.js';
import type { Change, Recorded, Seen, Stream } from './stream.js';

/** How many changes back a decision can see; older ones are in the log alone. */
const recentChanges = 50;

/** A stream folded up to one event. Immutable: moving on makes a new one. */
export interface FoldedStream<State = unknown> extends Seen<State> {
  /** The id of the event at `version`, null where there is none. */
  readonly lastId: string | null;
  readonly position: number;
  readonly recordedAt: number;
  /** Whether something in the state is sealed. */
  readonly sealed: boolean;
  /** Bytes of events that were folded into it. */
  readonly bytesIn: number;
  /** More events follow that were not read yet: to be read on from, not to be decided on. */
  readonly isBehind?: true;
  /** Why one of its events cannot be read or folded: `version` and `lastId` are the log's, `state` says nothing then. */
  readonly unreadable?: UnreadableEvent;
}

export const unwritten = <State>({ initial }: Stream<State>): FoldedStream<State> => ({
  state: initial,
  version: 0,
  lastId: null,
  position: 0,
  recordedAt: 0,
  sealed: false,
  bytesIn: 0,
  recent: [],
});

/** Where its last event stands in the log. */
export const pointIn = ({ position, lastId }: FoldedStream): Point =>
  lastId === null ? beginning : { position, mark: markOf(lastId) };

/** Whether its last event is not stored yet: it has no position. */
export const isPresumed = ({ version, position }: FoldedStream): boolean => version > 0 && position === 0;

/** The stream at the last of the events, of which one cannot be read: it can be expected and written, but not seen. */
export const unreadableAt = <State>(
  { initial }: Stream<State>,
  { version, id, position, recordedAt }: FoldedEvent,
  unreadable: UnreadableEvent,
): FoldedStream<State> => ({
  state: initial,
  version,
  lastId: id,
  position,
  recordedAt,
  sealed: false,
  bytesIn: 0,
  recent: [],
  unreadable,
});

/**
 * The fold continued over events that follow it without a gap. What comes after an event that cannot be read is not looked
 * at. Throws UnreadableEvent where `evolve` fails.
 */
export const advance = <State>(
  stream: Stream<State>,
  folded: FoldedStream<State>,
  events: readonly FoldedEvent[],
): FoldedStream<State> => {
  const last = events.at(-1);
  if (!last) return folded;
  if (folded.unreadable) return unreadableAt(stream, last, folded.unreadable);
  let state = folded.state;
  let { version: expected, sealed, bytesIn } = folded;
  const changes: Change[] = folded.recent.slice(-Math.max(recentChanges - events.length, 1));
  for (const { id, type, data, version, position, recordedAt, actor, size = 0 } of events) {
    expected += 1;
    if (version !== expected) throw new Error(`${stream.name}: event ${version} where ${expected} was due`);
    const recorded = { event: { type, data }, version, position, mark: markOf(id), recordedAt, actor };
    state = evolved(stream, state, recorded);
    sealed ||= hasBoxes(data);
    bytesIn += size;
    changes.push({ version, position, type, recordedAt, actor });
  }
  return {
    state,
    version: last.version,
    lastId: last.id,
    position: last.position,
    recordedAt: last.recordedAt,
    sealed,
    bytesIn,
    recent: changes.length > recentChanges ? changes.slice(-recentChanges) : changes,
  };
};

const evolved = <State>({ name, evolve }: Stream<State>, state: State, recorded: Recorded): State => {
  try {
    return evolve(state, recorded as Recorded<never>);
  } catch (cause) {
    throw new UnreadableEvent({ stream: name, ...recorded }, `it cannot be folded: ${(cause as Error).message}`, {
      cause,
    });
  }
};

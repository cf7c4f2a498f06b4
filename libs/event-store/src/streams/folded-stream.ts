import type { FoldedEvent } from '../catalogue/stored-event.js';
import { hasBoxes } from '../personal/open-boxes.js';
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
}

export const unwritten = <State>({ initial }: Stream<State>): FoldedStream<State> => ({
  state: initial,
  version: 0,
  lastId: null,
  position: 0,
  recordedAt: 0,
  sealed: false,
  recent: [],
});

/** Whether its last event is not stored yet: it has no position. */
export const isPresumed = ({ version, position }: FoldedStream): boolean => version > 0 && position === 0;

/** The fold continued over events that follow it without a gap. */
export const advance = <State>(
  stream: Stream<State>,
  folded: FoldedStream<State>,
  events: readonly FoldedEvent[],
): FoldedStream<State> => {
  const last = events.at(-1);
  if (!last) return folded;
  let state = folded.state;
  let { version: expected, sealed } = folded;
  const changes: Change[] = [...folded.recent];
  for (const { type, data, version, position, recordedAt, actor } of events) {
    expected += 1;
    if (version !== expected) throw new Error(`${stream.name}: event ${version} where ${expected} was due`);
    const recorded = { event: { type, data }, version, position, recordedAt, actor };
    state = stream.evolve(state, recorded as Recorded<never>);
    sealed ||= hasBoxes(data);
    changes.push({ version, position, type, recordedAt, actor });
  }
  return {
    state,
    version: last.version,
    lastId: last.id,
    position: last.position,
    recordedAt: last.recordedAt,
    sealed,
    recent: changes.slice(-recentChanges),
  };
};

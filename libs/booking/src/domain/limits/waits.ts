import {
  type Append,
  append,
  forever,
  type Read,
  type ReadAt,
  type Recorded,
  type Stream,
} from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import { earliest } from '../time/interval.js';

/** How often one customer, or one address with a public key, may wait at once, for whatever service. */
export const waitsAtMost = 20;

export type WaitsEvent =
  | { type: 'WaitCounted'; data: { entryId: string; until: number } }
  | { type: 'WaitReleased'; data: { entryId: string } };

/** Until when each entry in a waitlist lasts that one customer has not left, nor got what it was for. */
export interface Waits {
  readonly ends: Readonly<Record<string, number>>;
}

/** Everybody who joins a line for this holder writes this stream, so two who join the lines of two services at once meet in it. */
export const waitsStream = (holder: string): Stream<Waits, WaitsEvent> => ({
  name: `waits/${holder}`,
  initial: { ends: {} },
  evolve: evolveWaits,
});

/** An entry that runs out writes nothing here: it is over by itself, and forgotten when the next one is counted. */
const evolveWaits = ({ ends }: Waits, { event, recordedAt }: Recorded<WaitsEvent>): Waits => {
  const { [event.data.entryId]: _, ...others } = ends;
  if (event.type === 'WaitReleased') return { ends: others };
  const lasting = Object.fromEntries(Object.entries(others).filter(([, until]) => recordedAt <= until));
  return { ends: { ...lasting, [event.data.entryId]: event.data.until } };
};

/** Refuses one too many. `holder`: for whom it counts, null where nobody can tell who that is. */
export const countingWait = (
  { read, now }: ReadAt,
  holder: string | null,
  entry: { readonly entryId: string; readonly until: number },
): Append[] => {
  if (holder === null) return [];
  const stream = waitsStream(holder);
  const live = Object.values(read(stream).state.ends).filter((until) => now <= until);
  if (live.length >= waitsAtMost) {
    const limit = { kind: 'own-waitlist', atMost: waitsAtMost } as const;
    throw new Refused('limit-reached', { limit }, Math.min(forever, earliest(live) + 1));
  }
  return [append(stream, { type: 'WaitCounted', data: entry })];
};

export const releasingWait = (read: Read, holder: string, entryId: string): Append[] => {
  const stream = waitsStream(holder);
  const { ends } = read(stream).state;
  return entryId in ends ? [append(stream, { type: 'WaitReleased', data: { entryId } })] : [];
};

import { assertPrintable } from '../assert-printable.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Envelope } from '../envelope.js';
import type { Contents, NewKey, SealedAppend } from '../personal/sealing.js';
import type { Vault } from '../personal/vault.js';
import { NotLoaded, Reading, type States } from '../streams/reading.js';
import type { Decision, Read, Stream } from '../streams/stream.js';
import type { NewEvent } from './settlement.js';

/** A command: who sends it, whose state is the answer, how it is decided and what its events may be. */
export interface Command<State = unknown> {
  readonly catalogue: Catalogue;
  /** Without one what is personal stays as it is. */
  readonly vault: Vault | null;
  /** Draws the ids of its events. */
  readonly newId: () => string;
  readonly envelope: Envelope;
  readonly subject: Stream<State>;
  readonly decide: (read: Read, now: number) => Decision;
  /** Where it is noted what was sealed for it: its answer need not be opened then. */
  readonly contents?: Contents;
}

/** One run of a decision: what it read and what it would append. A refusal is an outcome like any other, of no events. */
export interface Verdict {
  readonly reading: Reading;
  /** The time that it was decided at. */
  readonly at: number;
  readonly events: readonly NewEvent[];
  readonly keys: readonly NewKey[];
  readonly until: number;
  readonly refusal: { readonly error: unknown } | null;
}

/** Runs the decision at `now`. One on a subject that cannot be read is refused: its answer could not be told. Throws only NotLoaded. */
export const reach = (
  { catalogue, vault, newId, envelope, subject, decide, contents }: Command,
  states: States,
  now: number,
): Verdict => {
  const { tenant } = envelope;
  const reading = new Reading(states, vault ? (state) => vault.openForDeciding(tenant, state) : undefined);
  try {
    const { events, until } = decide(reading.read, now);
    reading.pin(events.map(({ stream }) => stream));
    const unreadable = reading.pinned.get(subject.name)?.folded.unreadable;
    if (unreadable) throw unreadable;
    const sealed = vault ? vault.seal(tenant, events, reading, contents) : { events, keys: [] };
    return {
      reading,
      at: now,
      events: numbered(sealed.events, reading, catalogue, newId),
      keys: sealed.keys,
      until,
      refusal: null,
    };
  } catch (error) {
    if (error instanceof NotLoaded) throw error;
    return { reading, at: now, events: [], keys: [], until: untilOf(error), refusal: { error } };
  }
};

const untilOf = (error: unknown): number =>
  error instanceof Error && 'until' in error && typeof error.until === 'number'
    ? error.until
    : Number.POSITIVE_INFINITY;

/** A new id for each event of each run: what marks a past as this one, should the run come to nothing. */
const numbered = (
  events: readonly SealedAppend[],
  { pinned }: Reading,
  catalogue: Catalogue,
  newId: () => string,
): NewEvent[] => {
  const versions = new Map<string, number>();
  return events.map(({ stream: { name }, type, data, plain }) => {
    const last = versions.get(name) ?? pinned.get(name)!.folded.version;
    assertPrintable(name);
    versions.set(name, last + 1);
    const { schemaVersion, stored, read } = catalogue.write(type, data, plain);
    const json = JSON.stringify(stored);
    const id = newId();
    return { stream: name, version: last + 1, id, type, schemaVersion, data: read, json, size: json.length };
  });
};

import { randomUUIDv7 } from 'node:crypto';
import { assertPrintable } from './assert-printable.js';
import type { Catalogue } from './catalogue.js';
import type { Envelope } from './envelope.js';
import { NotLoaded, Reading, type States } from './reading.js';
import type { NewEvent } from './settlement.js';
import type { Decision, Read, Stream } from './stream.js';

/** A command: who sends it, whose state is the answer, how it is decided and what its events may be. */
export interface Command<State = unknown> {
  readonly catalogue: Catalogue;
  readonly envelope: Envelope;
  readonly subject: Stream<State>;
  readonly decide: (read: Read, now: number) => Decision;
}

/** One run of a decision: what it read and what it would append. A refusal is an outcome like any other, of no events. */
export interface Verdict {
  readonly reading: Reading;
  /** The time that it was decided at. */
  readonly at: number;
  readonly events: readonly NewEvent[];
  readonly until: number;
  readonly refusal: { readonly error: unknown } | null;
}

/** Runs the decision at `now`. Throws only NotLoaded. */
export const reach = ({ catalogue, decide }: Command, states: States, now: number): Verdict => {
  const reading = new Reading(states);
  try {
    const decision = decide(reading.read, now);
    return { reading, at: now, events: numbered(decision, reading, catalogue), until: decision.until, refusal: null };
  } catch (error) {
    if (error instanceof NotLoaded) throw error;
    return { reading, at: now, events: [], until: untilOf(error), refusal: { error } };
  }
};

const untilOf = (error: unknown): number =>
  error instanceof Error && 'until' in error && typeof error.until === 'number'
    ? error.until
    : Number.POSITIVE_INFINITY;

/** A new id for each event of each run: what marks a past as this one, should the run come to nothing. */
const numbered = ({ events }: Decision, { pinned }: Reading, catalogue: Catalogue): NewEvent[] => {
  const versions = new Map<string, number>();
  return events.map(({ stream: { name }, type, data }) => {
    const last = versions.get(name) ?? pinned.get(name)?.folded.version;
    assertPrintable(name);
    if (last === undefined) throw new Error(`${name} is written but was not read`);
    versions.set(name, last + 1);
    const { schemaVersion, stored, read } = catalogue.write(type, data);
    const json = JSON.stringify(stored);
    return { stream: name, version: last + 1, id: randomUUIDv7(), type, schemaVersion, data: read, json };
  });
};

import { channel } from 'node:diagnostics_channel';
import type { Settled } from '../envelope.js';
import { type FoldedStream, unwritten } from '../streams/folded-stream.js';
import type { Reading, StreamRange } from '../streams/reading.js';
import type { Stream } from '../streams/stream.js';
import { streamKey } from '../streams/stream-cache.js';
import { befall } from './fate/befall.js';
import { type FailureTold, failureTold } from './fate/call-failure.js';
import { bornOf, type Fate, type Happening, type Next } from './fate/fate.js';
import type { Command } from './verdict.js';

/** A command on its way to being settled, and what earlier attempts at it have taught. */
export interface Pending {
  readonly command: Command;
  /** When it came, by the monotonic clock. */
  readonly since: number;
  /** States loaded for it, by key: what is not in the cache any more is still here. */
  readonly loaded: Map<string, FoldedStream>;
  /** The names in each range that it reads, by its bounds. */
  readonly names: Map<string, { readonly range: StreamRange; readonly names: readonly string[] }>;
  /** What the last run read: brought up to date before it is decided under the lock. */
  reading: Reading | null;
  /** The database's time when it was last found late or behind, in milliseconds. */
  notBefore: number;
  fate: Fate;
  readonly settle: (settled: Settled<unknown>) => void;
  readonly fail: (error: unknown) => void;
}

export const rangeKey = ({ from, to }: StreamRange) => `${from} ${to}`;

/** `unheardOf`: streams taken for new without looking; if one is not, the append says so and brings its events. */
export const pendingOf = (
  command: Command,
  { unheardOf, locked }: { readonly unheardOf: readonly Stream<unknown>[]; readonly locked: boolean },
  since: number,
  { settle, fail }: Pick<Pending, 'settle' | 'fail'>,
): Pending => {
  const { tenant } = command.envelope;
  return {
    command,
    since,
    loaded: new Map(unheardOf.map((stream) => [streamKey(tenant, stream.name), unwritten(stream)])),
    names: new Map(),
    reading: null,
    notBefore: 0,
    fate: bornOf({ locked }),
    settle,
    fail,
  };
};

/** Each step of each command, for whoever looks into a running process: `CommandStep`. It costs nothing while nobody does. */
const steps = channel('slotlog:command-step');

/** What happened to a command, in which phase of its fate, and what it is to do next. */
export interface CommandStep {
  readonly commandId: string;
  readonly phase: Fate['phase'];
  readonly what: Happening['what'];
  readonly next: Next;
}

/** Something happens to it. */
export const undergo = (pending: Pending, happening: Happening): Next => {
  const { phase } = pending.fate;
  const { fate, next } = befall(pending.fate, happening);
  pending.fate = fate;
  if (steps.hasSubscribers) {
    const { commandId } = pending.command.envelope;
    steps.publish({ commandId, phase, what: happening.what, next } satisfies CommandStep);
  }
  return next;
};

/** As `undergo`, of what cannot end well: its caller is told, where that is next, by the `cause` of it. */
export const suffer = (pending: Pending, happening: Happening, cause: unknown): Next => {
  const next = undergo(pending, happening);
  if (typeof next === 'object') pending.fail(failureTold(next.tell as FailureTold, cause));
  return next;
};

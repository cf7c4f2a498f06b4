import type { Code } from '../../apps/api/src/http/problems/problem-kinds.js';
import type { Fate, Happening, Told } from '../../libs/event-store/src/writing/fate/fate.js';
import type { Outcome } from '../../libs/event-store/src/writing/settlement.js';

/** A run that goes on as long as it is let, and draws what it does by lot. */
export type Run = 'fire' | 'rolling' | 'failover' | 'simulate';

/** Who meets it: runs, each of which has to within a night, and otherwise a spec that provokes it. */
export interface Entry {
  readonly runs?: readonly Run[];
  /** A run that meets it fails. */
  readonly isNever?: true;
  readonly spec: string;
}

const refusals = 'test/e2e/door/refusals.e2e.spec.ts';
const fates = 'libs/event-store/src/writing/fate/befall.spec.ts';
const simulated = (spec: string) => ({ runs: ['simulate'], spec }) as const;
const failed = 'libs/event-store/src/writing/fate/call-failure.spec.ts';

/** Under load whoever is too late, and whoever is lost to trouble, is met by both. */
const underLoad = { runs: ['fire', 'rolling'], spec: refusals } as const;
const inTrouble = { runs: ['fire'], spec: refusals } as const;
const once = { spec: refusals } as const;

/** Every code that may be answered with. One that has no entry does not compile. */
export const codes = {
  'slot-held': underLoad,
  'slot-taken': underLoad,
  'capacity-exhausted': underLoad,
  'version-conflict': underLoad,
  'illegal-transition': underLoad,
  'hold-expired': { runs: ['simulate'], spec: refusals },
  busy: inTrouble,
  'outcome-unknown': once,
  'read-behind': inTrouble,
  'other-history': { runs: ['failover'], spec: refusals },
  'limit-reached': once,
  'write-contention': once,
  'request-in-progress': once,
  'already-exists': once,
  'series-conflict': once,
  'window-closed': once,
  'dependency-conflict': once,
  'dependency-gone': once,
  'precondition-failed': once,
  'rule-violation': once,
  'idempotency-key-reused': once,
  'version-required': once,
  'storage-full': once,
  'clock-ahead': once,
  unavailable: once,
  'not-found': once,
  'malformed-request': once,
  unauthenticated: once,
  forbidden: once,
  'method-not-allowed': once,
  'request-timeout': once,
  'content-too-large': once,
  'unsupported-media-type': once,
  'quota-exceeded': once,
  'header-too-large': once,
  internal: once,
} as const satisfies Record<Code, Entry>;

/** What an append may come to for a command. */
export const outcomes = {
  stored: simulated(fates),
  known: simulated(fates),
  behind: simulated(fates),
  late: simulated(fates),
} as const satisfies Record<Outcome['outcome'], Entry>;

/** What may happen to a command in each phase of its fate; all else the writer would have lost count by. */
export const transitions = {
  waiting: {
    contended: simulated(fates),
    unread: simulated(fates),
    sealed: simulated(fates),
    failed: simulated(fates),
  },
  sealed: { sent: simulated(fates), failed: simulated(fates) },
  sent: {
    stored: simulated(fates),
    known: simulated(fates),
    behind: simulated(fates),
    late: simulated(fates),
    unconcluded: { spec: fates },
    failed: simulated(fates),
  },
  concluded: {},
} as const satisfies Record<Fate['phase'], Partial<Record<Happening['what'], Entry>>>;

/** What a caller may be told in the end. */
export const told = {
  success: simulated(fates),
  'own-success': simulated(fates),
  replay: simulated(fates),
  'key-reused': simulated(fates),
  cause: simulated(failed),
  contention: simulated(failed),
  busy: simulated(failed),
  'storage-full': simulated(failed),
  unknown: simulated(failed),
  impossible: { isNever: true, spec: failed },
} as const satisfies Record<Told, Entry>;

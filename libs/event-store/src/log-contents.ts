import type { EventTypes } from './catalogue/event-version.js';
import type { Naming } from './following/whose.js';
import type { Subjects } from './personal/subjects.js';
import type { WriterLimits } from './writing/writer-place.js';

/** What is in a log. */
export interface LogContents {
  /** What its events may say; nothing else is written to it, nor read from it. */
  readonly types: EventTypes;
  /** How it keeps what is personal; without it, as anything else. */
  readonly subjects?: Subjects;
  /** Where its events say whom they concern; without it nobody can follow those of one person. */
  readonly naming?: Naming;
}

/** How much of a log one process has under way, and in memory. */
export interface LogLimits extends WriterLimits {
  /** Folded streams kept in memory. */
  readonly cachedStreams: number;
  /** Bytes that they may take there, by estimate; a stream larger than that is folded anew each time. */
  readonly cachedBytes: number;
  /** Keys of persons, and places of tenants, kept in memory. */
  readonly cachedKeys: number;
  readonly cachedTenants: number;
}

export const defaultLimits: LogLimits = {
  commands: 256,
  bytes: 1 << 20,
  queue: 10_000,
  cachedStreams: 100_000,
  cachedBytes: 256 << 20,
  cachedKeys: 50_000,
  cachedTenants: 100_000,
};

import type { Point } from '../point.js';
import type { Outcome } from './settlement.js';

/** What a call to the database was about, for whoever watches. Times are milliseconds. */
export interface GroupReport {
  readonly shard: number;
  /** How long each of its commands had waited when it began. */
  readonly waits: readonly number[];
  readonly tookMs: number;
  /** How many of them have to be decided again: what they had read was not true any more. */
  readonly again: number;
  /** Each of them; made when asked for, in the listener's own turn. */
  readonly commands: () => readonly SettledCommand[];
}

/** What a call came to for one of its commands. */
export interface SettledCommand {
  readonly id: string;
  readonly waitedMs: number;
  readonly outcome: Outcome['outcome'];
  /** Of its last event; null where the call stored none of it. */
  readonly point: Point | null;
}

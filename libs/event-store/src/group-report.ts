/** What a call to the database was about, for whoever watches. Times are milliseconds. */
export interface GroupReport {
  /** How long each of its commands had waited when it began. */
  readonly waits: readonly number[];
  readonly tookMs: number;
  /** How many of them have to be decided again: what they had read was not true any more. */
  readonly again: number;
}

import type { ClientBase, Pool } from 'pg';
import type { LoggedEvent } from '../../catalogue/stored-event.js';
import type { Expectation } from '../../writing/settlement.js';

/** The events of one stream after a known one; where that one is not in the log, all of them. */
export interface Tail {
  readonly otherPast: boolean;
  readonly events: LoggedEvent[];
}

/** The tails of the first streams that were asked for; where there `isMore`, the last of them may go on, and others wait. */
export interface TailsPage {
  readonly tails: readonly Tail[];
  readonly isMore: boolean;
}

/** Bytes of events that one statement reads; what reaches them is read to its end. */
export const bytesOfPage = 1 << 20;

export interface TailsRange {
  /** The last position that counts. */
  readonly upTo?: number;
  readonly bytes?: number;
}

/** What is new in some streams since the state that the caller has of them, in the order given. See events_after.sql. */
export const readTails = async (
  db: Pool | ClientBase,
  shard: number,
  known: readonly Expectation[],
  { upTo = Number.MAX_SAFE_INTEGER, bytes = bytesOfPage }: TailsRange = {},
): Promise<TailsPage> => {
  if (known.length === 0) return { tails: [], isMore: false };
  const { rows } = await db.query<LoggedEvent & { ord: number; same: boolean; position: number | null }>({
    name: 'slotlog-read-tails',
    text: `
      select ord, same, position, stream, version, id, type, schema_version as "schemaVersion",
          recorded_at as "recordedAt", actor, data, size
        from slotlog.events_after($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      shard,
      known.map(({ tenant }) => tenant),
      known.map(({ stream }) => stream),
      known.map(({ version }) => version),
      known.map(({ event }) => event),
      upTo,
      bytes,
    ],
  });
  const tails: { otherPast: boolean; events: LoggedEvent[] }[] = [];
  let read = 0;
  for (const { ord, same, ...event } of rows) {
    const tail = tails[ord - 1] ?? { otherPast: !same, events: [] };
    tails[ord - 1] = tail;
    if (event.position === null) continue;
    tail.events.push(event);
    read += event.size! + overheadOfRow;
  }
  return { tails, isMore: read >= bytes };
};

/** What an event counts beside its data, here and in events_after.sql. */
const overheadOfRow = 200;

import type { SimulatedLog } from './simulated-log.js';

/** A page of so many events. */
export const tails = (log: SimulatedLog, values: readonly unknown[], atMost: number): object[] => {
  const [, , streams, versions, events, , bytes] = values as Asking;
  const rows = streams.flatMap((stream, index): object[] => {
    const { isSame, events: missing } = log.tail(stream, versions[index]!, events[index]!);
    const about = { ord: index + 1, same: isSame };
    return missing.length > 0
      ? missing.map((event) => ({ ...event, ...about, size: 0 }))
      : [{ ...about, position: null }];
  });
  const isEvent = (row: object) => 'size' in row;
  const last = rows.findIndex((row, at) => isEvent(row) && rows.slice(0, at + 1).filter(isEvent).length === atMost);
  if (last < 0) return rows;
  Object.assign(rows[last]!, { size: bytes });
  return rows.slice(0, last + 1);
};

type Asking = readonly [unknown, unknown, string[], number[], (string | null)[], number, number];

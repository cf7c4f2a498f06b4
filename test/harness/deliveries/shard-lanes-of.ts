import type { StoredEvent } from '#libs/event-store';
import type { DeliveryParts } from '../../../libs/delivery/src/running/parts.js';
import { ShardLanes } from '../../../libs/delivery/src/running/shard-lanes.js';
import type { Subscriber } from '../../../libs/delivery/src/subscriber.js';
import { monday, pointAt, seatTaken, subscriber } from './room-lane.js';

const point = (position: number) => ({ position, mark: pointAt(position).mark });

interface Stored {
  readonly subscribers?: readonly Partial<Subscriber>[];
  readonly positions?: readonly object[];
  readonly parked?: readonly object[];
  readonly waits?: readonly object[];
  readonly left?: readonly Partial<Subscriber>[];
}

/** As the database has it. */
export const rowOf = (changes: Partial<Subscriber>) => ({
  ...subscriber,
  ...changes,
  ...{ secrets: [], secrets_end_at: [], created_at: new Date(monday), last_reset: null },
  ...{ disabled_because: changes.disabledBecause ?? null, is_deleted: changes.isDeleted ?? false, is_there: true },
  asked_at: new Date(monday),
});

/** Where a subscriber stands by itself. */
export const at = (id: string, position: number, number = 1) => ({
  tenant: 'default',
  subscriber: id,
  number,
  ...point(position),
});
/** Where those at the head stand. */
export const head = (position: number, number = 1) => ({ tenant: '', subscriber: '', number, ...point(position) });

/** The lanes of shard 1 as these rows have them, on a log of seats in rooms a, b and c that ends somewhere. */
export const lanesOf = async (
  stored: Stored,
  { end = 9, isReset = false, lost = (_: number): boolean => false } = {},
) => {
  const state = { end, changed: [] as Partial<Subscriber>[], stored };
  const recorded: { text: string; values: readonly unknown[] }[] = [];
  const scans: number[][] = [];
  let number = 0;
  const query = async (asked: string | { name?: string; text: string; values?: unknown[] }, given: unknown[] = []) => {
    const { text, values = given, name = '' } = typeof asked === 'string' ? { text: asked } : asked;
    if (text === 'commit') return { command: 'COMMIT', rows: [] };
    if (name === 'slotlog-changed-subscribers') {
      const rows = (values[1] === null ? (state.stored.subscribers ?? []) : state.changed).map(rowOf);
      return { rows: rows.length > 0 ? rows : [{ is_there: false, asked_at: new Date(monday) }] };
    }
    if (name === 'slotlog-newest-delivery-positions')
      return { rows: [{ number }, ...(number > 1 ? [{ number: number - 1 }] : [])] };
    if (text.includes('select distinct on (tenant, subscriber)')) return { rows: state.stored.positions ?? [] };
    if (text.includes('from slotlog.delivery_parked where')) return { rows: state.stored.parked ?? [] };
    if (text.includes('from slotlog.subscriber_waits where') && text.startsWith('select'))
      return { rows: state.stored.waits ?? [] };
    if (text.includes('s.is_deleted and (')) return { rows: (state.stored.left ?? []).map(rowOf) };
    if (text.includes('number desc limit 500')) return { rows: [point(2)] };
    if (name === 'slotlog-insert-delivery-position' && values[2] === '') number = values[3] as number;
    if (!/^(begin|set)/.test(text)) recorded.push({ text: text.trim().split(/\s+/).slice(0, 3).join(' '), values });
    return { rows: [] };
  };
  const eventAt = (position: number): StoredEvent => ({
    ...seatTaken(position, ['a', 'b', 'c'][position % 3]!),
    ...(position % 5 === 0 && { tenant: 'other' }),
    ...(position % 7 === 0 && { type: 'DoorLocked' }),
    id: `00000000-0000-7000-8000-0000${pointAt(position).mark}`,
  });
  const parts = {
    pool: { query, connect: async () => ({ query, release: () => {} }) },
    clock: { now: () => monday },
    telling: { isTold: ({ type }: StoredEvent) => type === 'SeatTaken' },
    log: {
      end: async () => point(state.end),
      pointAt: async (_: number, position: number) => (lost(position) ? null : point(position)),
      positionAt: async () => point(1),
      scanShard: async (_: number, from: { position: number }, limit: number) => {
        scans.push([from.position, limit]);
        const last = Math.min(state.end, from.position + limit);
        const events = Array.from({ length: last - from.position }, (__, nth) => eventAt(from.position + nth + 1));
        return { events, isMore: last < state.end };
      },
    },
  } as unknown as DeliveryParts;
  const lanes = await ShardLanes.load(1, parts, isReset);
  const take = () => {
    for (const lane of lanes.all)
      for (let task = lane.next(monday); task?.kind === 'live'; task = lane.next(monday))
        lane.taken(task, task.item.event, monday);
  };
  const written = async (attempts: readonly never[] = []) => {
    recorded.length = 0;
    await lanes.record(attempts);
    return recorded.map(
      ({ text, values }) =>
        `${text} ${values
          .slice(1)
          .map((each) => JSON.stringify(each))
          .join(' ')}`,
    );
  };
  return { lanes, state, scans, parts, take, written };
};

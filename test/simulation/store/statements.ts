import { append, eventsAfter, givenIn, sizeOf, writes } from './append.js';
import { type Statement, says } from './statement.js';

const shardLock = 'shard';

type Tails = [number, string[], string[], number[], (string | null)[], number, number];
type Page = [number, number, number];
type StreamOf = [number, string, string];
type StreamRange = [...StreamOf, number, number | null, number | null];

/** The statements of the event store, by their names. */
export const logStatements: Readonly<Record<string, Statement>> = {
  'slotlog-append': says(
    (transaction, values, store) => {
      const rows = append(transaction, givenIn(values), store.clock());
      if (rows.some(({ outcome }) => outcome === 'known')) store.repeated();
      return rows;
    },
    (values) => (writes(givenIn(values)) ? [shardLock] : []),
  ),
  'slotlog-lock-shard': says(
    (_, __, store) => [{ now: store.clock() }],
    () => [shardLock],
  ),
  'slotlog-read-tails': says((transaction, [, tenants, streams, versions, events, upTo, bytes]: Tails) => {
    const rows = streams.flatMap((stream, index): object[] => {
      const after = eventsAfter(transaction, tenants[index]!, stream, versions[index]!, events[index]!);
      const about = { ord: index + 1, same: after.isSame };
      const news = after.events.filter(({ position }) => position <= upTo);
      if (news.length === 0) return [{ ...about, position: null }];
      return news.map((event) => ({ ...event, ...about, size: sizeOf(event) }));
    });
    return pageOf(rows, bytes);
  }),
  'slotlog-read-clock': says((_, __, store) => [{ time: store.clock(), at: null, logTime: 0 }]),
  'slotlog-find-tenant': says(() => [{ shard: 1 }]),
  'slotlog-has-stream': says(({ committed }, [, tenant, stream]: StreamOf) =>
    committed.stream(tenant, stream).length > 0 ? [{}] : [],
  ),
  'slotlog-list-streams': says(({ committed }, [, tenant, from, to]: [number, string, string, string]) =>
    [...committed.streams.keys()]
      .filter((key) => key.startsWith(`${tenant} `))
      .map((key) => key.slice(tenant.length + 1))
      .filter((name) => from <= name && name < to)
      .sort()
      .map((stream) => ({ stream })),
  ),
  'slotlog-missing-points': says(({ committed }, [shards, positions, marks]: [number[], number[], string[]]) =>
    positions.flatMap((position, index) => {
      const isThere = committed.events[position - 1]?.id.endsWith(marks[index]!);
      return isThere ? [] : [{ shard: shards[index]! }];
    }),
  ),
  'slotlog-read-event-id': says(({ committed }, [, position]: [number, number]) => {
    const event = committed.events[position - 1];
    return event ? [{ id: event.id }] : [];
  }),
  'slotlog-read-heads': says(({ committed: { events } }) =>
    events.length > 0 ? [{ shard: 1, position: events.length }] : [],
  ),
  'slotlog-read-head': says(({ committed: { events } }) =>
    events.slice(-1).map(({ position, id }) => ({ position, id })),
  ),
  'slotlog-read-stream': says(({ committed }, [, tenant, stream, after, upTo, limit]: StreamRange) =>
    committed
      .stream(tenant, stream)
      .slice(after, upTo ?? undefined)
      .slice(0, limit ?? undefined),
  ),
  'slotlog-read-shard': says(({ committed }, [, after, limit]: Page) =>
    committed.events
      .slice(Math.max(0, after - 1), after + limit + 1)
      .slice(0, limit + 1)
      .map((event) => ({ ...event, bytes: 0, data: event.position > after ? event.data : null })),
  ),
  'slotlog-read-page': says(({ committed }, [, after, limit]: Page) => {
    let bytes = 0;
    return committed.events.slice(Math.max(0, after - 1), after + limit).map((event) => {
      if (event.position > after) bytes += sizeOf(event);
      return { ...event, bytes, data: event.position > after ? event.data : null };
    });
  }),
  'slotlog-read-keys': says((transaction, [, tenant, streams]: [number, string, string[]]) =>
    streams.flatMap((stream) => {
      const key = transaction.get('keys', `${tenant} ${stream}`);
      return key ? [key] : [];
    }),
  ),
  'slotlog-expire-commands': says(() => [{ passed: 0 }]),
};

/** Those without a name, by how they begin. */
export const textStatements: readonly (readonly [string, Statement])[] = [
  ['select id, (extract', says((_, __, store) => [{ id: 'simulated', now: store.clock() }])],
];

/** A page of so many bytes ends with the event that fills it. */
const pageOf = (rows: readonly object[], bytes: number): readonly object[] => {
  let read = 0;
  const last = rows.findIndex((row) => {
    read += 'size' in row ? (row.size as number) + 200 : 0;
    return read >= bytes;
  });
  return last < 0 ? rows : rows.slice(0, last + 1);
};

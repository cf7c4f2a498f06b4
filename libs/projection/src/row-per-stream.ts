import { markOf, type Recorded, type ReplayedEvent } from '#libs/event-store';
import { categoryOf, type Projection, type ProjectionId } from './projection.js';
import { readStates } from './sql/read-states.js';
import { upsertRows } from './sql/upsert-rows.js';

/** A read model with one row for each stream `<category>/<id>`: its folded state, and columns to filter by. */
export interface RowPerStream<State, Event> extends ProjectionId {
  readonly category: string;
  /** In schema `slotlog`, with `shard`, `tenant`, `id`, `state json` and the columns below. */
  readonly table: string;
  readonly evolve: (state: State | null, recorded: Recorded<Event>) => State;
  readonly columns: Readonly<Record<string, (state: State) => unknown>>;
}

interface Versioned {
  readonly version: number;
}

/** The projection of such a read model: each batch is one load, a fold in memory and one write. */
export const rowPerStream = <State extends Versioned, Event>(model: RowPerStream<State, Event>): Projection => {
  const columns = Object.entries(model.columns);
  const own = { name: model.table, key: ['tenant', 'id'], columns: [...columns.map(([name]) => name), 'state'] };
  const rowOf = ({ tenant, id, events }: StreamEvents, known: State | null) => {
    const state = fold(model, known, events);
    return [tenant, id, ...columns.map(([, value]) => value(state)), JSON.stringify(state)];
  };
  return {
    name: model.name,
    version: model.version,
    handles: [model.category],
    table: own,
    project: async (client, shard, events, table) => {
      const streams = byStream(events);
      const begun = streams.filter(({ events }) => events[0]!.version > 1);
      const states = begun.length > 0 ? await readStates<State>(client, table.name, shard, begun) : [];
      const stateOf = new Map(begun.map((stream, index) => [stream, states[index] ?? null]));
      const rows = streams.map((stream) => rowOf(stream, stateOf.get(stream) ?? null));
      await upsertRows(client, table, shard, rows);
    },
    fold: (events) => [rowOf({ tenant: events[0]!.tenant, id: idOf(events[0]!), events }, null)],
  };
};

interface StreamEvents {
  readonly tenant: string;
  readonly id: string;
  readonly events: readonly ReplayedEvent[];
}

const idOf = ({ stream }: ReplayedEvent) => stream.slice(categoryOf(stream).length + 1);

const byStream = (events: readonly ReplayedEvent[]) => {
  const streams = new Map<string, { tenant: string; id: string; events: ReplayedEvent[] }>();
  for (const event of events) {
    const { tenant, stream } = event;
    const known = streams.get(`${tenant} ${stream}`);
    if (known) known.events.push(event);
    else streams.set(`${tenant} ${stream}`, { tenant, id: idOf(event), events: [event] });
  }
  return [...streams.values()];
};

const fold = <State extends Versioned, Event>(
  { evolve }: RowPerStream<State, Event>,
  known: State | null,
  events: readonly ReplayedEvent[],
): State => {
  const { stream, version } = events[0]!;
  if ((known?.version ?? 0) !== version - 1) {
    throw new Error(`the row of ${stream} stands at version ${known?.version ?? 0}, its next event is ${version}`);
  }
  return events.reduce<State | null>((state, event) => evolve(state, recorded(event)), known) as State;
};

const recorded = <Event>({ id, type, data, version, position, recordedAt, actor }: ReplayedEvent): Recorded<Event> => ({
  event: { type, data } as Event,
  version,
  position,
  mark: markOf(id),
  recordedAt,
  actor,
});

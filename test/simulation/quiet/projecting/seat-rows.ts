import { ProjectionRunner, rowPerStream } from '#libs/projection';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';
import type { QuietProcess, QuietStore } from '../quiet-store.js';

interface Seats {
  readonly version: number;
  readonly taken: readonly string[];
}

type Taken = { readonly data: { readonly who: string } };

/** Rows of who sits in each room; a name that it cannot take may come to be one that it can. */
export const seatRows = (name = 'seats', refused = new Set<string>()) => {
  const calls: number[] = [];
  const rows = rowPerStream<Seats, Taken>({
    ...{ name, version: 1, category: 'room', table: `${name}_v1` },
    evolve: (state, { event, version }) => {
      if (refused.has(event.data.who)) throw new Error(`nobody like ${event.data.who}`);
      return { version, taken: [...(state?.taken ?? []), event.data.who] };
    },
    columns: {},
  });
  const project: typeof rows.project = (client, shard, events, table) => {
    calls.push(events.length);
    return rows.project(client, shard, events, table);
  };
  return { ...rows, project, refused, calls };
};

export type Rows = ReturnType<typeof seatRows>;

/** A runner of these projections in a process. */
export const runnerOf = (process: QuietProcess, ...projections: readonly Rows[]) =>
  new ProjectionRunner(process.log, process.pool, projections, process.logger);

/** The same, begun and at rest. */
export const begunIn = async (quiet: QuietStore, process: QuietProcess, ...projections: readonly Rows[]) => {
  const runner = runnerOf(process, ...projections);
  await quiet.outcome(runner.start());
  await quiet.pass(100);
  return runner;
};

export const seatsIn = (quiet: QuietStore, id: string, { table }: Rows): readonly string[] | null => {
  const row = quiet.store.state.table(table.name).get(`default ${id}`);
  return row ? (JSON.parse(row.state as string) as Seats).taken : null;
};

export const checkpoint = (quiet: QuietStore, { name }: Rows): number =>
  Math.max(
    0,
    ...[...quiet.store.state.table('checkpoints').values()]
      .filter(({ projection }) => projection === name)
      .map(({ position }) => position as number),
  );

export const parkedIn = (quiet: QuietStore) =>
  [...quiet.store.state.table('parked').values()].map(({ name, subject, fromVersion }) => [name, subject, fromVersion]);

export const take = (quiet: QuietStore, process: QuietProcess, id: string, ...whos: readonly string[]) =>
  quiet.outcome(
    Promise.all(whos.map((who) => process.log.decide(envelope(), room(id), takeSeat(room(id), who, 10_000)))),
  );

import { isDeepStrictEqual } from 'node:util';
import { eventTypes } from '../../../libs/booking/src/events/event-catalogue.js';
import { bookingProjections } from '../../../libs/booking/src/read-models/booking-projections.js';
import { Catalogue } from '../../../libs/event-store/src/catalogue/catalogue.js';
import type { State } from '../store/state.js';

const catalogue = new Catalogue(eventTypes);

/** Where all read models stand; 0 where one of them has not begun. */
export const standsAt = (state: State): number =>
  Math.min(
    ...bookingProjections.map(({ name, version }) => {
      const own = [...state.table('checkpoints').values()].filter(
        (row) => row.projection === name && row.version === version,
      );
      return Math.max(0, ...own.map(({ position }) => position as number));
    }),
  );

/** Rows that are not what their stream comes to, where nothing is parked. */
export function* views(state: State): Generator<string> {
  const parked = [...state.table('parked').values()].map(
    ({ name, subject, reason }) => `${name} ${subject}: ${reason}`,
  );
  for (const each of parked) yield `parked: ${each}`;
  const streams = [...Map.groupBy(state.events, ({ tenant, stream }) => `${tenant} ${stream}`)];
  for (const projection of bookingProjections) {
    const { table, handles } = projection;
    const wanted = new Map(
      streams
        .filter(([, events]) => handles.includes(events[0]!.stream.split('/')[0]!))
        .flatMap(([, events]) => projection.fold(catalogue.read(events)))
        .map((row) => [row.slice(0, table.key.length).join(' '), row]),
    );
    const rows = state.table(table.name);
    for (const [key, row] of rows) {
      const stands = [...table.key, ...table.columns].map((column) => row[column]);
      if (!isDeepStrictEqual(stands, wanted.get(key)))
        yield `${table.name}: ${key} is ${stands}, and not ${wanted.get(key)}`;
    }
    for (const key of wanted.keys()) if (!rows.has(key)) yield `${table.name}: ${key} is missing`;
  }
}

import { isDeepStrictEqual } from 'node:util';
import { eventTypes } from '../../../libs/booking/src/events/event-catalogue.js';
import { bookingProjections } from '../../../libs/booking/src/read-models/booking-projections.js';
import { Catalogue } from '../../../libs/event-store/src/catalogue/catalogue.js';
import { odd } from '../store/poison.js';
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

/** Whether a row is of a stream: some tables have the parts of its name in columns of their own, others the rest of it in one. */
export const isAbout = (key: string, stream: string): boolean => {
  const [tenant, name = ''] = stream.split(' ');
  const [, ...parts] = name.split('/');
  const [row, about] = [key.replaceAll('/', ' '), `${tenant} ${parts.join(' ')}`];
  return row === about || row.startsWith(`${about} `);
};

/** Rows that are not what their stream comes to, where nothing is parked. */
export function* views(state: State): Generator<string> {
  const groups = Map.groupBy(state.events, ({ tenant, stream }) => `${tenant} ${stream}`);
  const isPoisoned = (events: readonly { readonly type: string }[]) => events.some(({ type }) => type === odd);
  const poisoned = new Set([...groups].filter(([, events]) => isPoisoned(events)).map(([name]) => name));
  const parked = new Set<string>();
  for (const { name, tenant, subject, reason } of state.table('parked').values()) {
    parked.add(`${name} ${tenant} ${subject}`);
    if (!poisoned.has(`${tenant} ${subject}`)) yield `parked without a cause: ${name} ${subject}: ${reason}`;
  }
  const streams = [...groups].filter(([name]) => !poisoned.has(name));
  for (const projection of bookingProjections) {
    const { name, table, handles } = projection;
    const handled = [...poisoned].filter((each) => handles.includes(each.split(/[ /]/)[1]!));
    for (const each of handled) if (!parked.has(`${name} ${each}`)) yield `${name} has not parked ${each}`;
    const wanted = new Map(
      streams
        .filter(([, events]) => handles.includes(events[0]!.stream.split('/')[0]!))
        .flatMap(([, events]) => projection.fold(catalogue.read(events)))
        .map((row) => [row.slice(0, table.key.length).join(' '), row]),
    );
    const rows = state.table(table.name);
    for (const [key, row] of rows) {
      // What is parked may stand as it was, or not at all; several streams may have rows that begin alike.
      if (handled.some((each) => isAbout(key, each))) continue;
      const stands = [...table.key, ...table.columns].map((column) => row[column]);
      if (!isDeepStrictEqual(stands, wanted.get(key)))
        yield `${table.name}: ${key} is ${stands}, and not ${wanted.get(key)}`;
    }
    for (const key of wanted.keys()) if (!rows.has(key)) yield `${table.name}: ${key} is missing`;
  }
}

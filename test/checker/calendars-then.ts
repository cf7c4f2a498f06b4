import { isOpenThrough, type WeeklyHours } from './local-hours.js';
import { entry, type Interval, type Row } from './log-row.js';

/** A calendar as it was from one of its events on. */
export interface CalendarThen {
  readonly position: number;
  readonly version: number;
  readonly status: 'active' | 'archived';
  readonly timeZone: string;
  readonly capacity: number;
  readonly openingHours: readonly WeeklyHours[];
  readonly exceptions: ReadonlyMap<string, readonly Omit<WeeklyHours, 'days'>[]>;
  readonly blackouts: ReadonlyMap<string, Interval>;
  /** Bookings that a change has stranded have their time still. */
  readonly isDisplacing: boolean;
}

interface Told {
  readonly timeZone?: string;
  readonly capacity?: number;
  readonly openingHours?: readonly WeeklyHours[];
  readonly exceptions?: unknown;
}

type Exception = { readonly date: string; readonly openingHours: readonly WeeklyHours[] };

const unmade: CalendarThen = {
  ...{ position: 0, version: 0, status: 'active', timeZone: 'UTC', capacity: 0, openingHours: [] },
  ...{ exceptions: new Map(), blackouts: new Map(), isDisplacing: false },
};

/** The calendars of a tenant as its log tells them, folded here without the product's code. */
export class CalendarsThen {
  readonly #then = new Map<string, CalendarThen[]>();

  constructor(rows: readonly Row[]) {
    for (const row of rows) {
      const [category, id] = row.stream.split('/') as [string, string];
      if (category !== 'calendar' && category !== 'displacement') continue;
      const all = entry(this.#then, id, (): CalendarThen[] => []);
      all.push(after(all.at(-1) ?? unmade, row));
    }
  }

  at(id: string, position: number): CalendarThen | undefined {
    return this.#then.get(id)?.findLast((then) => then.position <= position);
  }

  ids(): Iterable<string> {
    return this.#then.keys();
  }

  /** Why nothing can be had of it at a position, whoever has what already; null: it is open. */
  closed(id: string, { start, end }: Interval, position: number): string | null {
    const then = this.at(id, position);
    if (!then) return `${id} is not there`;
    if (then.status === 'archived') return `${id} is archived`;
    const blackout = [...then.blackouts].find(([, each]) => each.start < end && start < each.end);
    if (blackout) return `${id} has the blackout ${blackout[0]}`;
    return isOpenThrough(then, { start, end }) ? null : `${id} is not open`;
  }
}

const after = (before: CalendarThen, { stream, type, position, version, data }: Row): CalendarThen => {
  const { timeZone, capacity, openingHours, exceptions } = data as Told;
  const dates = new Map(before.exceptions);
  const { set = [], unset = [] } = (Array.isArray(exceptions) ? { set: exceptions } : (exceptions ?? {})) as {
    set?: readonly Exception[];
    unset?: readonly string[];
  };
  for (const date of unset) dates.delete(date);
  for (const each of set) dates.set(each.date, each.openingHours);
  const blackouts = new Map(before.blackouts);
  if (type === 'BlackoutAdded') blackouts.set(data.id!, { start: data.start!, end: data.end! });
  if (type === 'BlackoutRemoved') blackouts.delete(data.id!);
  return {
    position,
    version: stream.startsWith('calendar/') ? version : before.version,
    isDisplacing: type === 'DisplacementBegun' || (before.isDisplacing && type !== 'DisplacementEnded'),
    status: type === 'CalendarArchived' ? 'archived' : type === 'CalendarRestored' ? 'active' : before.status,
    timeZone: timeZone ?? before.timeZone,
    capacity: capacity ?? before.capacity,
    openingHours: openingHours ?? before.openingHours,
    exceptions: dates,
    blackouts,
  };
};

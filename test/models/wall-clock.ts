const minute = 60_000;
const quarter = 15 * minute;
const day = 96 * quarter;

/** Looked up once: in Jest's world each look-up of a global costs a microsecond, and clocks are read by the million. */
const { floor } = Math;

interface Clock {
  readonly format: Intl.DateTimeFormat;
  /** By quarter of an hour: within one no zone has ever set its clock since 1972. */
  readonly shown: Map<number, number>;
}

const clocks = new Map<string, Clock>();

/** What the clock on the wall shows, to the minute: written as the instant at which Greenwich would show the same. */
export const wallClock = (zone: string, instant: number): number => {
  const { format, shown } = clockOf(zone);
  const begun = floor(instant / quarter) * quarter;
  const then = shown.get(begun) ?? read(format, begun);
  shown.set(begun, then);
  return then + floor((instant - begun) / minute) * minute;
};

const clockOf = (zone: string): Clock => {
  const known = clocks.get(zone);
  if (known) return known;
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const format = new Intl.DateTimeFormat('en-US', { ...numeric, timeZone: zone, hourCycle: 'h23' });
  const clock = { format, shown: new Map<number, number>() };
  clocks.set(zone, clock);
  return clock;
};

const read = (format: Intl.DateTimeFormat, instant: number): number => {
  const [month, day, year, hour, minutes] = format.format(instant).match(/\d+/g)!.map(Number);
  return Date.UTC(year!, month! - 1, day, hour, minutes);
};

/** The local date, as the midnight of that date in Greenwich. */
export const dateOn = (wall: number): number => floor(wall / day) * day;

/** The minutes at which the clock on the wall was set, looked for every ten days: summer time in Ramadan rests for thirty. */
export const clockChanges = (zone: string, from: number, to: number): number[] => {
  const { format } = clockOf(zone);
  const ahead = (instant: number) => read(format, instant) - instant;
  const stride = 14_400 * minute;
  const changes: number[] = [];
  for (let at = from; at < to; at += stride) {
    let [before, after] = [at, at + stride];
    const offset = ahead(before);
    if (ahead(after) === offset) continue;
    while (after - before > minute) {
      const middle = floor((before + after) / 2 / minute) * minute;
      if (ahead(middle) === offset) before = middle;
      else after = middle;
    }
    changes.push(after);
  }
  return changes;
};

import { clockChanges } from '#test/models/wall-clock';

/** Where on earth, and around which instant. */
export interface Place {
  readonly zone: string;
  readonly around: number;
}

export const zones = Intl.supportedValuesOf('timeZone');

/** Dates that were skipped: what no rule foresees for the years to come. */
const oddities: Place[] = [
  { zone: 'Pacific/Apia', around: Date.UTC(2011, 11, 30, 10) },
  { zone: 'Pacific/Kwajalein', around: Date.UTC(1993, 7, 21, 12) },
  { zone: 'Pacific/Kiritimati', around: Date.UTC(1994, 11, 31, 10) },
];

/** Every instant from 2024 to 2030 at which a clock on earth is set. */
export const changes = (): Place[] =>
  zones
    .flatMap((zone) => {
      const all = clockChanges(zone, Date.UTC(2024, 0, 1), Date.UTC(2031, 0, 1));
      return all.map((around): Place => ({ zone, around }));
    })
    .concat(oddities);

/** Each zone on a day on which, most likely, nothing happens to its clock. */
export const plainDays = (): Place[] =>
  zones.map((zone, at) => ({ zone, around: Date.UTC(2024, 0, 1) + at * 8_765 * 2 * 60_000 }));

import { Dice } from '#test/fuzz/dice';
import { places } from '#test/harness/databases/planted-rows';

export const hour = 3_600_000;
export const day = 24 * hour;

/** A Monday; days are counted from here. */
export const origin = Date.parse('2026-03-02');
export const dateOf = (nth: number) => new Date(origin + nth * day).toISOString().slice(0, 10);
export const weekOf = (nth: number) => `2026-W${String(10 + Math.floor(nth / 7)).padStart(2, '0')}`;

export interface ClaimRow {
  readonly shard: number;
  readonly tenant: string;
  readonly calendar_id: string;
  readonly day: string;
  readonly booking_id: string;
  readonly service_id: string;
  readonly kind: string;
  readonly core_starts_at: number;
  readonly core_ends_at: number;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly units: number;
  readonly expires_at: number | null;
}

/**
 * What claims say on each day, of two calendars of each place: some begin or end at midnight, many reach over it. A row may
 * be as it was while its day is behind, so of one claim not each day has one.
 */
export const claimRows = (seed: number): (ClaimRow & { readonly nth: number })[] => {
  const dice = new Dice(seed);
  const ofOne = (place: (typeof places)[number], calendar: string, id: number) => {
    // One is of four days, wherever days are missing in between.
    const isLong = id === 5;
    const begins = isLong ? 20 : dice.pick([0, 20, 24, 30, 40, 44, 48, 49, 68, 72, 90, 96]);
    const ends = begins + (isLong ? 60 : dice.pick([1, 2, 4, 24, 28, 52]));
    const days = Array.from({ length: 7 }, (_, at) => at).filter((at) => begins < 24 * (at + 1) && ends > 24 * at);
    const kept = !isLong && dice.happens(1 / 3) ? days.filter(() => dice.happens(1 / 2)) : days;
    const claim = {
      booking_id: `bkg_${id}`,
      service_id: dice.pick(['svc', 'svc_any']),
      kind: dice.pick(['hold', 'request', 'booking']),
      core_starts_at: origin + begins * hour + 7,
      core_ends_at: origin + ends * hour - 7,
      starts_at: origin + begins * hour,
      ends_at: origin + ends * hour,
      units: 1 + dice.below(2),
      expires_at: dice.pick([null, null, origin - 2_001, origin - 2_000, origin - 1_999, origin + hour]),
    };
    return kept.map((nth) => ({ ...place, calendar_id: calendar, day: dateOf(nth), nth, ...claim }));
  };
  return places.flatMap((place) =>
    ['cal_1', 'cal_2'].flatMap((calendar) => Array.from({ length: 14 }, (_, id) => ofOne(place, calendar, id)).flat()),
  );
};

/** Of each place and service one for each of eleven days and five weeks, and of a service whose id goes on where these end. */
export const tallyRows = (services: readonly string[]) =>
  places.flatMap((place) =>
    [...services, 'svc0'].flatMap((service) => {
      const days = Array.from({ length: 11 }, (_, nth) => ({ period: 'day', of: dateOf(nth - 4) }) as const);
      const weeks = Array.from({ length: 5 }, (_, nth) => ({ period: 'week', of: weekOf(7 * (nth - 2)) }) as const);
      return [...days, ...weeks].map(({ period, of }, version) => {
        const bookings = [{ bookingId: `${place.shard} ${place.tenant} ${service}`, start: version, expiresAt: null }];
        return { ...place, service, period, of, id: `${service}/${of}`, state: { version, bookings } };
      });
    }),
  );

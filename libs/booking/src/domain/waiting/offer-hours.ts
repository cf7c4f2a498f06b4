import { day, type Interval, minute } from '../time/interval.js';
import { instantOf, localDay } from '../time/zone.js';

/** Whole hours of the local day, within which offers are made and run; `to` is 24 for midnight. */
export interface OfferHours {
  readonly from: number;
  readonly to: number;
}

/** Where nothing else is said. */
export const allDay: OfferHours = { from: 0, to: 24 };

const hour = 60 * minute;

/** What begins within a day from now is offered at any hour: there is no other time to answer. */
const isSoon = (start: number, now: number) => start - now < day;

/** The hours from now on, day by day. */
function* hoursFrom({ from, to }: OfferHours, zone: string, now: number): Generator<Interval> {
  for (let date = localDay(zone, now); ; date += 1) {
    const start = instantOf(zone, date * day + from * hour);
    const end = instantOf(zone, date * day + to * hour);
    if (now < end) yield { start: Math.max(start, now), end };
  }
}

/** The instant from which a start may be offered: now, or when people are up again. */
export const offeredFrom = (hours: OfferHours, zone: string, start: number, now: number): number => {
  if (isSoon(start, now)) return now;
  const next = hoursFrom(hours, zone, now).next().value as Interval;
  return Math.min(next.start, start - day + 1);
};

/** The end of an offer that is made now: so many minutes of those hours later, and at its start at the latest. */
export const offeredUntil = (hours: OfferHours, zone: string, start: number, now: number, minutes: number): number => {
  let left = minutes * minute;
  if (isSoon(start, now)) return Math.min(start, now + left);
  for (const open of hoursFrom(hours, zone, now)) {
    if (start <= open.start) return start;
    if (left <= open.end - open.start) return Math.min(start, open.start + left);
    left -= open.end - open.start;
  }
  return start;
};

import { LRUCache } from 'lru-cache';
import type { Interval } from '../../domain/time/interval.js';
import { languageOf } from './standing.js';

/** How times are written in one letter. Instants in milliseconds. */
export interface Moments {
  /** `Monday, 23 November 2026, 10:00–10:30` */
  period(interval: Interval): string;
  /** `Monday, 23 November 2026 at 10:00` */
  instant(at: number): string;
  /** `Mon, 23 Nov, 10:00`, for subjects. */
  short(at: number): string;
  /** `Central European Standard Time`, as it is called at that instant. */
  zone(at: number): string;
}

/** Making them takes a millisecond, and a closed room writes hundreds of letters in one zone. */
const made = new LRUCache<string, Moments>({ max: 100 });

/** How times are written in a locale and a zone. */
export const momentsIn = (locale: string, timeZone: string): Moments => {
  const key = `${locale} ${timeZone}`;
  const known = made.get(key) ?? make(locale, timeZone);
  made.set(key, known);
  return known;
};

/** Of a locale in another language than the words only the zone counts: nobody reads dates in two languages. */
const make = (locale: string, timeZone: string): Moments => {
  const language = languageOf(locale);
  const spelt = new Intl.Locale(locale).language === language ? locale : 'en-GB';
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(spelt, { timeZone, ...options });
  const whole = format({ dateStyle: 'full', timeStyle: 'short' });
  const brief = format({ weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
  const named = format({ timeZoneName: 'long' });
  return {
    period: ({ start, end }) => whole.formatRange(start, end),
    instant: (at) => whole.format(at),
    short: (at) => brief.format(at),
    zone: (at) => named.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone,
  };
};

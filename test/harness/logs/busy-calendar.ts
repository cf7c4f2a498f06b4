import { room as roomContent } from '#test/rules/front-desk';
import { calendarStream, type Exception } from '../../../libs/booking/src/domain/calendars/calendar.js';
import { exceptionsChanged } from '../../../libs/booking/src/domain/calendars/exceptions.js';
import { type Append, append } from '../../../libs/booking/src/domain/deciding/decision.js';
import { day } from '../../../libs/booking/src/domain/time/interval.js';
import type { OpenLog } from './open-log.js';
import { envelope } from './seats.js';

const shifts = (minute: string) =>
  ['08', '11', '14', '17'].map((hour) => ({ from: `${hour}:${minute}`, to: `${hour}:55` }));

const dateOf = (nth: number) => new Date((20_600 + nth) * day).toISOString().slice(0, 10);

/** A thousand dates with hours of their own, about 160 kB; `minute` tells one list from another. */
const exceptions = (minute: string): Exception[] =>
  Array.from({ length: 1_000 }, (_, nth) => ({ date: dateOf(nth), openingHours: shifts(minute) }));

const minuteOf = (nth: number) => String(10 + (nth % 37));

/** A calendar that somebody changes all the time. */
export class BusyCalendar {
  readonly stream = calendarStream('cal_busy');
  #exceptions: readonly Exception[] = exceptions('00');
  #changes = 0;

  constructor(private readonly open: OpenLog) {}

  async create(): Promise<void> {
    const content = { ...roomContent, exceptions: this.#exceptions };
    await this.#store([append(this.stream, { type: 'CalendarCreated', data: { id: 'cal_busy', ...content } })]);
  }

  /** Each of one date. */
  async changeOneDate(times: number): Promise<void> {
    await this.#change(times, (known, nth) =>
      known.with(nth % 1_000, { date: dateOf(nth % 1_000), openingHours: shifts(minuteOf(nth)) }),
    );
  }

  /** Each of all dates. */
  async changeAllDates(times: number): Promise<void> {
    await this.#change(times, (_, nth) => exceptions(minuteOf(nth)));
  }

  async #change(times: number, next: (known: readonly Exception[], nth: number) => readonly Exception[]) {
    let events: Append[] = [];
    for (let time = 0; time < times; time += 1) {
      this.#changes += 1;
      const after = next(this.#exceptions, this.#changes * 7);
      const data = { exceptions: exceptionsChanged(this.#exceptions, after), onConflict: 'reject' } as const;
      events.push(append(this.stream, { type: 'CalendarChanged', data }));
      this.#exceptions = after;
      if (events.length < 50 && time < times - 1) continue;
      await this.#store(events);
      events = [];
    }
  }

  async #store(events: readonly Append[]): Promise<void> {
    await this.open.log.decide(envelope(), this.stream as never, (read) => {
      read(this.stream as never);
      return { events, until: Number.POSITIVE_INFINITY };
    });
  }
}

import type { FoundSlots, Slot } from '#libs/booking';
import { textWith } from '../../feed/server-sent.js';
import { toInstant, toInstantOrNull } from '../../http/answers/instant.js';
import { localTimeIn } from '../local-time.js';
import { toSlotResponse } from '../told-slots.js';

/** A local day in words. */
interface Day {
  readonly slots: readonly Slot[];
  readonly json: string;
}

/** What is told in one message, and as of which position. */
interface Told<Text extends string | Buffer> {
  readonly id: string;
  readonly text: Text;
}

/** The change that a day was told with last. */
interface ToldDay extends Day {
  readonly change: number;
  readonly message: Told<string> | null;
}

/** How slots are told. */
interface Way {
  readonly timeZone: string;
  readonly free: boolean;
}

const empty: Day = { slots: [], json: '[]' };

/**
 * Slots in words, day by day, each put into words once however many hear of it. Of who listens nothing is kept: whoever says
 * which change it heard of last is told what has changed since, as that is by now.
 */
export class ToldDays {
  /** Counts changes; 0: nothing is known yet. */
  change = 0;
  #wholeSince = 0;
  #way: Way | null = null;
  #next: string | null = null;
  #days = new Map<string, ToldDay>();
  #whole = (): Told<string> => ({ id: '', text: '' });
  #sent: (Told<Buffer> & { readonly heard: number }) | null = null;

  /** @param firstDate under which it is told that nothing but the next available start has changed */
  constructor(private readonly firstDate: string) {}

  /** Takes what was found, as of the position `id`. Returns whether anybody is to be told. */
  take(found: FoundSlots, id: string, tellsFree: boolean): boolean {
    const way = { timeZone: found.service.timeZone, free: tellsFree || found.service.showFree };
    const isKnownWay = this.#way?.timeZone === way.timeZone && this.#way.free === way.free;
    const before = isKnownWay ? this.#days : new Map<string, ToldDay>();
    const days = inDays(found.slots, way, before);
    const next = toInstantOrNull(found.nextAvailable);
    const changed = [...days.keys()].filter((date) => days.get(date)!.json !== (before.get(date) ?? empty).json);
    if (changed.length === 0 && next !== this.#next) changed.push(this.firstDate);
    this.#whole = once(() => whole(found, days, next, id));
    this.#sent = null;
    if (isKnownWay && changed.length === 0) return false;
    this.change += 1;
    if (!isKnownWay) this.#wholeSince = this.change;
    const { change } = this;
    this.#days = new Map();
    for (const [date, day] of days) this.#days.set(date, { change: 0, message: null, ...before.get(date), ...day });
    for (const date of changed) {
      const day = days.get(date) ?? empty;
      const data = `{"date":"${date}","slots":${day.json},"nextAvailable":${JSON.stringify(next)}}`;
      this.#days.set(date, { ...day, change, message: { id, text: textWith(id, 'day', data) } });
    }
    this.#way = way;
    this.#next = next;
    return true;
  }

  /** What has changed after the change that was heard of last; 0: all of it. */
  since(heard: number): readonly Told<string>[] {
    if (heard < this.#wholeSince) return [this.#whole()];
    return [...this.#days.values()]
      .filter(({ change }) => change > heard)
      .sort((one, other) => one.change - other.change)
      .flatMap(({ message }) => message ?? []);
  }

  /** The same in one piece, whose bytes are made once for all who heard of as much; null: nothing has changed. */
  bytesSince(heard: number): Told<Buffer> | null {
    if (this.#sent?.heard !== heard) {
      const messages = this.since(heard);
      const last = messages.at(-1);
      if (!last) return null;
      this.#sent = { heard, id: last.id, text: Buffer.from(messages.map(({ text }) => text).join('')) };
    }
    return this.#sent;
  }
}

const once = <Made>(make: () => Made): (() => Made) => {
  let made: Made | undefined;
  return () => (made ??= make());
};

/** Days that are known and have no slots any more are there too. What is the same slot by slot is not put into words again. */
const inDays = (
  slots: readonly Slot[],
  { timeZone, free }: Way,
  before: ReadonlyMap<string, Day>,
): Map<string, Day> => {
  const localTime = localTimeIn(timeZone);
  const days = new Map<string, Day>([...before.keys()].map((date) => [date, empty]));
  for (const [date, inDay] of Map.groupBy(slots, ({ start }) => localTime(start).slice(0, 10))) {
    const known = before.get(date);
    const isSame = known?.slots.length === inDay.length && known.slots.every((slot, at) => slot === inDay[at]);
    const show = (slot: Slot) => toSlotResponse(slot, localTime, { free, candidates: false });
    days.set(date, isSame ? known : { slots: inDay, json: JSON.stringify(inDay.map(show)) });
  }
  return days;
};

const whole = (found: FoundSlots, days: ReadonlyMap<string, Day>, next: string | null, id: string): Told<string> => {
  const inOrder = [...days.keys()].sort().map((date) => days.get(date)!.json.slice(1, -1));
  const rest = JSON.stringify({
    nextFrom: toInstantOrNull(found.nextFrom),
    nextAvailable: next,
    searchedUntil: toInstant(found.searchedUntil),
    position: id,
  });
  return { id, text: textWith(id, 'slots', `{"slots":[${inOrder.filter(Boolean).join(',')}],${rest.slice(1)}`) };
};

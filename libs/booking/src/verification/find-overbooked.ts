import { type EventLog, markOf, type ReplayedEvent, type Scanned } from '#libs/event-store';
import type { AgendaEvent } from '../domain/claims/agenda.js';
import type { Recorded } from '../domain/deciding/decision.js';
import { type Overbooked, overbooked, type RoomEvent } from './overbooked.js';

export interface OverbookedCalendar extends Overbooked {
  readonly tenant: string;
  readonly calendarId: string;
  /** The UTC day of the agenda. */
  readonly day: string;
}

/** What cannot be judged, since a stream that says how much room there was, or what was claimed of it, cannot be read. */
export interface Unjudged {
  readonly tenant: string;
  readonly stream: string;
  readonly why: string;
}

type Log = Pick<EventLog, 'scanStreams' | 'scanStream' | 'sampleStreams'>;
type Event = Scanned<ReplayedEvent>;
type Found = OverbookedCalendar | Unjudged;

/** Events that are sorted at once, about; of so many samples the bounds are taken. */
const [eventsOfPart, samples] = [50_000, 10_000];

/**
 * Where in the whole history of a shard, up to a position, more was claimed on a calendar than there was room for. Read
 * agenda by agenda, as each is a matter of its own: what is held here is one of them, and the history of one calendar.
 * What cannot be read is told as that, each stream once, and keeps nothing else from being judged. `told` hears of events
 * looked at.
 */
export async function* findOverbooked(
  log: Log,
  shard: number,
  upTo: number,
  told: (events: number) => void = () => {},
): AsyncGenerator<Found, void> {
  const calendars = new Calendars(log, shard, upTo);
  let agenda: Event[] = [];
  for (const [from, to] of await partsOf(log, shard, upTo)) {
    for await (const events of log.scanStreams({ shard, from, to, upTo })) {
      for (const event of events) {
        if (agenda.length > 0 && !isOfSameStream(agenda[0]!, event)) {
          yield* judge(calendars, agenda);
          agenda = [];
        }
        agenda.push(event);
      }
      told(events.length);
    }
  }
  if (agenda.length > 0) yield* judge(calendars, agenda);
}

/** All agendas, in ranges that are read one after another. */
const partsOf = async (log: Log, shard: number, upTo: number) => {
  const sampled = await log.sampleStreams(shard, upTo, samples);
  const agendas = sampled.filter((stream) => stream.startsWith('agenda/'));
  const step = Math.max(1, Math.round((eventsOfPart * sampled.length) / Math.max(upTo, 1)));
  const cuts = agendas.filter((_, index) => index > 0 && index % step === 0);
  const bounds = [...new Set(['agenda/', ...cuts, 'agenda0'])];
  return bounds.slice(1).map((to, index) => [bounds[index]!, to] as const);
};

const isOfSameStream = (one: Event, other: Event) => one.stream === other.stream && one.tenant === other.tenant;

async function* judge(calendars: Calendars, agenda: readonly Event[]): AsyncGenerator<Found, void> {
  const [{ tenant, stream }] = agenda as [Event];
  const [, calendarId, day] = stream.split('/') as [string, string, string];
  const { room, unjudged } = await calendars.of(tenant, calendarId);
  if (unjudged) yield unjudged;
  if (!room) return;
  try {
    const found = overbooked(room, agenda.map(toRecorded<AgendaEvent>));
    for (const each of found) yield { tenant, calendarId, day, ...each };
  } catch (error) {
    yield { tenant, stream, why: (error as Error).message };
  }
}

interface Known {
  /** What has made the calendar larger and smaller; null where that cannot be read. */
  readonly room: readonly Recorded<RoomEvent>[] | null;
  /** Only for who asks first. */
  readonly unjudged: Unjudged | null;
}

/** The last one that was asked for is kept: agendas come calendar by calendar. */
class Calendars {
  #last: { readonly key: string; readonly room: Known['room'] } | null = null;

  constructor(
    private readonly log: Log,
    private readonly shard: number,
    private readonly upTo: number,
  ) {}

  async of(tenant: string, calendarId: string): Promise<Known> {
    const key = `${tenant} ${calendarId}`;
    if (this.#last?.key === key) return { room: this.#last.room, unjudged: null };
    const streams = [`calendar/${calendarId}`, `displacement/${calendarId}`];
    const read = await Promise.all(streams.map((stream) => this.log.scanStream(this.shard, tenant, stream)));
    const events = read.flat().filter(({ position }) => position <= this.upTo);
    const bad = events.find(({ unreadable }) => unreadable);
    const room = bad ? null : events.map(toRecorded<RoomEvent>);
    this.#last = { key, room };
    return { room, unjudged: bad ? { tenant, stream: bad.stream, why: bad.unreadable!.message } : null };
  }
}

/** Throws UnreadableEvent. */
const toRecorded = <Kind>(event: Event): Recorded<Kind> => {
  const { id, type, data, version, position, recordedAt, actor, unreadable } = event;
  if (unreadable) throw unreadable;
  return { event: { type, data } as Kind, version, position, mark: markOf(id), recordedAt, actor };
};

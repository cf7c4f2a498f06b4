import { type EventLog, markOf, type ReplayedEvent } from '#libs/event-store';
import type { AgendaEvent } from '../domain/claims/agenda.js';
import type { Recorded } from '../domain/deciding/decision.js';
import { type Overbooked, overbooked, type RoomEvent } from './overbooked.js';

export interface OverbookedCalendar extends Overbooked {
  readonly tenant: string;
  readonly calendarId: string;
  /** The UTC day of the agenda. */
  readonly day: string;
}

type Log = Pick<EventLog, 'replay' | 'readStream' | 'sampleStreams'>;

/** Events that are sorted at once, about; of so many samples the bounds are taken. */
const [eventsOfPart, samples] = [50_000, 10_000];

/**
 * Where in the whole history of a shard, up to a position, more was claimed on a calendar than there was room for. Read
 * agenda by agenda, as each is a matter of its own: what is held here is one of them, and the history of one calendar.
 * `told` hears of events looked at.
 */
export async function* findOverbooked(
  log: Log,
  shard: number,
  upTo: number,
  told: (events: number) => void = () => {},
): AsyncGenerator<OverbookedCalendar, void> {
  const calendars = new Calendars(log, shard, upTo);
  let agenda: ReplayedEvent[] = [];
  for (const [from, to] of await partsOf(log, shard, upTo)) {
    for await (const events of log.replay({ shard, from, to, upTo })) {
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

const isOfSameStream = (one: ReplayedEvent, other: ReplayedEvent) =>
  one.stream === other.stream && one.tenant === other.tenant;

async function* judge(calendars: Calendars, agenda: readonly ReplayedEvent[]) {
  const [{ tenant, stream }] = agenda as [ReplayedEvent];
  const [, calendarId, day] = stream.split('/') as [string, string, string];
  const found = overbooked(await calendars.of(tenant, calendarId), agenda.map(toRecorded<AgendaEvent>));
  for (const each of found) yield { tenant, calendarId, day, ...each };
}

/** What has made calendars larger and smaller, that of the last one asked for: agendas come calendar by calendar. */
class Calendars {
  #last: { readonly key: string; readonly events: readonly Recorded<RoomEvent>[] } | null = null;

  constructor(
    private readonly log: Log,
    private readonly shard: number,
    private readonly upTo: number,
  ) {}

  async of(tenant: string, calendarId: string): Promise<readonly Recorded<RoomEvent>[]> {
    const key = `${tenant} ${calendarId}`;
    if (this.#last?.key !== key) {
      const streams = [`calendar/${calendarId}`, `displacement/${calendarId}`];
      const read = await Promise.all(streams.map((stream) => this.log.readStream(this.shard, tenant, stream)));
      const events = read.flat().filter(({ position }) => position <= this.upTo);
      this.#last = { key, events: events.map(toRecorded<RoomEvent>) };
    }
    return this.#last.events;
  }
}

const toRecorded = <Event>({
  id,
  type,
  data,
  version,
  position,
  recordedAt,
  actor,
}: ReplayedEvent): Recorded<Event> => ({
  event: { type, data } as Event,
  version,
  position,
  mark: markOf(id),
  recordedAt,
  actor,
});

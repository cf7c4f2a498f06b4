import type { Answer, Call, Command, Details, Done, Finding, History, Point, Wanted } from '../history.js';
import { judge } from '../judge.js';
import type { Data, Interval, Row } from '../log-row.js';

/** Histories as they are planted for the judge: a log and what was answered, written down by hand. */

export const hour = 3_600_000;
const day = 24 * hour;
const date = Date.parse('2026-03-02T00:00:00Z');
export const nine = date + 9 * hour;

/** The moment of a position: a second for each, on the day before everything that is booked. */
export const moment = (position: number): number => date - day + position * 1_000;

export const room = (start = nine): Wanted => wanted('svc_room', 'cal_room', start, 1);
export const hall = (units: number): Wanted => wanted('svc_hall', 'cal_hall', nine, units);

const wanted = (serviceId: string, calendarId: string, start: number, units: number): Wanted => ({
  ...{ serviceId, calendarIds: [calendarId], start, end: start + hour, units },
});

type Said = readonly [stream: string, type: string, data?: object];

export const pointOf = ({ position, id }: Row): Point => ({ position, mark: id.slice(-8) });

/** Room for one and a hall with three places, open from eight to six, and what comes to be of them. */
export class Planted {
  readonly log: Row[] = [];
  readonly calls: Call[] = [];
  readonly #versions = new Map<string, number>();
  readonly #commands = new Map<string, Command>();
  views: History['views'];
  losses: History['losses'];

  constructor() {
    const openingHours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '08:00', to: '18:00' }];
    for (const [id, capacity] of [['cal_room', 1] as const, ['cal_hall', 3] as const])
      this.write('setup', [
        `calendar/${id}`,
        'CalendarCreated',
        { id, capacity, timeZone: 'UTC', openingHours, exceptions: [] },
      ]);
  }

  /** One commit, a second after the one before. `by`: the attempt that it is of, or `policy`. Returns its last row. */
  write(by: string, ...said: readonly Said[]): Row {
    const recordedAt = moment(this.log.length + said.length);
    const actor = by === 'policy' ? 'policy/expire-holds' : 'api-key/key_1';
    for (const [stream, type, data = {}] of said) {
      const position = this.log.length + 1;
      const version = (this.#versions.get(stream) ?? 0) + 1;
      this.#versions.set(stream, version);
      const id = `00000000-0000-7000-8000-0000${String(position).padStart(8, '0')}`;
      const told = { shard: 1, position, tenant: 'default', stream, version, id, type, recordedAt };
      this.log.push({ ...told, commandId: `${by} ${moment(position)}`, correlationId: by, actor, data: data as Data });
    }
    for (const row of this.log.slice(-said.length)) Object.assign(row, { commandId: `${by} ${recordedAt}` });
    return this.log.at(-1)!;
  }

  /** An attempt such as `ada-1.1` at the command `ada-1`; where nothing else is said it takes a tenth of a second from now on. */
  call(
    call: string,
    command: Partial<Command> & Pick<Command, 'what'>,
    answer: Answer,
    at = this.now,
    until: number | null = at + 100,
  ): Call {
    const [id, process] = [call.replace(/\.\d+$/, ''), call.replace(/-.*$/, '')];
    const known = this.#commands.get(id) ?? {
      id,
      about: null,
      wanted: null,
      customer: process,
      stated: null,
      ...command,
    };
    this.#commands.set(id, known);
    const made = { process, tenant: 'default', call, command: known, at, until, answer };
    this.calls.push(made);
    return made;
  }

  /** A little after the last event and the last answer. */
  get now(): number {
    return Math.max(moment(this.log.length) + 100, ...this.calls.map(({ until }) => (until ?? 0) + 1));
  }

  /** Somebody books, and is told so. */
  booked(id: string, call: string, time = room()): Call {
    const at = this.now;
    this.write(call, ...this.claimed(id, time, 'booking', null), confirmed(id, time));
    return this.call(call, { what: 'book', wanted: time }, this.done(id), at, this.now);
  }

  held(id: string, call: string, expiresAt: number, time = room()): Call {
    const at = this.now;
    const data = { ...contentOf(id, time), expiresAt, holdSeconds: 60, holder: null };
    this.write(call, ...this.claimed(id, time, 'hold', expiresAt), [`booking/${id}`, 'BookingHeld', data]);
    return this.call(call, { what: 'hold', wanted: time }, this.done(id), at, this.now);
  }

  cancelled(id: string, call: string, time = room()): Call {
    const at = this.now;
    this.write(call, ...this.freed(id, time), [`booking/${id}`, 'BookingCancelled', { reason: null }]);
    return this.call(call, { what: 'cancel', about: id }, this.done(id), at, this.now);
  }

  moved(id: string, call: string, to: Wanted): Call {
    const at = this.now;
    this.write(call, ...this.claimed(id, to, 'booking', null), [
      `booking/${id}`,
      'BookingRescheduled',
      { ...contentOf(id, to), expiresAt: null, decideBy: null },
    ]);
    return this.call(call, { what: 'move', about: id, wanted: to, stated: 1 }, this.done(id), at, this.now);
  }

  /** What is answered about a booking as it stands now. */
  done(id: string): Done {
    const row = this.log.findLast(({ stream }) => stream === `booking/${id}`)!;
    return { kind: 'done', id, version: row.version, at: pointOf(row) };
  }

  /** As of the last event. */
  refused(reason: string, details: Details = {}): Answer {
    return { kind: 'refused', reason, at: pointOf(this.log.at(-1)!), details };
  }

  /** What is offered with a refusal, as of the last event. */
  instead(...slots: readonly Wanted[]): NonNullable<Details['alternatives']> {
    return { at: pointOf(this.log.at(-1)!), slots };
  }

  claimed(
    bookingId: string,
    { serviceId, calendarIds, start, end, units }: Wanted,
    kind: string,
    expiresAt: number | null,
  ): Said[] {
    const core: Interval = { start, end };
    const claim = { bookingId, serviceId, kind, core, buffered: core, units, expiresAt };
    return calendarIds.map((id) => [`agenda/${id}/2026-03-02`, 'TimeClaimed', claim]);
  }

  freed(bookingId: string, { calendarIds }: Wanted): Said[] {
    return calendarIds.map((id) => [`agenda/${id}/2026-03-02`, 'TimeFreed', { bookingId }]);
  }

  get history(): History {
    const { calls, log, views, losses } = this;
    return { calls, log, ...(views && { views }), ...(losses && { losses }) };
  }
}

export const contentOf = (id: string, { serviceId, calendarIds, start, end, units }: Wanted) => ({
  ...{ id, serviceId, calendarIds, core: { start, end }, buffered: { start, end }, units, choices: [], overrides: [] },
  ...{ customer: null, customerHash: null, seriesId: null, notes: null, metadata: {} },
});

export const confirmed = (id: string, time: Wanted): Said => [
  `booking/${id}`,
  'BookingConfirmed',
  { ...contentOf(id, time), cancellationWindow: 0 },
];

/** What the judge says of a planted past. */
export const verdictOn = (plant: (planted: Planted) => void): Finding[] => {
  const planted = new Planted();
  plant(planted);
  return judge(planted.history);
};

/** As a refusal names it. */
export const inTheWay = (bookingId: string, calendarId = 'cal_room'): Details => ({
  conflicts: [{ bookingId, calendarId }],
});

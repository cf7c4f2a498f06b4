import type { EventLog } from '#libs/event-store';
import type { ApiClient, Body } from '#test/harness/clients/api-client';
import { envelope } from '#test/harness/logs/seats';
import type { Part } from '#test/openapi/resolve';
import { booked, requested } from '#test/rules/front-desk';
import type { Append } from '../../libs/booking/src/domain/deciding/decision.js';

import type { Asked, Ground, Makings } from './asked.js';
import { groundsOfTelling } from './grounds-of-telling.js';
import { groundsOfTools } from './grounds-of-tools.js';

const day = 86_400_000;
const tenOClock = 36_000_000;
const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const openingHours = [{ days: everyDay, from: '00:00', to: '24:00' }];
const override = ['under-notice', 'beyond-horizon', 'outside-hours', 'in-past', 'off-grid', 'limit-reached'];
const anyVersion = { 'If-Match': '*' };

const plain = {
  ...{ name: 'Plain', durations: [30], maxUnitsPerBooking: 100_000, holdSecondsMax: 86_400, horizonDays: 1_830 },
  uses: [{ calendarId: 'cal_the-hall' }],
};

/** A service at the upper ends of all that it may say. */
const most = {
  timeZone: 'Pacific/Kiritimati',
  ...{ durations: [43_200, 1], step: 1_440, bufferBefore: 1_440, bufferAfter: 1_440, minNotice: 525_600 },
  ...{ horizonDays: 1_830, cancellationWindow: 525_600, holdSeconds: 86_400, holdSecondsMax: 86_400 },
  ...{ offerMinutes: 43_200, maxUnitsPerBooking: 100_000 },
  limits: { perDay: 10_000, perWeek: 10_000, perCustomer: 10_000 },
};

/** For every write of the API something that it can be done to. */
export class Grounds {
  #made = 0;
  #started = 0;

  private constructor(
    private readonly client: ApiClient,
    private readonly log: EventLog,
    /** By the database's clock, in milliseconds. */
    readonly now: number,
  ) {}

  static async open(client: ApiClient, log: EventLog): Promise<Grounds> {
    const make = async (path: string, body: Part): Promise<Body> => made(await client.post(`/v1/${path}`, body));
    const calendar = { name: 'Hall', timeZone: 'UTC', capacity: 100_000, openingHours };
    const { createdAt } = await make('calendars', { id: 'cal_the-hall', ...calendar });
    await make('calendars', { id: 'cal_the-isle', ...calendar, timeZone: 'Pacific/Kiritimati' });
    for (const id of ['cal_the-box-0', 'cal_the-box-1']) await make('calendars', { id, ...calendar });
    await make('services', { id: 'svc_the-plain', ...plain });
    await make('services', { id: 'svc_the-asking', ...plain, approval: 'required' });
    await make('services', { id: 'svc_the-most', name: 'Most', ...most, uses: [{ calendarId: 'cal_the-isle' }] });
    return new Grounds(client, log, Date.parse(createdAt));
  }

  /** For one operation; undefined: nobody has thought of it. */
  of(operationId: string): readonly Ground[] | undefined {
    return this.#grounds[operationId] ?? this.#ofTools[operationId] ?? this.#ofTelling[operationId];
  }

  /** A start at which hardly anybody is yet; midnight on the isle, and once each day had one, an hour later. */
  #start(): string {
    this.#started += 1;
    const [date, hour] = [400 + (this.#started % 1_300), Math.floor(this.#started / 1_300)];
    return new Date(Math.floor(this.now / day) * day + date * day + tenOClock + hour * 3_600_000).toISOString();
  }

  /** An hour after the instant before which nothing is entered any more: time goes on meanwhile. */
  #longestAgo(): string {
    return new Date(Math.ceil((this.now - 366 * day + 3_600_000) / 60_000) * 60_000).toISOString();
  }

  #person() {
    this.#made += 1;
    return { id: `cus_${this.#made}`, name: 'Ada', email: 'ada@example.com', phone: null };
  }

  async #make(path: string, body: object): Promise<Body> {
    return made(await this.client.post(`/v1/${path}`, body, anyVersion));
  }

  #wish(serviceId: string, more: object = {}) {
    const customer = this.#person();
    return { serviceId, start: this.#start(), customer, notes: 'N', metadata: {}, override, ...more };
  }

  readonly #makings: Makings = {
    start: () => this.#start(),
    name: (prefix) => {
      this.#made += 1;
      return `${prefix}-${this.#made}`;
    },
    make: (path, body) => this.#make(path, body),
    book: (more) => this.#make('bookings', this.#wish('svc_the-plain', more)),
  };
  readonly #ofTools = groundsOfTools(this.#makings);
  readonly #ofTelling = groundsOfTelling(this.#makings);

  async #booking(serviceId: string, more: object = {}): Promise<string> {
    return (await this.#make('bookings', this.#wish(serviceId, more))).id;
  }

  /** A room of its own with one booking in it. */
  async #room() {
    const calendarId: string = (
      await this.#make('calendars', { name: 'Room', timeZone: 'UTC', openingHours, exceptions: [] })
    ).id;
    const service = { name: 'Room', durations: [30], uses: [{ calendarId }], horizonDays: 1_830 };
    const serviceId: string = (await this.#make('services', service)).id;
    await this.#make('bookings', this.#wish(serviceId));
    return { calendarId, serviceId };
  }

  async #blackout(): Promise<readonly string[]> {
    const { calendarId } = await this.#room();
    const blackout = { start: '1970-01-01T00:00:00Z', end: '1970-01-02T00:00:00Z' };
    return [calendarId, (await this.#make(`calendars/${calendarId}/blackouts`, blackout)).id];
  }

  /** Writes down what happened without asking anybody: what takes longer than a test. */
  async record(events: readonly Append[]): Promise<void> {
    const streams = events.map(({ stream }) => ({ ...stream, initial: null, evolve: () => ({}) }));
    await this.log.decide(envelope(), streams.at(-1)!, (read) => {
      read.all(streams);
      return { events, until: Number.POSITIVE_INFINITY };
    });
  }

  /** A booking that has begun, or a request that has run out. */
  async past(kind: 'begun' | 'run out'): Promise<string> {
    this.#made += 1;
    const id = `bkg_past-${this.#made}000`;
    const nobody = { serviceId: 'svc_the-plain', calendarIds: ['cal_the-hall'], customer: null, customerHash: null };
    const minute = Math.floor(this.now / 60_000) * 60_000;
    if (kind === 'begun') await this.record(booked(id, minute - 600_000, nobody));
    else await this.record(requested(id, minute + day, this.now - 10_000, nobody));
    return id;
  }

  readonly #grounds: Readonly<Record<string, readonly Ground[]>> = {
    createCalendar: [() => ({ body: { name: 'Room', timeZone: 'UTC', openingHours, exceptions: [] } })],
    changeCalendar: [
      always(async () => ({ ids: [(await this.#room()).calendarId], body: { name: 'Other', onConflict: 'displace' } })),
    ],
    archiveCalendar: [async () => ({ ids: [(await this.#room()).calendarId], body: { onConflict: 'displace' } })],
    restoreCalendar: [
      async () => {
        const { calendarId } = await this.#room();
        await this.#make(`calendars/${calendarId}/archive`, { onConflict: 'displace' });
        return { ids: [calendarId], body: {} };
      },
    ],
    addBlackout: [
      async () => ({
        ids: [(await this.#room()).calendarId],
        body: { start: this.#start(), end: '9000-01-01T00:00:00Z', onConflict: 'displace' },
      }),
    ],
    removeBlackout: [async () => ({ ids: await this.#blackout() })],
    createService: [
      () => ({ body: { name: 'New', durations: [30], uses: [{ calendarId: 'cal_the-hall' }] } }),
      () => ({
        body: { name: 'Any', ...most, uses: [{ anyOf: ['cal_the-box-0', 'cal_the-box-1'], strategy: 'least-busy' }] },
      }),
    ],
    changeService: [
      always(async () => ({ ids: [(await this.#room()).serviceId], body: { name: 'Booked' } })),
      always(async () => ({ ids: [(await this.#make('services', plain)).id], body: { name: 'Free' } })),
    ],
    archiveService: [async () => ({ ids: [(await this.#room()).serviceId], body: {} })],
    restoreService: [
      async () => {
        const { serviceId } = await this.#room();
        await this.#make(`services/${serviceId}/archive`, {});
        return { ids: [serviceId], body: {} };
      },
    ],
    createBooking: [
      () => ({ body: this.#wish('svc_the-plain') }),
      () => ({ body: this.#wish('svc_the-plain', { start: this.#longestAgo() }) }),
      () => ({ body: this.#wish('svc_the-most') }),
      () => ({ body: this.#wish('svc_the-asking', { hold: { seconds: 60 } }) }),
    ],
    changeBooking: [async () => ({ ids: [await this.#booking('svc_the-plain')], body: { notes: 'Other' } })],
    confirmBooking: [
      async () => ({ ids: [await this.#booking('svc_the-plain', { hold: {} })], body: { customer: this.#person() } }),
      async () => ({
        ids: [await this.#booking('svc_the-asking', { hold: {}, customer: null })],
        body: { customer: this.#person() },
      }),
    ],
    extendHold: [async () => ({ ids: [await this.#booking('svc_the-plain', { hold: {} })], body: { seconds: 900 } })],
    approveBooking: [async () => ({ ids: [await this.#booking('svc_the-asking')], body: {} })],
    declineBooking: [async () => ({ ids: [await this.#booking('svc_the-asking')], body: {} })],
    rescheduleBooking: [
      async () => ({ ids: [await this.#booking('svc_the-plain')], body: { start: this.#start(), override } }),
      async () => ({
        ids: [await this.#booking('svc_the-most')],
        body: { start: this.#start(), override: [...override, 'window-closed'] },
      }),
    ],
    cancelBooking: [async () => ({ ids: [await this.#booking('svc_the-plain')], body: {} })],
    completeBooking: [async () => ({ ids: [await this.past('begun')], body: {} })],
    markNoShow: [async () => ({ ids: [await this.past('begun')], body: {} })],
    createManageToken: [async () => ({ ids: [await this.#booking('svc_the-plain')] })],
    bookSeries: [
      () => ({ body: this.#wish('svc_the-plain', { recurrence: 'FREQ=WEEKLY;COUNT=2', mode: 'available' }) }),
    ],
    cancelSeries: [
      async () => ({
        ids: [(await this.#make('series', this.#wish('svc_the-plain', { recurrence: 'FREQ=DAILY;COUNT=2' }))).id],
        body: {},
      }),
    ],
    joinWaitlist: [
      () => ({ body: this.#longing(this.#start()) }),
      () => ({ body: this.#longing('9999-12-01T00:00:00Z', '9999-12-31T23:59:59Z') }),
    ],
    leaveWaitlist: [async () => ({ ids: [(await this.#make('waitlist', this.#longing(this.#start()))).id] })],
    eraseCustomer: [
      async () => {
        const customer = this.#person();
        await this.#booking('svc_the-plain', { customer });
        return { body: { customerId: customer.id } };
      },
    ],
    createTicket: [() => ({})],
    createApiKey: [() => ({ body: { name: 'Key', scopes: ['bookings:read'] } })],
    revokeApiKey: [async () => ({ ids: [(await this.#make('api-keys', { scopes: ['bookings:read'] })).id] })],
  };

  #longing(from: string, to = new Date(Date.parse(from) + day).toISOString()) {
    return { serviceId: 'svc_the-plain', from, to, customer: this.#person() };
  }
}

/** The same thing each time: it is changed again and again. */
const always = (ground: () => Promise<Asked>): Ground => {
  let asked: Promise<Asked> | undefined;
  return () => {
    asked ??= ground();
    return asked;
  };
};

const made = ({ status, body }: { readonly status: number; readonly body: Body }): Body => {
  if (status === 201 || status === 200) return body;
  throw new Error(`${status} ${JSON.stringify(body)}`);
};

import { type Claim, type Commit, entry, grace, type Row, type Tallied } from './log-row.js';

type Kind = 'day' | 'week' | 'customer';

interface Service {
  timeZone: string;
  limits: Record<Kind, number | null>;
  /** Since when each kind has been counted; customers by version. */
  readonly since: Record<Kind, number>;
  customersSince: number;
}

interface Booking {
  serviceId: string;
  customerHash: string | null;
  readonly claims: Map<string, Claim>;
  /** Where it is counted, by the name of the stream. */
  readonly tallies: Map<string, Tallied>;
}

const kinds = ['day', 'week', 'customer'] as const;

/** How far the clock of a process may be ahead of the database's. */
const clockError = 250;

/**
 * After each commit whoever has time is counted wherever its service sets a limit, for as long as it has it, and nobody
 * else is; and who comes to be counted finds no more than the limit there, itself included.
 */
export const checkTallies = (commits: readonly Commit[]): string[] => {
  const services = new Map<string, Service>();
  const bookings = new Map<string, Booking>();
  const tallies = new Map<string, Map<string, Tallied>>();
  return commits.flatMap(({ rows, tenant, position, recordedAt }) => {
    const touched = new Set<string>();
    const arrivals: [string, string][] = [];
    const bookingOf = (id: string) => {
      touched.add(id);
      return entry(bookings, `${tenant} ${id}`, newBooking);
    };
    for (const row of rows) {
      const { stream, type, data } = row;
      const [category, id] = stream.split('/') as [string, string];
      if (category === 'service') {
        const isCounted = tellService(entry(services, `${tenant} ${id}`, newService), row);
        if (isCounted) {
          for (const [key, { serviceId }] of bookings) {
            if (serviceId === id && key.startsWith(`${tenant} `)) touched.add(key.slice(tenant.length + 1));
          }
        }
      } else if (category === 'booking') tellBooking(bookingOf(id), row);
      else if (category === 'agenda') tellClaim(bookingOf(data.bookingId!), row);
      else if (category.startsWith('tally-')) {
        const tally = entry(tallies, `${tenant} ${stream}`, () => new Map<string, Tallied>());
        // Whether somebody was there already is for the decision to say, as long as any clock may have it so.
        if (type === 'TallyCounted' && !isLive(stream, tally.get(data.bookingId!), recordedAt - clockError))
          arrivals.push([stream, data.bookingId!]);
        const before = [...tally.keys()];
        tellTally(tally, row);
        for (const each of new Set([...before, ...tally.keys()])) {
          const counted = tally.get(each);
          if (counted) bookingOf(each).tallies.set(stream, counted);
          else bookingOf(each).tallies.delete(stream);
        }
      }
    }
    const wrong = [...touched].flatMap((id) => {
      const booking = bookings.get(`${tenant} ${id}`)!;
      const service = services.get(`${tenant} ${booking.serviceId}`);
      if (!service) return [];
      const [has, needs] = [countedNow(service, booking, recordedAt), countsNeeded(service, booking, recordedAt)];
      return has.join() === needs.join() ? [] : [`${id} is counted in [${has}] and should be in [${needs}]`];
    });
    const crowded = arrivals.flatMap(([stream, id]) => {
      const [kind, serviceId] = stream.slice('tally-'.length).split('/') as [Kind, string];
      const limit = services.get(`${tenant} ${serviceId}`)!.limits[kind] ?? Number.POSITIVE_INFINITY;
      const there = [...tallies.get(`${tenant} ${stream}`)!.values()].filter((each) =>
        isLive(stream, each, recordedAt),
      );
      return there.length > limit ? [`${id} is one of ${there.length} in ${stream}, and ${limit} may be there`] : [];
    });
    return [...wrong, ...crowded].map((what) => `position ${position}: ${what}`);
  });
};

const newBooking = (): Booking => ({ serviceId: '', customerHash: null, claims: new Map(), tallies: new Map() });

const newService = (): Service => ({
  timeZone: 'UTC',
  limits: { day: null, week: null, customer: null },
  since: { day: 0, week: 0, customer: 0 },
  customersSince: 1,
});

/** Returns whether something is counted from now on that was not, or not so. */
const tellService = (service: Service, { type, version, recordedAt, data: { timeZone, limits } }: Row): boolean => {
  const before = service.limits;
  const isOther = timeZone !== undefined && timeZone !== service.timeZone;
  if (timeZone) service.timeZone = timeZone;
  if (limits) service.limits = { day: limits.perDay, week: limits.perWeek, customer: limits.perCustomer };
  if (before.customer === null && service.limits.customer !== null) service.customersSince = version;
  const begun = kinds.filter((kind) => service.limits[kind] !== null && (isOther || before[kind] === null));
  for (const kind of begun) service.since[kind] = type === 'ServiceCreated' ? 0 : recordedAt;
  return begun.length > 0;
};

const tellBooking = (booking: Booking, { data: { serviceId, customerHash } }: Row) => {
  if (serviceId) booking.serviceId = serviceId;
  if (customerHash !== undefined) booking.customerHash = customerHash;
};

const tellClaim = (booking: Booking, { type, stream, data }: Row) => {
  if (type === 'TimeFreed') booking.claims.delete(stream);
  else booking.claims.set(stream, data as Claim);
};

const tellTally = (tally: Map<string, Tallied>, { type, data }: Row) => {
  if (type === 'TallySeeded') {
    tally.clear();
    for (const [id, counted] of Object.entries(data.bookings!)) tally.set(id, counted);
  } else if (type === 'TallyFreed') tally.delete(data.bookingId!);
  else tally.set(data.bookingId!, data as Tallied);
};

const isLive = (stream: string, counted: Tallied | undefined, now: number) =>
  counted !== undefined &&
  (counted.expiresAt === null || now < counted.expiresAt + grace - clockError) &&
  (!stream.startsWith('tally-customer/') || now < counted.start);

/** What has begun counts for no customer; a day or week that was over when counting began was never counted. */
const countedNow = ({ limits, since, timeZone, customersSince }: Service, { tallies }: Booking, now: number) =>
  [...tallies]
    .filter(([stream, { start }]) => {
      const [kind, , of] = stream.slice('tally-'.length).split('/') as [Kind, string, string];
      if (limits[kind] === null) return false;
      if (kind === 'customer') return start > now && of.endsWith(`.${customersSince}`);
      return of >= periodOf(kind, timeZone, since[kind]);
    })
    .map(([stream, counted]) => textOf(stream, counted))
    .sort();

const countsNeeded = (service: Service, { serviceId, customerHash, claims }: Booking, now: number) => {
  const [claim] = claims.values();
  if (!claim) return [];
  const { core, expiresAt } = claim;
  const { limits, since, timeZone, customersSince } = service;
  return kinds
    .filter((kind) => limits[kind] !== null)
    .flatMap((kind) => {
      if (kind === 'customer')
        return customerHash && core.start > now
          ? [`tally-customer/${serviceId}/${customerHash}.${customersSince}`]
          : [];
      const period = periodOf(kind, timeZone, core.start);
      return period >= periodOf(kind, timeZone, since[kind]) ? [`tally-${kind}/${serviceId}/${period}`] : [];
    })
    .map((stream) => textOf(stream, { start: core.start, expiresAt }))
    .sort();
};

const textOf = (stream: string, { start, expiresAt }: Tallied) => `${stream} from ${start} until ${expiresAt}`;

const periodOf = (kind: 'day' | 'week', timeZone: string, instant: number) => {
  const date = Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO(timeZone).toPlainDate();
  if (kind === 'day') return date.toString();
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
};

import { jest } from '@jest/globals';
import fc from 'fast-check';
import { FrontOffice } from '#test/harness/logs/front-office';
import { Oracle } from '#test/models/oracle';
import { type World, worldAt } from '#test/models/worlds';
import {
  blackoutAdded,
  booked,
  contentOf,
  massageCreated,
  roomArchived,
  roomCreated,
  theMassage,
} from '#test/rules/front-desk';
import { bookingStream } from '../../../libs/booking/src/domain/bookings/booking.js';
import type { Calendar } from '../../../libs/booking/src/domain/calendars/calendar.js';
import { candidatesOf } from '../../../libs/booking/src/domain/calendars/service.js';
import { agendaStreams, type Claim } from '../../../libs/booking/src/domain/claims/agenda.js';
import { type Append, append } from '../../../libs/booking/src/domain/deciding/decision.js';
import { talliesOf } from '../../../libs/booking/src/domain/limits/count-in-limits.js';
import { tallyStream } from '../../../libs/booking/src/domain/limits/tally.js';
import { day, minute } from '../../../libs/booking/src/domain/time/interval.js';
import { FindSlots, FindSlotsHandler } from '../../../libs/booking/src/queries/availability/find-slots.js';
import { type SlotFilter } from '../../../libs/booking/src/queries/availability/found-slots.js';
import { KeptSlots } from '../../../libs/booking/src/queries/availability/kept-slots.js';
import { RecentAnswers } from '../../../libs/booking/src/queries/availability/recent-answers.js';

let office: FrontOffice;
let now: jest.SpiedFunction<() => number>;

beforeAll(async () => {
  office = await FrontOffice.open();
  now = jest.spyOn(office.log, 'now');
});

afterAll(() => office.close());

const find = async (serviceId: string, filter: Omit<SlotFilter, 'duration' | 'units'> & Partial<SlotFilter>) => {
  const scope = { tenant: 'default', shard: office.shard };
  const handler = new FindSlotsHandler(
    office.pool,
    office.log,
    office.progress,
    new RecentAnswers(office.log),
    new KeptSlots(office.log, office.pool),
  );
  const wanted = { duration: null, units: 1, candidates: true, ...filter };
  return (await handler.execute(new FindSlots(scope, serviceId, wanted, await office.log.head(office.shard))))!.slots;
};

/** The same world under names that no other has. */
const renamed = ({ context, wanted, ...world }: World, name: string): World => {
  const own = (id: string) => `${id}-${name}`;
  const uses = context.service.uses.map((use) =>
    'anyOf' in use ? { ...use, anyOf: candidatesOf(use).map(own) } : { calendarId: own(use.calendarId) },
  );
  const id = own(context.service.id);
  const calendars = context.calendars.map(({ calendar, claims }) => {
    const known = new Map(claims.map((claim) => [claim.bookingId, claim]));
    const renaming = (claim: Claim): Claim => ({
      ...claim,
      bookingId: own(claim.bookingId),
      serviceId: own(claim.serviceId),
    });
    return { calendar: { ...calendar, id: own(calendar.id) }, claims: [...known.values()].map(renaming) };
  });
  const calendarIds = wanted.calendarIds?.map(own);
  return {
    ...world,
    wanted: { ...wanted, calendarIds },
    context: { service: { ...context.service, id, uses }, calendars },
  };
};

const factsOf = ({ id, timeZone, capacity, openingHours, exceptions, blackouts, status }: Calendar): Append[] => [
  roomCreated({ timeZone, capacity, openingHours, exceptions }, id),
  ...blackouts.map((blackout) => blackoutAdded(blackout, { id })),
  ...(status === 'archived' ? [roomArchived({ id })] : []),
];

const record = async ({ context: { service, calendars } }: World, moved: Moved | null) => {
  const { timeZone, durations, step, bufferBefore, bufferAfter, minNotice, horizonDays, maxUnitsPerBooking } = service;
  const grid = { timeZone, durations, step, bufferBefore, bufferAfter, minNotice, horizonDays, maxUnitsPerBooking };
  const agreed = { ...grid, limits: service.limits };
  for (const { calendar } of calendars) await office.record(factsOf(calendar));
  await office.record([massageCreated({ ...agreed, uses: service.uses }, service.id)]);
  const claimed = calendars.flatMap(({ calendar, claims }) =>
    claims.flatMap((claim) =>
      agendaStreams(calendar.id, claim.buffered).map((agenda) => append(agenda, { type: 'TimeClaimed', data: claim })),
    ),
  );
  const own = calendars.flatMap(({ claims }) => claims).filter(({ serviceId }) => serviceId === service.id);
  const counted = own.flatMap(({ bookingId, core, expiresAt }) =>
    talliesOf(service, { id: bookingId, serviceId: service.id, core, customerHash: null }).map((tally) =>
      append(tally, { type: 'TallyCounted', data: { bookingId, start: core.start, expiresAt } }),
    ),
  );
  if (claimed.length + counted.length > 0) await office.record([...claimed, ...counted]);
  if (!moved) return;
  const { claim, calendarId } = moved;
  const content = contentOf(claim.core.start, {
    ...{ serviceId: service.id, calendarIds: [calendarId] },
    ...{ core: claim.core, buffered: claim.buffered, units: claim.units },
  });
  const data = { id: claim.bookingId, ...content, cancellationWindow: 0 };
  await office.record([append(bookingStream(claim.bookingId), { type: 'BookingConfirmed', data })]);
};

interface Moved {
  readonly claim: Claim;
  readonly calendarId: string;
}

/** The first claim that is to come, as a booking of the service that somebody wants to move. */
const withMoved = (world: World, isMove: boolean): { readonly world: World; readonly moved: Moved | null } => {
  const { context, now } = world;
  const named = context.service.uses.flatMap(candidatesOf);
  const places = context.calendars.filter(({ calendar }) => named.includes(calendar.id));
  const place = places.find(({ claims }) => claims.some(({ core }) => core.start > now));
  const claim = place?.claims.find(({ core }) => core.start > now);
  if (!isMove || !place || !claim) return { world, moved: null };
  const booking: Claim = { ...claim, serviceId: context.service.id, kind: 'booking', expiresAt: null };
  const claims = place.claims.map((each) => (each === claim ? booking : each));
  const calendars = context.calendars.map((each) => (each === place ? { ...each, claims } : each));
  const moved = { claim: booking, calendarId: place.calendar.id };
  return { world: { ...world, context: { ...context, calendars } }, moved };
};

/** What a plain reckoning says, of a booking that is to be moved with what was agreed on; where it stands is not asked. */
const reckoned = ({ context, wanted, now, range }: World, moved: Moved | null) => {
  if (!moved) return new Oracle(context, wanted, now, range).slots(range);
  const { claim, calendarId } = moved;
  const { service } = context;
  const length = (claim.core.end - claim.core.start) / minute;
  const durations = [...service.durations, length];
  const maxUnitsPerBooking = Math.max(service.maxUnitsPerBooking, claim.units);
  const agreed = { ...service, durations, maxUnitsPerBooking };
  const known = { ...context, service: agreed, ignoreBooking: claim.bookingId, own: [calendarId] };
  return new Oracle(known, wanted, now, range).slots(range).filter(({ start }) => start !== claim.core.start);
};

const limits = fc.record({
  perDay: fc.constantFrom(null, null, 1, 2, 3),
  perWeek: fc.constantFrom(null, null, 2, 4),
  perCustomer: fc.constant(null),
});

/** Around a midnight of UTC, and around an hour at which the clock is set. */
const places = [
  ['Europe/Berlin', Date.UTC(2027, 2, 28, 1)],
  ['America/Los_Angeles', Date.UTC(2027, 2, 14, 10)],
  ['Pacific/Auckland', Date.UTC(2027, 3, 3, 14)],
  ['Asia/Kolkata', Date.UTC(2027, 2, 1, 18, 30)],
  ['Australia/Lord_Howe', Date.UTC(2027, 3, 3, 15)],
] as const;

let made = 0;
const worlds = Number(process.env.ORACLE_RUNS ?? 1) * 8;

describe('the slots that are read are those that there are', () => {
  test.each(places.flatMap(([zone, set]) => [[zone, set] as const, [zone, Date.UTC(2027, 4, 12)] as const]))(
    'in %s, around %i',
    async (zone, around) => {
      let found = 0;
      const look = () =>
        fc.assert(
          fc.asyncProperty(worldAt({ zone, around }), limits, fc.boolean(), async (drawn, limits, isMove) => {
            if (drawn.context.service.status === 'archived') return;
            made += 1;
            const service = { ...drawn.context.service, limits };
            const known = { ...drawn, context: { ...drawn.context, service } };
            const { world, moved } = withMoved(renamed(known, String(made)), isMove);
            const { context, range, wanted } = world;
            await record(world, moved);
            now.mockReturnValue(world.now);
            const { start: from, end: to } = range;
            const ignoreBooking = moved?.claim.bookingId;
            const slots = await find(context.service.id, { from, to, ...wanted, ignoreBooking });
            const others = slots.filter(({ start }) => start !== moved?.claim.core.start);
            expect(others).toEqual(reckoned(world, moved));
            found += slots.length;
          }),
          { numRuns: worlds, endOnFailure: true },
        );
      // Chance may draw worlds in which nothing is free.
      for (let rounds = 0; rounds === 0 || (found === 0 && rounds < 10); rounds += 1) await look();
      expect(found).toBeGreaterThan(0);
    },
  );

  test.each(places)('in %s, however the time around %i is asked for in parts', async (timeZone, around) => {
    const [calendarId, serviceId] = [`cal_parts-${timeZone}`, `svc_parts-${timeZone}`].map((id) =>
      id.replace('/', '-'),
    );
    const midnight = Math.floor(around / day) * day;
    const whole = { from: midnight - 6 * day, to: midnight + 6 * day };
    const openingHours = [
      { days: ['mon', 'wed', 'fri', 'sun'] as const, from: '09:00', to: '03:00' },
      { days: ['tue', 'sat'] as const, from: '00:00', to: '24:00' },
    ];
    const content = { timeZone, limits: { perDay: 3, perWeek: 12, perCustomer: null }, horizonDays: 365, minNotice: 0 };
    const service = theMassage({ id: serviceId!, ...content });
    await office.record([roomCreated({ timeZone, openingHours, capacity: 2 }, calendarId)]);
    await office.record([massageCreated({ ...content, uses: [{ calendarId: calendarId! }] }, serviceId)]);
    for (let nth = 0; nth < 40; nth += 1) {
      const id = `bkg_${nth}-${calendarId}`;
      const core = { start: whole.from + nth * 7 * 60 * minute, end: whole.from + (nth * 7 + 2) * 60 * minute };
      const facts = booked(id, core.start, { core, buffered: core, serviceId: serviceId!, calendarIds: [calendarId!] });
      const counts = { id, serviceId: serviceId!, core, customerHash: null };
      const data = { bookingId: id, start: core.start, expiresAt: null };
      const counted = talliesOf(service, counts).map((tally) => append(tally, { type: 'TallyCounted' as const, data }));
      await office.record([...facts, ...(nth % 2 ? counted : [])]);
    }
    now.mockReturnValue(whole.from - day);
    const all = await find(serviceId!, whole);
    expect(all.length).toBeGreaterThan(20);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(12 * 24 * 60), { minLength: 1, maxLength: 6 }), async (cuts) => {
        const instants = cuts.map((at) => whole.from + at * minute).sort((a, b) => a - b);
        const ends = [whole.from, ...instants, whole.to];
        const parts: unknown[] = [];
        for (const [at, from] of ends.slice(0, -1).entries())
          parts.push(...(await find(serviceId!, { from, to: ends[at + 1]! })));
        expect(parts).toEqual(all);
      }),
      { numRuns: worlds },
    );
  });

  test.each([
    ['America/Los_Angeles', '2027-05-12', Date.UTC(2027, 4, 12, 7)],
    ['Pacific/Auckland', '2027-05-12', Date.UTC(2027, 4, 11, 12)],
    ['Asia/Kolkata', '2027-05-12', Date.UTC(2027, 4, 11, 18, 30)],
    ['Europe/Berlin', '2027-05-12', Date.UTC(2027, 4, 11, 22)],
  ])(
    'a day in %s that is full by its limit is full from its first to its last hour',
    async (timeZone, date, begins) => {
      const [calendarId, serviceId] = [`cal_full-${timeZone}`, `svc_full-${timeZone}`].map((id) =>
        id.replace('/', '-'),
      );
      const openingHours = [{ days: ['tue', 'wed', 'thu'] as const, from: '00:00', to: '24:00' }];
      const limits = { perDay: 1, perWeek: null, perCustomer: null };
      const service = { timeZone, limits, minNotice: 0, uses: [{ calendarId: calendarId! }] };
      await office.record([roomCreated({ timeZone, openingHours }, calendarId)]);
      await office.record([massageCreated(service, serviceId)]);
      const counted = { bookingId: 'bkg_elsewhere', start: begins, expiresAt: null };
      await office.record([append(tallyStream('day', serviceId!, date), { type: 'TallyCounted', data: counted })]);
      now.mockReturnValue(begins - 2 * day);
      const hour = 60 * minute;
      for (const at of [0, 1, 7, 12, 17, 23]) {
        const from = begins + at * hour;
        expect([at, await find(serviceId!, { from, to: from + hour })]).toEqual([at, []]);
      }
      expect(await find(serviceId!, { from: begins + day, to: begins + day + hour })).not.toEqual([]);
      expect(await find(serviceId!, { from: begins - hour, to: begins })).not.toEqual([]);
    },
  );
});

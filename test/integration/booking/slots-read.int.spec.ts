import { jest } from '@jest/globals';
import fc from 'fast-check';
import { FrontOffice } from '#test/harness/logs/front-office';
import { Oracle } from '#test/models/oracle';
import { type World, worldAt } from '#test/models/worlds';
import { blackoutAdded, massageCreated, roomArchived, roomCreated } from '#test/rules/front-desk';
import type { Calendar } from '../../../libs/booking/src/domain/calendars/calendar.js';
import { candidatesOf } from '../../../libs/booking/src/domain/calendars/service.js';
import { agendaStreams, type Claim } from '../../../libs/booking/src/domain/claims/agenda.js';
import { type Append, append } from '../../../libs/booking/src/domain/deciding/decision.js';
import { tallyStream } from '../../../libs/booking/src/domain/limits/tally.js';
import { day, minute } from '../../../libs/booking/src/domain/time/interval.js';
import { FindSlots, FindSlotsHandler, type SlotFilter } from '../../../libs/booking/src/queries/find-slots.js';
import { RecentAnswers } from '../../../libs/booking/src/queries/recent-answers.js';

let office: FrontOffice;
let now: jest.SpiedFunction<() => number>;

beforeAll(async () => {
  office = await FrontOffice.open();
  now = jest.spyOn(office.log, 'now');
});

afterAll(() => office.close());

const find = async (serviceId: string, filter: Omit<SlotFilter, 'duration' | 'units'> & Partial<SlotFilter>) => {
  const scope = { tenant: 'default', shard: office.shard };
  const handler = new FindSlotsHandler(office.pool, office.log, office.progress, new RecentAnswers(office.log));
  const wanted = { duration: null, units: 1, ...filter };
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
    const renaming = (claim: Claim): Claim => ({ ...claim, serviceId: own(claim.serviceId) });
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

const record = async ({ context: { service, calendars } }: World) => {
  const { timeZone, durations, step, bufferBefore, bufferAfter, minNotice, horizonDays, maxUnitsPerBooking } = service;
  const agreed = { timeZone, durations, step, bufferBefore, bufferAfter, minNotice, horizonDays, maxUnitsPerBooking };
  for (const { calendar } of calendars) await office.record(factsOf(calendar));
  await office.record([massageCreated({ ...agreed, uses: service.uses }, service.id)]);
  const claimed = calendars.flatMap(({ calendar, claims }) =>
    claims.flatMap((claim) =>
      agendaStreams(calendar.id, claim.buffered).map((agenda) => append(agenda, { type: 'TimeClaimed', data: claim })),
    ),
  );
  if (claimed.length > 0) await office.record(claimed);
};

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
          fc.asyncProperty(worldAt({ zone, around }), async (drawn) => {
            if (drawn.context.service.status === 'archived') return;
            made += 1;
            const world = renamed(drawn, String(made));
            const { context, range, wanted } = world;
            await record(world);
            now.mockReturnValue(world.now);
            const { start: from, end: to } = range;
            const slots = await find(context.service.id, { from, to, ...wanted });
            expect(slots).toEqual(new Oracle(context, wanted, world.now, range).slots(range));
            found += slots.length;
          }),
          { numRuns: worlds, endOnFailure: true },
        );
      // Chance may draw worlds in which nothing is free.
      for (let rounds = 0; rounds === 0 || (found === 0 && rounds < 10); rounds += 1) await look();
      expect(found).toBeGreaterThan(0);
    },
  );

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

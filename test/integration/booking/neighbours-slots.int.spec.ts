import { jest } from '@jest/globals';
import { createTenant } from '#libs/event-store';
import { FrontOffice } from '#test/harness/logs/front-office';
import { booked, massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { noLimits } from '../../../libs/booking/src/domain/calendars/service.js';
import { append } from '../../../libs/booking/src/domain/deciding/decision.js';
import { tallyStream } from '../../../libs/booking/src/domain/limits/tally.js';
import { FindSlots, FindSlotsHandler } from '../../../libs/booking/src/queries/availability/find-slots.js';
import { KeptSlots } from '../../../libs/booking/src/queries/availability/kept-slots.js';
import { RecentAnswers } from '../../../libs/booking/src/queries/availability/recent-answers.js';
import { availabilityProjections } from '../../../libs/booking/src/read-models/availability.js';

let office: FrontOffice;

beforeAll(async () => {
  office = await FrontOffice.open();
  await createTenant(office.ownerPool, 'neighbour', office.shard);
  jest.spyOn(office.log, 'now').mockReturnValue(sundayNoon);
});

afterAll(() => office.close());

/** Slots of Monday morning, by how many minutes after nine they begin. */
const offered = async (tenant: string, serviceId: string) => {
  const handler = new FindSlotsHandler(
    office.pool,
    office.log,
    office.progress,
    new RecentAnswers(office.log),
    new KeptSlots(office.log, office.pool),
  );
  const filter = { from: monday('09:00'), to: monday('10:00'), duration: 30, units: 1 };
  const head = await office.log.head(office.shard);
  const asked = new FindSlots({ tenant, shard: office.shard }, serviceId, filter, head);
  return (await handler.execute(asked))!.slots.map(({ start }) => (start - monday('09:00')) / 60_000);
};

const counted = (bookingId: string) => {
  const data = { bookingId, start: monday('14:00'), expiresAt: null };
  const [onDay, inWeek] = [['day', '2026-11-23'] as const, ['week', '2026-W48'] as const];
  return [onDay, inWeek].map(([kind, of]) => append(tallyStream(kind, 'svc_few', of), { type: 'TallyCounted', data }));
};

test('a neighbour’s bookings, closures and counts in the same shard under the same names are nothing to us', async () => {
  const few = massageCreated({ limits: { ...noLimits, perDay: 1, perWeek: 1 } }, 'svc_few');
  const ours = [roomCreated(), massageCreated(), few];
  const theirs = [roomCreated({ openingHours: [] }), massageCreated({ step: 5 }), few];
  await office.record(ours);
  await office.record([...theirs, ...booked('bkg_theirs', monday('09:15')), ...counted('bkg_theirs')], 'neighbour');
  await office.shownIn(office.shard);
  expect(await offered('default', 'svc_massage')).toEqual([0, 15, 30, 45]);
  expect(await offered('default', 'svc_few')).toEqual([0, 15, 30, 45]);
  expect(await offered('neighbour', 'svc_massage')).toEqual([]);
  await office.record([...booked('bkg_ours', monday('09:00')), ...counted('bkg_ours')]);
  await office.shownIn(office.shard);
  expect(await offered('default', 'svc_massage')).toEqual([45]);
  expect(await offered('default', 'svc_few')).toEqual([]);
});

/** As if everything about a service and its room were parked there. */
const parkAll = async (tenant: string, shard: number) => {
  const subjects: Readonly<Record<string, string>> = {
    ...{ service: 'service/svc_five', calendar: 'calendar/cal_room5', agenda: 'agenda/cal_room5/2026-11-23' },
    ...{ 'tally-day': 'tally-day/svc_five/2026-11-23', 'tally-week': 'tally-week/svc_five/2026-W48' },
  };
  for (const { name, version, handles } of availabilityProjections) {
    await office.ownerPool.query(
      `insert into slotlog.parked_subjects
          (shard, consumer, version, tenant, subject, from_version, from_position, fault, reason, build)
        values ($1, $2, $3, $4, $5, 1, 1, 'fold', 'made up', 'test')`,
      [shard, name, version, tenant, subjects[handles[0]!]],
    );
  }
};

test('a parked row of a neighbour, or under the same names in another shard, closes nothing of ours', async () => {
  const [room5, five] = [
    roomCreated({}, 'cal_room5'),
    massageCreated({ uses: [{ calendarId: 'cal_room5' }] }, 'svc_five'),
  ];
  await office.record([room5, five]);
  await office.shownIn(office.shard);
  await parkAll('neighbour', office.shard);
  await parkAll('default', office.shard + 1);
  expect(await offered('default', 'svc_five')).toEqual([0, 15, 30, 45]);
});

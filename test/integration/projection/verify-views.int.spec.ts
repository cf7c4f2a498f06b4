import { verifyRows } from '#libs/projection';
import { FrontOffice } from '#test/harness/logs/front-office';
import { Poisoner } from '#test/harness/logs/poison';
import { daysFromToday } from '#test/harness/running-clock';
import {
  booked,
  claimed,
  contentOf,
  freed,
  massageCreated,
  monday,
  roomChanged,
  roomCreated,
} from '#test/rules/front-desk';
import { bookingStream } from '../../../libs/booking/src/domain/bookings/booking.js';
import { displacementStream } from '../../../libs/booking/src/domain/claims/displacement.js';
import { append } from '../../../libs/booking/src/domain/deciding/decision.js';
import { bookingProjections } from '../../../libs/booking/src/read-models/booking-projections.js';
import { projectBookings } from '../../../libs/booking/src/read-models/bookings.js';
import { projectClaims } from '../../../libs/booking/src/read-models/claims.js';
import { findOverbooked } from '../../../libs/booking/src/verification/find-overbooked.js';

let office: FrontOffice;

/** Room 4 for two at a time, and two bookings at nine. */
beforeEach(async () => {
  office = await FrontOffice.open();
  await office.record([roomCreated({ capacity: 2 })]);
  await office.record([massageCreated()]);
  await office.record(booked('bkg_1', monday('09:00')));
  await office.record(booked('bkg_2', monday('09:00')));
});

afterEach(() => office.close());

const overbooked = async () => {
  const found: string[] = [];
  const head = await office.log.head(office.shard);
  for await (const each of findOverbooked(office.log, office.shard, head)) {
    if ('why' in each) found.push(`${each.stream}: ${each.why}`);
    else found.push(`${each.calendarId} at ${each.position}: ${each.units} of ${each.capacity} by ${each.bookingIds}`);
  }
  return found;
};

const cancelled = (id: string) => [
  ...freed(id, contentOf(monday('09:00'))),
  append(bookingStream(id), { type: 'BookingCancelled', data: { reason: null } }),
];

const displacing = (type: 'DisplacementBegun' | 'DisplacementEnded') =>
  append(displacementStream('cal_room4'), { type, data: {} });

describe('more claimed than there is room for', () => {
  test('is found at the position at which it came about, though it has been set right since', async () => {
    const position = await office.record(booked('bkg_3', monday('09:15')));
    await office.record(cancelled('bkg_1'));
    expect(await overbooked()).toEqual([`cal_room4 at ${position - 1}: 3 of 2 by bkg_1,bkg_2,bkg_3`]);
  });

  test('is not what takes the place of what was freed, also in the same commit', async () => {
    await office.record([...cancelled('bkg_1'), ...booked('bkg_3', monday('09:00'))]);
    expect(await overbooked()).toEqual([]);
  });

  test('is what a smaller calendar leaves standing, unless it is still displacing or that is past', async () => {
    for (const id of ['bkg_1', 'bkg_2']) await office.record(cancelled(id));
    const [past, someday] = [-365, 365].map((days) => daysFromToday(days, '09:00').epochMilliseconds);
    for (const id of ['bkg_p1', 'bkg_p2']) await office.record(booked(id, past!));
    for (const id of ['bkg_s1', 'bkg_s2']) await office.record(booked(id, someday!));
    await office.record([roomChanged({ capacity: 1 }, { onConflict: 'displace' }), displacing('DisplacementBegun')]);
    expect(await overbooked()).toEqual([]);
    const position = await office.record([displacing('DisplacementEnded')]);
    expect(await overbooked()).toEqual([`cal_room4 at ${position}: 2 of 1 by bkg_s1,bkg_s2`]);
  });

  test('is found on the second day of a claim over midnight too', async () => {
    const night = { start: monday('23:30'), end: monday('23:30') + 7_200_000 };
    const late = { start: monday('23:30') + 5_400_000, end: monday('23:30') + 7_200_000 };
    for (const id of ['bkg_n1', 'bkg_n2'])
      await office.record(booked(id, night.start, { core: night, buffered: night }));
    const position = await office.record(claimed('bkg_n3', contentOf(late.start, { core: late, buffered: late })));
    expect(await overbooked()).toEqual([`cal_room4 at ${position}: 3 of 2 by bkg_n1,bkg_n2,bkg_n3`]);
  });
});

test('an event that cannot be read is told, once, and all else is judged', async () => {
  await office.record([roomCreated({ capacity: 1 }, 'cal_room5')]);
  for (const start of [monday('09:00'), monday('09:00') + 86_400_000]) {
    await office.record(booked('bkg_5', start, { calendarIds: ['cal_room5'] }));
  }
  const position = await office.record(booked('bkg_3', monday('09:15')));
  const poisoner = await Poisoner.open(office.url);
  await poisoner.write('calendar/cal_room5');
  await poisoner.write('agenda/cal_room4/2026-11-24');
  await poisoner.write('agenda/cal_room4/2026-11-25', 'TimeClaimed', { bookingId: 'bkg_none' });
  await poisoner.close();
  const unknown = (stream: string) => expect.stringMatching(new RegExp(`^${stream}: .*does not know what Riddle is$`));
  expect(await overbooked()).toEqual([
    `cal_room4 at ${position - 1}: 3 of 2 by bkg_1,bkg_2,bkg_3`,
    unknown('agenda/cal_room4/2026-11-24'),
    expect.stringContaining('agenda/cal_room4/2026-11-25: '),
    unknown('calendar/cal_room5'),
  ]);
});

describe('a view', () => {
  const verified = (projection = projectBookings) => verifyRows(office.log, office.ownerPool, projection, office.shard);
  const check = async (projection = projectBookings) => (await verified(projection)).faults;

  test('that followed the log is what a replay from the first event makes of it', async () => {
    const position = await office.record(cancelled('bkg_1'));
    await office.shown(position);
    for (const projection of bookingProjections) expect(await check(projection)).toEqual([]);
  });

  test('is compared where it stands, also while it is behind', async () => {
    await office.shown(6);
    await office.rest();
    await office.record(cancelled('bkg_1'));
    expect(await check()).toEqual([]);
  });

  test('that cannot be folded is told so', async () => {
    await office.shown(6);
    const fold = () => {
      throw new Error('out of order');
    };
    expect(await check({ ...projectBookings, fold })).toContain('booking/bkg_1 cannot be folded: out of order');
  });

  test('with a row that was edited, removed or made up by hand is found', async () => {
    await office.shown(6);
    await office.rest();
    const { table } = projectBookings;
    await office.ownerPool.query(`update slotlog.${table.name} set status = 'cancelled' where id = 'bkg_2'`);
    expect(await check()).toEqual([`${table.name} default bkg_2 is not what its events come to`]);
    await office.ownerPool.query(`delete from slotlog.${table.name} where id = 'bkg_2'`);
    expect(await check()).toEqual([`${table.name} default bkg_2 is missing`]);
    const claims = `slotlog.${projectClaims.table.name}`;
    await office.ownerPool.query(`create temporary table made_up as select * from ${claims} where booking_id = 'bkg_1';
      update made_up set booking_id = 'bkg_9'; insert into ${claims} select * from made_up`);
    expect(await check(projectClaims)).toEqual([
      `${projectClaims.table.name} default cal_room4 2026-11-23 bkg_9 comes from no event`,
    ]);
  });
});

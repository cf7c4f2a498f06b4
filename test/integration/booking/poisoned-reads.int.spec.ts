import { jest } from '@jest/globals';
import { beginning, UnreadableEvent } from '#libs/event-store';
import { FrontOffice } from '#test/harness/logs/front-office';
import { Poisoner } from '#test/harness/logs/poison';
import { daysFromToday } from '#test/harness/running-clock';
import { booked, contentOf, held, massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import type { WeeklyHours } from '../../../libs/booking/src/domain/calendars/calendar.js';
import { day, minute, utcDay } from '../../../libs/booking/src/domain/time/interval.js';
import { FindSlots, FindSlotsHandler } from '../../../libs/booking/src/queries/availability/find-slots.js';
import { type SlotFilter } from '../../../libs/booking/src/queries/availability/found-slots.js';
import { KeptSlots } from '../../../libs/booking/src/queries/availability/kept-slots.js';
import { RecentAnswers } from '../../../libs/booking/src/queries/availability/recent-answers.js';
import { FindEvents, FindEventsHandler } from '../../../libs/booking/src/queries/find-events.js';
import { GetHistory, GetHistoryHandler } from '../../../libs/booking/src/queries/get-history.js';
import { ManagedThings } from '../../../libs/booking/src/queries/managed.js';
import { readBusy } from '../../../libs/booking/src/read-models/busy.js';

const always: WeeklyHours[] = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }];

let office: FrontOffice;
let poisoner: Poisoner;
let scope: { tenant: string; shard: number };

beforeEach(async () => {
  jest.spyOn(console, 'error').mockReturnValue();
  office = await FrontOffice.open();
  scope = { tenant: 'default', shard: office.shard };
  poisoner = await Poisoner.open(office.url);
  await office.record([roomCreated({ openingHours: always })]);
  await office.record([massageCreated({ bufferAfter: 0, minNotice: 0 })]);
});

afterEach(async () => {
  await poisoner.close();
  await office.close();
});

const parked = async (stream: string, ...event: [type?: string, data?: object]) => {
  await poisoner.write(stream, ...event);
  await poisoner.parked(stream);
};

const find = async (filter: Partial<SlotFilter>) => {
  const handler = new FindSlotsHandler(
    office.pool,
    office.log,
    office.progress,
    new RecentAnswers(office.log),
    new KeptSlots(office.log, office.pool),
  );
  const wanted = { from: monday('10:00'), to: monday('10:15'), duration: 30, units: 1, ...filter };
  const position = await office.log.head(office.shard);
  return (await handler.execute(new FindSlots(scope, 'svc_massage', wanted, position)))!;
};

const starts = async (filter: Partial<SlotFilter>) => (await find(filter)).slots.map(({ start }) => start);

describe('slots', () => {
  beforeEach(() => jest.spyOn(office.log, 'now').mockReturnValue(sundayNoon));

  test('are there though a parked agenda is of no day that there is', async () => {
    await parked('agenda/cal_room4/+010000-01', 'TimeClaimed', { bookingId: 'bkg_none' });
    expect(await starts({})).toEqual([monday('10:00')]);
  });

  test('are not where a hold has lapsed whose booking is parked', async () => {
    await office.record(held('bkg_gone', monday('10:00'), { expiresAt: sundayNoon - minute }));
    expect(await starts({ to: monday('10:45') })).toHaveLength(3);
    await parked('booking/bkg_gone');
    const { slots, refused } = await find({ to: monday('10:45'), explain: true });
    expect(slots).toEqual([]);
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(['unavailable']));
  });
});

test('slots of the past are told of the days that can be read', async () => {
  const at = daysFromToday(6, '12:00').epochMilliseconds;
  const from = Math.ceil(at / day + 1) * day;
  await poisoner.write(`agenda/cal_room4/${utcDay(from)}`);
  const span = { at, from, to: from + 2 * day, explain: true };
  const { slots, refused } = await find(span);
  expect(slots[0]?.start).toBe(from + day);
  expect(refused[0]).toMatchObject({ start: from, reason: 'unavailable' });
  await poisoner.write('calendar/cal_room4');
  expect((await find(span)).slots).toEqual([]);
});

test('a time taken after midnight is told though the day before is parked, and nothing twice', async () => {
  const midnight = Date.UTC(2026, 10, 24);
  const over = (id: string, before: number) => {
    const core = { start: midnight - before * minute, end: midnight + before * minute };
    return booked(id, core.start, { ...contentOf(core.start), core, buffered: core });
  };
  await office.record(over('bkg_early', 60));
  await office.shown(await office.log.head(office.shard));
  await parked('agenda/cal_room4/2026-11-23');
  await office.record(over('bkg_late', 30));
  await office.shown(await office.log.head(office.shard));
  const range = { start: midnight - day, end: midnight + day };
  const { busy, behind } = await readBusy(office.pool, scope, 'cal_room4', range, sundayNoon);
  const told = busy.map(({ start, end, units }) => [(start - midnight) / minute, (end - midnight) / minute, units]);
  expect([told, behind]).toEqual([
    [
      [-60, 0, 1],
      [0, 30, 2],
      [30, 60, 1],
    ],
    ['2026-11-23'],
  ]);
});

describe('the events', () => {
  const events = (tenant: string, filter: object) =>
    new FindEventsHandler(office.log).execute(
      new FindEvents({ ...scope, tenant }, { after: beginning, ...filter }, 100),
    );

  test('come up to one that cannot be read, and to others all of them', async () => {
    await office.ownerPool.query("insert into slotlog.tenants (tenant, shard) values ('neighbour', $1)", [
      office.shard,
    ]);
    await office.record(booked('bkg_1', monday('10:00')));
    const bad = await poisoner.write('booking/bkg_1');
    await office.record(booked('bkg_2', monday('11:00')));
    const last = await office.record([roomCreated()], 'neighbour');
    const found = await events('default', {});
    expect(found).toMatchObject({ position: bad - 1, more: true });
    expect(found.events.at(-1)).toMatchObject({ stream: 'booking/bkg_1', version: 1 });
    await expect(events('default', { after: await office.log.pointAt(office.shard, bad - 1) })).rejects.toThrow(
      UnreadableEvent,
    );
    expect(await events('neighbour', {})).toMatchObject({ events: [{ position: last }], position: last, more: false });
    expect(await events('default', { types: ['CalendarCreated'] })).toMatchObject({ events: [{}], more: false });
  });

  test('of one thing come up to one that cannot be read', async () => {
    await office.record(booked('bkg_1', monday('10:00')));
    await poisoner.write('booking/bkg_1');
    const handler = new GetHistoryHandler(office.log);
    const history = (after: number) => handler.execute(new GetHistory(scope, 'booking/bkg_1', { after, limit: 10 }));
    expect(await history(0)).toMatchObject({ items: [{ version: 1 }], more: true });
    await expect(history(1)).rejects.toThrow(UnreadableEvent);
  });
});

test('a manage token’s thing cannot be told of a stream that cannot be read or folded', async () => {
  const managed = new ManagedThings(office.log);
  const token = { subject: 'wls_a', since: '00000000', madeAt: 0 };
  await office.record(booked('bkg_1', monday('10:00')));
  const position = await poisoner.write('booking/bkg_1');
  await expect(managed.endsAt(scope, { ...token, subject: 'bkg_1' })).rejects.toThrow(UnreadableEvent);
  await poisoner.mend(position, 'BookingRescheduled', {});
  await expect(managed.isGoodFor(scope, token, 'bkg_1')).rejects.toThrow(UnreadableEvent);
});

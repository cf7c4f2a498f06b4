import { jest } from '@jest/globals';
import { FrontOffice } from '#test/harness/logs/front-office';
import { booked, contentOf, freed, massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { bookingStream } from '../../../libs/booking/src/domain/bookings/booking.js';
import type { WeeklyHours } from '../../../libs/booking/src/domain/calendars/calendar.js';
import { serviceStream } from '../../../libs/booking/src/domain/calendars/service.js';
import { agendaStream } from '../../../libs/booking/src/domain/claims/agenda.js';
import { append } from '../../../libs/booking/src/domain/deciding/decision.js';
import { day, minute } from '../../../libs/booking/src/domain/time/interval.js';
import { FindSlots, FindSlotsHandler } from '../../../libs/booking/src/queries/availability/find-slots.js';
import { type SlotFilter } from '../../../libs/booking/src/queries/availability/found-slots.js';
import { KeptSlots } from '../../../libs/booking/src/queries/availability/kept-slots.js';
import { RecentAnswers } from '../../../libs/booking/src/queries/availability/recent-answers.js';
import { GetHistory, GetHistoryHandler } from '../../../libs/booking/src/queries/get-history.js';

let office: FrontOffice;
let scope: { tenant: string; shard: number };
let recent: RecentAnswers;
let kept: KeptSlots;

beforeEach(async () => {
  office = await FrontOffice.open();
  scope = { tenant: 'default', shard: office.shard };
  recent = new RecentAnswers(office.log);
  kept = new KeptSlots(office.log, office.pool);
  jest.spyOn(office.log, 'now').mockReturnValue(sundayNoon);
});

afterEach(() => office.close());

const find = async (filter: Partial<SlotFilter>, minPosition?: number) => {
  const handler = new FindSlotsHandler(office.pool, office.log, office.progress, recent, kept);
  const wanted = { from: monday('00:00'), to: monday('24:00'), duration: null, units: 1, ...filter };
  return (await handler.execute(new FindSlots(scope, 'svc_massage', wanted, minPosition)))!;
};

const startsOf = (slots: readonly { start: number }[]) =>
  slots.map(({ start }) => new Date(start + 60 * minute).toISOString().slice(11, 16));

describe('the slots of a service', () => {
  test('are those that nobody has booked, airing included', async () => {
    await office.record([roomCreated()]);
    await office.record([massageCreated()]);
    const position = await office.record(booked('bkg_1', monday('10:00')));
    const found = await find({ from: monday('09:00'), to: monday('11:30') }, position);
    expect(startsOf(found.slots)).toEqual(['09:00', '09:15', '10:45', '11:00', '11:15']);
    expect(found).toMatchObject({
      service: { id: 'svc_massage', version: 1 },
      nextAvailable: monday('09:00'),
      position,
    });
  });

  test.each([
    ['offered', { capacity: 1 }, {}],
    ['refused', { capacity: 1, openingHours: [] }, { explain: true }],
  ])('are told 2,000 at once, whether they are %s, and the next answer goes on from there', async (_, room, asked) => {
    const always: WeeklyHours[] = [{ days: ['mon', 'tue', 'wed'], from: '00:00', to: '24:00' }];
    await office.record([roomCreated({ openingHours: always, ...room })]);
    const position = await office.record([massageCreated({ step: 1, bufferAfter: 0, minNotice: 0 })]);
    const range = { from: monday('00:00'), to: monday('24:00') + day };
    const startsIn = ({ slots, refused }: Awaited<ReturnType<typeof find>>) =>
      [...slots, ...refused].map(({ start }) => start).sort((a, b) => a - b);
    const first = await find({ ...range, ...asked }, position);
    expect(first.nextFrom).toBe(range.from + 2_000 * minute);
    const second = await find({ ...range, from: first.nextFrom!, ...asked }, position);
    expect(second.nextFrom).toBeNull();
    const all = Array.from({ length: 2 * 24 * 60 }, (_, nth) => range.from + nth * minute);
    expect([...startsIn(first), ...startsIn(second)]).toEqual(all);
    expect(startsIn(first)).toHaveLength(2_000);
  });

  test('come back when a booking is cancelled or moved', async () => {
    await office.record([roomCreated()]);
    await office.record([massageCreated()]);
    await office.record(booked('bkg_1', monday('10:00')));
    const cancel = append(bookingStream('bkg_1'), { type: 'BookingCancelled', data: { reason: null } });
    const position = await office.record([...freed('bkg_1', contentOf(monday('10:00'))), cancel]);
    const { slots } = await find({ from: monday('10:00'), to: monday('10:30') }, position);
    expect(startsOf(slots)).toEqual(['10:00', '10:15']);
  });

  test('count a booking over midnight once, from either day', async () => {
    const always: WeeklyHours[] = [{ days: ['mon', 'tue', 'wed'], from: '00:00', to: '24:00' }];
    await office.record([roomCreated({ capacity: 3, openingHours: always })]);
    await office.record([massageCreated({ bufferAfter: 0, minNotice: 0 })]);
    const night = { start: monday('00:30') + day, end: monday('00:30') + day + 60 * minute };
    const position = await office.record(booked('bkg_1', night.start, { core: night, buffered: night }));
    const both = await find({ from: monday('23:00'), to: monday('24:00') + day }, position);
    const second = await find({ from: monday('01:00') + day, to: monday('24:00') + day }, position);
    const free = (slots: typeof both.slots) => slots.find(({ start }) => start === monday('01:00') + day)?.free;
    expect([free(both.slots), free(second.slots)]).toEqual([2, 2]);
  });

  test('see a claim that reaches in from days before, over a long buffer', async () => {
    await office.record([roomCreated()]);
    await office.record([massageCreated({ bufferBefore: 3 * 24 * 60, minNotice: 0 })]);
    const early = contentOf(sundayNoon - day);
    const position = await office.record(booked('bkg_1', sundayNoon - day, early));
    expect((await find({}, position)).slots).toEqual([]);
    expect((await find({ from: monday('09:00') + 2 * day, to: monday('09:01') + 2 * day })).slots).toHaveLength(1);
  });

  test('tell the next one behind the range, and none beyond the horizon', async () => {
    await office.record([roomCreated()]);
    const position = await office.record([massageCreated({ horizonDays: 7 })]);
    const weekend = await find({ from: monday('09:00') + 5 * day, to: monday('09:00') + 6 * day }, position);
    expect(weekend).toMatchObject({ slots: [], nextAvailable: null });
    const sunday = await find({ from: sundayNoon - 9 * day, to: sundayNoon });
    expect(sunday).toMatchObject({ slots: [], nextAvailable: monday('09:00') });
    const never = await find({ from: Date.parse('9999-12-31T00:00Z'), to: Date.parse('9999-12-31T23:59Z') });
    expect(never).toMatchObject({ slots: [], nextAvailable: null });
    const longAgo = await find({ from: Date.parse('0000-01-01T00:00Z'), to: Date.parse('0000-01-02T00:00Z') });
    expect(longAgo.nextAvailable).toBe(monday('09:00'));
  });

  test('of a service that nobody made are null', async () => {
    expect(await find({})).toBeNull();
  });

  test('of a service are null until the read model has its room', async () => {
    await office.shown(await office.record([massageCreated()]));
    expect(await find({})).toBeNull();
  });
});

test('history is what the log says of one stream, page by page', async () => {
  const changed = append(serviceStream('svc_massage'), { type: 'ServiceChanged', data: { step: 30 } });
  for (const events of [[massageCreated()], [changed]]) await office.record(events);
  const handler = new GetHistoryHandler(office.log);
  const read = (stream: string, after: number, limit = 50) =>
    handler.execute(new GetHistory(scope, stream, { after, limit }));
  const service = 'service/svc_massage';
  expect(await read(service, 0, 1)).toMatchObject({ items: [{ type: 'ServiceCreated', version: 1 }], more: true });
  expect(await read(service, 1, 1)).toMatchObject({ items: [{ type: 'ServiceChanged', version: 2 }], more: false });
  expect(await read(service, 2)).toEqual({ items: [], more: false });
  expect(await read('service/svc_none', 0)).toBeNull();
  expect(await read('service/svc_none', 5)).toBeNull();
  expect(await read(agendaStream('cal_room4', '2026-11-23').name, 0)).toBeNull();
});

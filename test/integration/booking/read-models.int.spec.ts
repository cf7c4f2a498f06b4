import { createTenant } from '#libs/event-store';
import { FrontOffice } from '#test/harness/logs/front-office';
import {
  ada,
  booked,
  claimed,
  contentOf,
  freed,
  massage,
  massageCreated,
  monday,
  room,
  roomCreated,
  utc,
} from '#test/rules/front-desk';
import { type BookingContent, bookingStream } from '../../../libs/booking/src/domain/bookings/booking.js';
import { calendarStream } from '../../../libs/booking/src/domain/calendars/calendar.js';
import { serviceStream } from '../../../libs/booking/src/domain/calendars/service.js';
import { type Append, append } from '../../../libs/booking/src/domain/deciding/decision.js';
import { day } from '../../../libs/booking/src/domain/time/interval.js';
import { type BookingFilter, findBookings, getBooking } from '../../../libs/booking/src/read-models/bookings.js';
import { findCalendars, getCalendar } from '../../../libs/booking/src/read-models/calendars.js';
import { findServices, getService } from '../../../libs/booking/src/read-models/services.js';

let office: FrontOffice;
let scope: { tenant: string; shard: number };

beforeEach(async () => {
  office = await FrontOffice.open();
  scope = { tenant: 'default', shard: office.shard };
});

afterEach(() => office.close());

const happened = async (...commands: readonly (readonly Append[])[]) => {
  let position = 0;
  for (const events of commands) position = await office.record(events);
  await office.shown(position);
  return position;
};

const cancelled = (id: string, content: BookingContent) => [
  ...freed(id, content),
  append(bookingStream(id), { type: 'BookingCancelled', data: { reason: null } }),
];

const moved = (id: string, from: BookingContent, to: BookingContent) => {
  const { calendarIds, core, buffered, units, choices, overrides } = to;
  const data = { calendarIds, core, buffered, units, choices, overrides, decideBy: null, expiresAt: null };
  return [...freed(id, from), ...claimed(id, to), append(bookingStream(id), { type: 'BookingRescheduled', data })];
};

const archived = append(calendarStream('cal_room4'), {
  type: 'CalendarArchived',
  data: { onConflict: 'reject' },
});

const find = async (filter: Partial<BookingFilter>) => {
  const { items } = await findBookings(office.pool, scope, { sort: 'start', limit: 50, ...filter });
  return items.map(({ id }) => id);
};

describe('a calendar and a service', () => {
  test('are shown as their events say', async () => {
    const changes = { capacity: 3, onConflict: 'reject' } as const;
    const capacity = append(calendarStream('cal_room4'), { type: 'CalendarChanged', data: changes });
    const dearer = append(serviceStream('svc_massage'), { type: 'ServiceChanged', data: { name: 'Long massage' } });
    const position = await happened([roomCreated()], [massageCreated()], [capacity], [dearer]);
    const calendar = await getCalendar(office.pool, scope, 'cal_room4');
    expect(calendar).toMatchObject({ ...room, capacity: 3, version: 2, position: 3, status: 'active' });
    expect(calendar?.creation).toEqual({ actor: 'test/1', content: room });
    const service = await getService(office.pool, scope, 'svc_massage');
    expect(service).toMatchObject({ ...massage, name: 'Long massage', version: 2, position });
  });

  test('are listed by id, page by page, the archived ones apart', async () => {
    const calendars = ['cal_room1', 'cal_room2', 'cal_room4'].map((id) => [roomCreated({}, id)]);
    await happened(...calendars, [massageCreated()], [archived]);
    const page = await findCalendars(office.pool, scope, { limit: 1 });
    expect(page).toMatchObject({ items: [{ id: 'cal_room1' }], more: true });
    const rest = await findCalendars(office.pool, scope, { limit: 1, after: 'cal_room1' });
    expect(rest).toMatchObject({ items: [{ id: 'cal_room2' }], more: false });
    const closed = await findCalendars(office.pool, scope, { limit: 9, status: 'archived' });
    expect(closed.items.map(({ id }) => id)).toEqual(['cal_room4']);
    expect((await findServices(office.pool, scope, { limit: 9 })).items.map(({ id }) => id)).toEqual(['svc_massage']);
    expect((await findServices(office.pool, scope, { limit: 9, status: 'archived' })).items).toEqual([]);
  });

  test('that do not exist are null', async () => {
    expect(await getCalendar(office.pool, scope, 'cal_nowhere')).toBeNull();
    expect(await getService(office.pool, scope, 'svc_nothing')).toBeNull();
    expect(await getBooking(office.pool, scope, 'bkg_never')).toBeNull();
  });
});

describe('bookings', () => {
  test('are shown with all that was agreed, and as they are now', async () => {
    const content = contentOf(monday('09:00'));
    const later = contentOf(monday('11:00'));
    const position = await happened(
      booked('bkg_1', monday('09:00')),
      moved('bkg_1', content, later),
      cancelled('bkg_1', later),
    );
    const booking = await getBooking(office.pool, scope, 'bkg_1');
    expect(booking).toMatchObject({ ...later, version: 3, position, status: 'cancelled' });
    expect(booking?.creation.content).toEqual(content);
  });

  test('are found by what they are about', async () => {
    const bob = { ...ada, id: 'cus_bob' };
    await happened(
      booked('bkg_1', monday('09:00')),
      booked('bkg_2', monday('10:00'), { customer: bob, calendarIds: ['cal_room5'] }),
      booked('bkg_3', monday('11:00'), { serviceId: 'svc_talk', calendarIds: ['cal_room4', 'cal_room5'] }),
      cancelled('bkg_1', contentOf(monday('09:00'))),
    );
    expect(await find({})).toEqual(['bkg_1', 'bkg_2', 'bkg_3']);
    expect(await find({ serviceId: 'svc_massage' })).toEqual(['bkg_1', 'bkg_2']);
    expect(await find({ calendarId: 'cal_room5' })).toEqual(['bkg_2', 'bkg_3']);
    expect(await find({ customerId: 'cus_ada', calendarId: 'cal_room4' })).toEqual(['bkg_1', 'bkg_3']);
    expect(await find({ statuses: ['cancelled'] })).toEqual(['bkg_1']);
    expect(await find({ statuses: ['cancelled', 'confirmed'], customerId: 'cus_bob' })).toEqual(['bkg_2']);
    expect(await find({ statuses: [] })).toEqual([]);
  });

  test('are found in a range if they overlap it, however long they are', async () => {
    const [start, end] = [utc('2026-11-20T09:00'), utc('2026-11-27T09:00')];
    const week = { core: { start, end }, buffered: { start, end } };
    await happened(booked('bkg_short', monday('09:00')), booked('bkg_long', start, week));
    expect(await find({ from: monday('09:29'), to: monday('12:00') })).toEqual(['bkg_long', 'bkg_short']);
    expect(await find({ from: monday('09:30'), to: monday('12:00') })).toEqual(['bkg_long']);
    expect(await find({ from: start, to: monday('09:00') })).toEqual(['bkg_long']);
    expect(await find({ from: end })).toEqual([]);
    expect(await find({ to: start })).toEqual([]);
  });

  test('are paged by start and id, or in the order of their last change', async () => {
    const times = ['09:00', '09:00', '10:00'];
    await happened(
      ...times.map((time, at) => booked(`bkg_${at}`, monday(time))),
      cancelled('bkg_0', contentOf(monday('09:00'))),
    );
    const first = await findBookings(office.pool, scope, { sort: 'start', limit: 2 });
    expect(first).toMatchObject({ items: [{ id: 'bkg_0' }, { id: 'bkg_1' }], more: true });
    expect(await find({ after: { key: monday('09:00'), id: 'bkg_0' } })).toEqual(['bkg_1', 'bkg_2']);
    expect(await find({ after: { key: monday('09:00'), id: 'bkg_1' } })).toEqual(['bkg_2']);
    const changed = await findBookings(office.pool, scope, { sort: 'updated', limit: 2 });
    expect(changed).toMatchObject({ items: [{ id: 'bkg_1' }, { id: 'bkg_2' }], more: true });
    const { id, position: key } = changed.items[1]!;
    expect(await find({ sort: 'updated', after: { key, id } })).toEqual(['bkg_0']);
    expect(await find({ updatedSince: key })).toEqual(['bkg_0']);
  });

  test('of another tenant are never seen, though it lies in the same shard and chose the same ids', async () => {
    await createTenant(office.ownerPool, 'other', office.shard);
    await happened(booked('bkg_1', monday('09:00')));
    await office.shown(
      await office.record(booked('bkg_1', monday('10:00'), { customer: { ...ada, name: 'Eve' } }), 'other'),
    );
    expect(await getBooking(office.pool, scope, 'bkg_1')).toMatchObject({
      customer: ada,
      core: { start: monday('09:00') },
    });
    expect((await getBooking(office.pool, { ...scope, tenant: 'other' }, 'bkg_1'))?.customer?.name).toBe('Eve');
    expect(await find({})).toHaveLength(1);
  });

  test('may hold any text', async () => {
    const notes = 'nul \u0000, half of a pair \ud800, 🦉';
    await happened(booked('bkg_1', monday('09:00'), { notes, metadata: { z: 1, a: { ä: [notes] } } }));
    expect(await getBooking(office.pool, scope, 'bkg_1')).toMatchObject({ notes, metadata: { a: { ä: [notes] } } });
  });
});

test('a replay from zero gives the same rows, whatever the batches were', async () => {
  const content = contentOf(monday('09:00'));
  const later = contentOf(monday('11:00') + day);
  const night = { start: monday('00:30') + day, end: monday('01:30') + day };
  await happened([roomCreated()], [massageCreated()], booked('bkg_1', monday('09:00')), [archived]);
  await happened(moved('bkg_1', content, later), booked('bkg_2', night.start, { core: night, buffered: night }));
  const position = await happened(cancelled('bkg_1', later), booked('bkg_1b', monday('09:00')));
  const rows = await office.rows();
  expect(rows.claims_v2).toHaveLength(3);
  await office.rest();
  await office.forget();
  await office.follow();
  await office.shown(position);
  expect(await office.rows()).toEqual(rows);
});

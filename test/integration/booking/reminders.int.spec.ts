import { FrontOffice } from '#test/harness/logs/front-office';
import { envelope } from '#test/harness/logs/seats';
import { untilPast } from '#test/harness/running-clock';
import { booked, contentOf, massageCreated, requested } from '#test/rules/front-desk';
import { cancelled, moved } from '#test/rules/front-desk-holds';
import {
  RemindOfBooking,
  RemindOfBookingHandler,
} from '../../../libs/booking/src/commands/bookings/remind-of-booking.js';
import { remindersStream } from '../../../libs/booking/src/domain/bookings/telling/reminders.js';
import { type Append, append } from '../../../libs/booking/src/domain/deciding/decision.js';
import { minute } from '../../../libs/booking/src/domain/time/interval.js';
import { findRemindable } from '../../../libs/booking/src/read-models/reminders.js';

let office: FrontOffice;
let start: number;

beforeAll(async () => {
  office = await FrontOffice.open();
  const place = `insert into slotlog.tenants (tenant, shard) values ('neighbour', $1)`;
  await office.ownerPool.query(place, [office.shard]);
  start = office.log.now() + 300 * minute;
  await record([massageCreated({ reminders: [60, 10, 1_440] })]);
  await record([massageCreated({ reminders: [60] })], 'neighbour');
  await record([massageCreated({}, 'svc_silent')]);
});

afterAll(() => office.close());

const record = async (events: readonly Append[], tenant?: string) => office.shown(await office.record(events, tenant));

const found = async (now: number, paused: readonly string[] = [], limit = 10, since = 0) =>
  (await findRemindable(office.pool, office.shard, { since, now }, paused, limit)).map(
    ({ tenant, id, minutes }) => `${tenant} ${id} ${minutes}`,
  );

const due = (id: string, minutesBefore: number, of = start) =>
  append(remindersStream(id), { type: 'BookingReminderDue', data: { minutesBefore, start: of } });

test('bookings are found of which a reminder is due that nobody has had, of whichever tenant', async () => {
  await record(booked('bkg_later', start + minute));
  await record(booked('bkg_first', start));
  await record(booked('bkg_first', start), 'neighbour');
  await record(booked('bkg_silent', start, { serviceId: 'svc_silent' }));
  await record(requested('bkg_asked', start, start));
  await record([...booked('bkg_over', start), cancelled(null, 'bkg_over')]);
  expect(await found(start - 60 * minute - 1)).toEqual([]);
  const both = ['default bkg_first 60', 'neighbour bkg_first 60'];
  expect(await found(start - 60 * minute)).toEqual(both);
  expect(await found(start - 59 * minute)).toEqual([...both, 'default bkg_later 60']);
  expect(await found(start - 59 * minute, [], 1)).toEqual(both.slice(0, 1));
  expect(await found(start - 59 * minute, ['default bkg_first'])).toEqual([
    'neighbour bkg_first 60',
    'default bkg_later 60',
  ]);
  const dueAfter = (since: number) => found(start - 50 * minute, [], 10, since);
  expect(await dueAfter(start - 60 * minute)).toEqual([...both, 'default bkg_later 60']);
  expect(await dueAfter(start - 60 * minute + 1)).toEqual(['default bkg_later 60']);
  expect(await dueAfter(start - 59 * minute + 1)).toEqual([]);
  await record([due('bkg_first', 60)]);
  expect(await found(start - 60 * minute)).toEqual(['neighbour bkg_first 60']);
  expect(await found(start - 10 * minute)).toEqual([
    'default bkg_first 10',
    'neighbour bkg_first 60',
    'default bkg_later 60',
  ]);
  await record([moved(contentOf(start + 10 * minute), null, 'bkg_first')]);
  expect(await found(start - 50 * minute)).toContain('default bkg_first 60');
  expect(await found(start + 10 * minute)).toEqual([]);
});

test('whether it is due is decided on the log, once, by the clock of the database', async () => {
  // Another log's: who records without asking keeps states in memory that nobody has folded.
  const handler = new RemindOfBookingHandler(office.ownerLog);
  const remind = () => handler.execute(new RemindOfBooking(envelope(), 'bkg_soon'));
  await record([massageCreated({ reminders: [5] }, 'svc_soon')]);
  const at = Math.ceil(office.log.now()) + 5_000;
  await office.record(booked('bkg_soon', at + 5 * minute, { serviceId: 'svc_soon' }));
  expect(await remind()).toMatchObject({ appended: false, state: { last: null } });
  await untilPast(at + 100);
  const last = { minutesBefore: 5, start: at + 5 * minute };
  expect(await remind()).toMatchObject({ appended: true, state: { last } });
  expect((await remind()).appended).toBe(false);
});

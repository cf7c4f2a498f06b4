import { ReadingDesk } from '#test/harness/reading-desk';
import type { Booking, BookingStatus } from '../../domain/bookings/booking.js';
import { FindAppointments, FindAppointmentsHandler } from '../find-appointments.js';

const day = 86_400_000;
const hour = 3_600_000;
const now = 100 * day;
const since = now - 30 * day;

const booking = (nth: number, status: BookingStatus = 'confirmed', updatedAt = now) =>
  ({
    ...{ id: `bkg_${`${nth}`.padStart(5, '0')}`, status, before: null, updatedAt, version: 2 },
    ...{ core: { start: now + nth * hour, end: now + (nth + 1) * hour }, cancellationWindow: null },
    creation: { holdSeconds: null },
  }) as unknown as Booking;

/** What a calendar holds of these bookings, which come in pages. */
const calendar = async (bookings: readonly Booking[], isPersonal = true) => {
  const page = (values: readonly unknown[]) => {
    const last = values.findLast((value) => String(value).startsWith('bkg_'));
    const from = last === undefined ? 0 : bookings.findIndex(({ id }) => id === last) + 1;
    const limit = Number(values.at(-1));
    return bookings.slice(from, from + limit).map((state) => ({ state }));
  };
  const desk = new ReadingDesk({ now, rows: { bookings_v3: page } });
  const handler = new FindAppointmentsHandler(desk.log, desk.pool, desk.progress);
  const scope = { tenant: 'acme', shard: 7 };
  const found = await handler.execute(new FindAppointments(scope, 'cal_1', isPersonal));
  return { found: found as readonly (Booking & { isRevealed?: boolean })[], desk };
};

const idsIn = async (...bookings: readonly Booking[]) => (await calendar(bookings)).found.map(({ id }) => id);

it('a calendar holds what was agreed on, as its view has it by now, from thirty days before on', async () => {
  const { found, desk } = await calendar([booking(1), booking(2, 'held'), booking(3)]);
  expect(found.map(({ id }) => id)).toEqual(['bkg_00001', 'bkg_00003']);
  expect(desk.waited).toEqual(['7 bookings any']);
  expect(desk.statements).toHaveLength(1);
  expect(desk.statements[0]!.values).toEqual(expect.arrayContaining([7, 'acme', ['cal_1'], since, 501]));
});

it('the calendar holds those bookings called off that were so in the last thirty days', async () => {
  const calledOff = (nth: number, updatedAt: number) => ({
    ...booking(nth, 'cancelled', updatedAt),
    confirmedAt: 1,
    agreedAt: 1,
  });
  const kept = calledOff(1, since + 1);
  expect(await idsIn(kept, calledOff(2, since), calledOff(3, since - 1), booking(4, 'confirmed', since - 1))).toEqual([
    'bkg_00001',
    'bkg_00004',
  ]);
});

it('it holds all that there is, page by page, up to five thousand', async () => {
  const many = Array.from({ length: 5_600 }, (_, nth) => booking(nth, nth % 10 === 9 ? 'held' : 'confirmed'));
  const { found, desk } = await calendar(many);
  const agreed = many.filter(({ status }) => status === 'confirmed').slice(0, 5_000);
  expect(found.map(({ id }) => id)).toEqual(agreed.map(({ id }) => id));
  // 450 of each page of 500: twelve pages, of which the last is there to the end.
  expect(desk.statements).toHaveLength(12);
  const exact = await calendar(many.filter(({ status }) => status === 'confirmed').slice(0, 5_001));
  expect([exact.found.length, exact.desk.statements.length]).toEqual([5_000, 10]);
  const [, second] = desk.statements;
  expect(second!.values).toEqual(expect.arrayContaining([many[499]!.core.start, many[499]!.id]));
  expect((await calendar(many.slice(0, 501))).desk.statements).toHaveLength(2);
});

it('personal data in the calendar is opened only where that was asked for', async () => {
  expect((await calendar([booking(1)])).found[0]!.isRevealed).toBe(true);
  expect((await calendar([booking(1)], false)).found[0]!.isRevealed).toBeUndefined();
  expect((await calendar([])).found).toEqual([]);
});

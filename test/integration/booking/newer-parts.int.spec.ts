import { jest } from '@jest/globals';
import { FrontOffice } from '#test/harness/logs/front-office';
import { openShop } from '#test/models/two-rooms';
import { booked, contentOf, freed } from '#test/rules/front-desk';
import { day, minute } from '../../../libs/booking/src/domain/time/interval.js';
import { findAfresh } from '../../../libs/booking/src/queries/availability/find-afresh.js';
import { findOffered } from '../../../libs/booking/src/queries/availability/find-offered.js';
import { KeptSlots } from '../../../libs/booking/src/queries/availability/kept-slots.js';

const begin = Date.UTC(2027, 2, 22, 9);
const hour = 60 * minute;

let office: FrontOffice;

beforeAll(async () => {
  office = await FrontOffice.open();
});

afterAll(() => office.close());

/** Lets queries of that name pass once `open` is called; all others pass at once. */
const barrier = (name: string) => {
  const query = jest.spyOn(office.pool, 'query');
  const real = Object.getPrototypeOf(office.pool).query.bind(office.pool);
  const opened = Promise.withResolvers<void>();
  query.mockImplementation((async (...asked: unknown[]) => {
    if ((asked[0] as { name?: string }).name === name) await opened.promise;
    return real(...asked);
  }) as never);
  return { open: opened.resolve, remove: () => query.mockRestore() };
};

test('a booking that moves from one day to another has neither day told as it was without it', async () => {
  jest.spyOn(office.log, 'now').mockReturnValue(begin);
  const { rooms, services } = await openShop(office, { perDay: null, perWeek: null });
  const [calendarIds, serviceId] = [[rooms[1]!], services[1]!];
  const [one, other] = [begin + 5 * hour, begin + day + 5 * hour];
  const at = (start: number) => booked('bkg_moved', start, { serviceId, calendarIds, units: 2 });
  await office.shown(await office.record(at(other)));
  const kept = new KeptSlots(office.log, office.pool);
  const desk = { pool: office.pool, log: office.log, kept };
  const scope = { tenant: 'default', shard: office.shard };
  const filter = (from: number, to: number) => ({ from, to, duration: null, units: null });
  const nextDay = begin + 15 * hour;
  await findOffered(desk, scope, serviceId, filter(begin, begin + 8 * hour));
  const reading = barrier('slotlog-availability');
  const others = jest.spyOn(kept, 'othersAt');
  const first = findOffered(desk, scope, serviceId, filter(nextDay, nextDay + 20 * hour));
  while (others.mock.results.length === 0) await new Promise(setImmediate);
  const both = findOffered(desk, scope, serviceId, filter(begin, nextDay + 20 * hour));
  // The first day is kept, and of the other one somebody else is about to tell.
  while (!others.mock.results.some(({ value }) => value !== null)) await new Promise(setImmediate);
  const leaving = freed('bkg_moved', contentOf(other, { serviceId, calendarIds, units: 2 }));
  const [coming] = at(one);
  await office.shown(await office.record([...leaving, coming!]));
  reading.open();
  await first;
  reading.remove();
  const afresh = await findAfresh(desk, scope, serviceId, filter(begin, nextDay + 20 * hour));
  expect((await both)!.slots).toEqual(afresh!.slots);
  expect(afresh!.slots.map(({ start }) => start)).not.toContain(one);
});

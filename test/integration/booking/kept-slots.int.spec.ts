import { jest } from '@jest/globals';
import fc from 'fast-check';
import { FrontOffice } from '#test/harness/logs/front-office';
import { asked, happen, happening, openShop, question } from '#test/models/two-rooms';
import { findAfresh } from '../../../libs/booking/src/queries/availability/find-afresh.js';
import { findOffered } from '../../../libs/booking/src/queries/availability/find-offered.js';
import type { FoundSlots } from '../../../libs/booking/src/queries/availability/found-slots.js';
import { KeptSlots } from '../../../libs/booking/src/queries/availability/kept-slots.js';

/** Two days before a night in which the clock is set. */
const begin = Date.UTC(2027, 2, 26, 9);

let office: FrontOffice;
let kept: KeptSlots;
let now = begin;

beforeAll(async () => {
  office = await FrontOffice.open();
  kept = new KeptSlots(office.log, office.pool);
});

beforeEach(() => {
  now = begin;
  jest.spyOn(office.log, 'now').mockImplementation(() => now);
  jest.spyOn(office.pool, 'query');
});

afterEach(() => jest.restoreAllMocks());

afterAll(() => office.close());

const desk = () => ({ pool: office.pool, log: office.log, kept });
const scope = () => ({ tenant: 'default', shard: office.shard });

/** What was asked of the database to look at availability. */
const looks = () =>
  jest
    .mocked(office.pool.query)
    .mock.calls.map(([asked]) => asked as unknown as { readonly name?: string; readonly values: readonly unknown[] })
    .filter(({ name }) => name === 'slotlog-availability');

/** How long an answer may be kept is said of what was kept alone. */
const factsIn = (found: FoundSlots | null) => found && { ...found, position: 0, mark: '', until: 0 };

const runs = 6 * Number(process.env.ORACLE_RUNS ?? 1);

test('whatever happens and whoever asks, what was kept is what there is', async () => {
  let free = 0;
  const looked = { kept: 0, afresh: 0 };
  const scene = fc.record({
    limits: fc.record({ perDay: fc.constantFrom(null, 1, 2), perWeek: fc.constantFrom(null, 3) }),
    steps: fc.array(fc.record({ happening, questions: fc.array(question, { maxLength: 2 }) }), {
      minLength: 25,
      maxLength: 40,
    }),
    usual: fc.array(question, { minLength: 3, maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(scene, async ({ limits, steps, usual }) => {
      now = begin;
      const shop = await openShop(office, limits);
      // The same questions again and again, so that much of what they need is kept.
      const filters = usual.map((each) => [each, asked(now, shop, each)] as const);
      for (const { happening, questions } of steps) {
        const happened = happen(shop, now, happening);
        if (typeof happened === 'number') now += happened;
        else await office.shown(await office.record(happened));
        for (const [each, filter] of [
          ...filters,
          ...questions.map((each) => [each, asked(now, shop, each)] as const),
        ]) {
          const serviceId = shop.services[each.service]!;
          const before = looks().length;
          const found = await findOffered(desk(), scope(), serviceId, filter);
          const between = looks().length;
          const afresh = await findAfresh(desk(), scope(), serviceId, filter);
          looked.kept += between - before;
          looked.afresh += looks().length - between;
          expect(factsIn(found)).toEqual(factsIn(afresh));
          free += found!.slots.length;
        }
      }
    }),
    { numRuns: runs, endOnFailure: true },
  );
  expect(free).toBeGreaterThan(1_000);
  // Six tenths or so: between two questions something has happened that some days are made anew for.
  expect(looked.kept).toBeLessThan(looked.afresh);
});

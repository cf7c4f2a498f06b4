import { SlotsDesk } from '#test/harness/slots-desk';
import { claim, inRoom4, monday, sundayNoon, theMassage, theRoom } from '#test/rules/front-desk';
import { day, minute } from '../../../domain/time/interval.js';
import type { FoundSlots } from '../found-slots.js';

const nine = monday('09:00');
const quarter = 15 * minute;
const all = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, from: '00:00', to: '24:00' }];
const starts = (found: FoundSlots | null, of: 'slots' | 'refused') => found?.[of].map(({ start }) => start) ?? [];

describe('with reasons', () => {
  it('each start of the grid is told once: as a slot, or with what speaks against it', async () => {
    const desk = new SlotsDesk(inRoom4({ claims: [claim('bkg_1', nine + 60 * minute)] }), sundayNoon);
    const found = await desk.afresh({ explain: true });
    const grid = Array.from({ length: 96 }, (_, nth) => monday('00:00') + nth * quarter);
    expect([...starts(found, 'slots'), ...starts(found, 'refused')].sort((a, b) => a - b)).toEqual(grid);
    expect(found?.refused[0]).toMatchObject({ start: grid[0], rule: 'outside-hours' });
    expect(found?.refused.find(({ start }) => start === nine + 60 * minute)).toMatchObject({ reason: 'slot-taken' });
    expect(found?.nextFrom).toBeNull();
  });

  it('starts of the past are told too, and without reasons they are not', async () => {
    const desk = new SlotsDesk(inRoom4(), monday('12:00'));
    const explained = await desk.afresh({ explain: true });
    expect(explained?.refused.find(({ start }) => start === nine)).toMatchObject({ rule: 'in-past' });
    expect((await desk.afresh())?.refused).toEqual([]);
  });

  it('nothing is told behind what one answer holds, neither slots nor reasons', async () => {
    // Every minute of four days: those at night are refused, and the first two thousand of them come first.
    const service = theMassage({ step: 1 });
    const desk = new SlotsDesk(inRoom4({ service }), sundayNoon);
    const found = (await desk.afresh({ explain: true, to: monday('00:00') + 4 * day }))!;
    expect(found.refused).toHaveLength(2_000);
    const next = found.nextFrom!;
    expect(next).toBeGreaterThan(found.refused.at(-1)!.start);
    expect(starts(found, 'slots').every((start) => start < next)).toBe(true);
    const minutes = [...starts(found, 'slots'), ...starts(found, 'refused')].sort((a, b) => a - b);
    expect(minutes).toEqual(
      Array.from({ length: (next - monday('00:00')) / minute }, (_, nth) => monday('00:00') + nth * minute),
    );
    const rest = await desk.afresh({ explain: true, from: next, to: next + 60 * minute });
    expect(Math.min(...starts(rest, 'slots'), ...starts(rest, 'refused'))).toBe(next);
  });

  it('reasons end where the slots of one answer do', async () => {
    const desk = new SlotsDesk(
      inRoom4({ service: theMassage({ step: 1, minNotice: 0 }), calendar: theRoom({ openingHours: all }) }),
      sundayNoon,
    );
    const found = (await desk.afresh({ explain: true, to: monday('00:00') + 3 * day }))!;
    expect([found.slots.length, found.refused.length]).toEqual([2_000, 0]);
    expect(found.nextFrom).toBe(monday('00:00') + 2_000 * minute);
    expect(found.searchedUntil).toBe(found.nextFrom);
  });
});

it('a search that begins in the past reads nothing before now, nor of a range that ends before it begins', async () => {
  const desk = new SlotsDesk(inRoom4(), monday('12:00'));
  const days = async (from: number, to: number, explain = false) => {
    desk.looks.length = 0;
    await desk.afresh({ from, to, explain });
    return desk.looks[0];
  };
  const dayOf = (at: number) => Math.floor(at / day);
  expect(await days(nine - 9 * day, nine + day)).toEqual({ first: dayOf(nine), last: dayOf(nine + day) });
  expect(await days(nine - 9 * day, nine + day, true)).toEqual({
    first: dayOf(nine - 9 * day),
    last: dayOf(nine + day),
  });
  expect(await days(nine + 2 * day, nine, true)).toEqual({ first: dayOf(nine + 2 * day), last: dayOf(nine + 2 * day) });
  expect(await days(nine + 2 * day, nine)).toEqual({ first: dayOf(nine + 2 * day), last: dayOf(nine + 2 * day) });
});

it('a search for a service that is not there finds nothing', async () => {
  expect(await new SlotsDesk(null, sundayNoon).afresh()).toBeNull();
});

it('a search that finds nothing free tells what comes next, as far as it was looked for', async () => {
  const desk = new SlotsDesk(inRoom4({ service: theMassage({ horizonDays: 3 }) }), sundayNoon);
  const past = await desk.afresh({ from: nine - 9 * day, to: nine - 8 * day });
  expect(past).toMatchObject({ slots: [], nextAvailable: nine, searchedUntil: nine, until: sundayNoon });
  const found = await desk.afresh();
  expect(found).toMatchObject({ nextAvailable: nine, searchedUntil: monday('24:00'), nextFrom: null });
});

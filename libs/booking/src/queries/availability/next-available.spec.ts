import { claim, inRoom4, monday, sundayNoon, theMassage, theRoom } from '#test/rules/front-desk';
import { day } from '../../domain/time/interval.js';
import { Turns } from '../../turns.js';
import { findNext } from './next-available.js';

type Known = NonNullable<Parameters<typeof inRoom4>[0]>;

const half = { duration: 30, units: 1 };
const allOf = (start: number, end: number) => claim('bkg_all', start, { buffered: { start, end } });

const next = (more: Known, from = monday('09:00')) => {
  const context = inRoom4(more);
  return findNext(async () => ({ context }), context.service, from, half, sundayNoon, new Turns());
};

describe('the next free start', () => {
  it('is the one asked for when it is free', async () => {
    expect(await next({})).toEqual({ next: monday('09:00'), searchedUntil: monday('09:00') });
    expect(await next({}, monday('09:00') + 1)).toMatchObject({ next: monday('09:15') });
  });

  it('lies days, weeks or months ahead when all before is taken', async () => {
    const until = (days: number) => ({ claims: [allOf(monday('00:00'), monday('00:00') + days * day)] });
    expect(await next(until(2))).toMatchObject({ next: monday('09:00') + 2 * day });
    expect(await next(until(45))).toMatchObject({ next: monday('09:00') + 45 * day });
    expect(await next(until(84))).toMatchObject({ next: monday('09:00') + 84 * day });
  });

  it('is looked for as far as the horizon, however far that is', async () => {
    const exceptions = [{ date: '2027-06-01', openingHours: [{ from: '09:00', to: '17:00' }] }];
    const calendar = theRoom({ openingHours: [], exceptions });
    const service = theMassage({ horizonDays: 400 });
    expect(await next({ calendar, service })).toMatchObject({ next: Date.parse('2027-06-01T07:00Z') });
    const nearer = theMassage({ horizonDays: 100 });
    expect(await next({ calendar, service: nearer })).toEqual({
      next: null,
      searchedUntil: Date.parse('2027-03-02T23:00Z'),
    });
  });

  it('is not looked for any longer once that is too much work, and says how far it was', async () => {
    const calendar = theRoom({ openingHours: [] });
    const service = theMassage({ horizonDays: 1_830, step: 1 });
    const { searchedUntil, ...found } = await next({ calendar, service });
    expect(found).toEqual({ next: null });
    expect(searchedUntil).toBeGreaterThan(sundayNoon + 62 * day);
    expect(searchedUntil).toBeLessThan(sundayNoon + 400 * day);
  });

  it('is not sought in the past', async () => {
    expect(await next({}, sundayNoon - 300 * day)).toMatchObject({ next: monday('09:00') });
  });

  it('is looked for in longer and longer stretches, up to the horizon and no further', async () => {
    const { service } = inRoom4({ service: theMassage({ horizonDays: 200 }), calendar: theRoom({ openingHours: [] }) });
    const lengths: number[] = [];
    const look = async ({ start, end }: { readonly start: number; readonly end: number }) => {
      lengths.push((end - start) / day);
      return { context: inRoom4({ service, calendar: theRoom({ openingHours: [] }) }) };
    };
    const from = monday('24:00') - 2 * day;
    await findNext(look, service, from, half, from, new Turns());
    expect(lengths.slice(0, 5)).toEqual([1, 4, 16, 62, 62]);
    // 201 local days, of which the last stretch has what is left; the clock is set once on the way.
    expect(Math.round(lengths.reduce((sum, length) => sum + length, 0))).toBe(201);
    expect(lengths).toHaveLength(6);
  });

  it('is none where nothing is known any more, as far as it was looked for', async () => {
    const { service } = inRoom4();
    const found = await findNext(async () => null, service, monday('09:00'), half, sundayNoon, new Turns());
    expect(found).toEqual({ next: null, searchedUntil: monday('09:00') });
  });
});

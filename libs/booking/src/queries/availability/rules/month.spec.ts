import { SlotsDesk } from '#test/harness/slots-desk';
import { inRoom4, monday, sundayNoon, theMassage, theRoom } from '#test/rules/front-desk';
import { day, minute } from '../../../domain/time/interval.js';
import { localDay } from '../../../domain/time/zone.js';
import { FindDays, FindDaysHandler } from '../find-days.js';
import type { FindSlots, FindSlotsHandler } from '../find-slots.js';
import type { FoundSlots } from '../found-slots.js';

const fromDay = localDay('Europe/Berlin', monday('09:00'));
const wish = { duration: 60, units: 1, calendarIds: ['cal_room4'] };

/** What is found of so many days, by pages as `page` makes them of what there is; and what was asked for. */
const monthOf = async (
  desk: SlotsDesk,
  days: number,
  page: (found: FoundSlots | null, nth: number) => FoundSlots | null = (found) => found,
) => {
  const asked: FindSlots[] = [];
  const execute = async (query: FindSlots) => {
    asked.push(query);
    return page(await desk.ask(query.filter), asked.length - 1);
  };
  const handler = new FindDaysHandler({
    log: desk.log,
    pool: desk.pool,
    progress: desk.progress,
    execute,
  } as unknown as FindSlotsHandler);
  const filter = { ...wish, fromDay, toDay: fromDay + days };
  return { found: await handler.execute(new FindDays(desk.scope, 'svc_massage', filter, 7)), asked };
};

it('a day is told with its first start and how many there are; one without any is not', async () => {
  const desk = new SlotsDesk(inRoom4(), sundayNoon);
  const { found, asked } = await monthOf(desk, 6);
  expect(found).toMatchObject({ service: { id: 'svc_massage' }, position: 10, mark: 'mark10' });
  // From nine to four each quarter of an hour, at half past it is to be aired still.
  const { slots } = (await desk.ask({ duration: 60 }))!;
  expect(found?.days).toEqual(
    [0, 1, 2, 3, 4].map((nth) => ({
      date: `2026-11-${23 + nth}`,
      first: monday('09:00') + nth * day,
      count: slots.length,
    })),
  );
  expect(asked.map(({ filter, minPosition }) => ({ filter, minPosition }))).toEqual([
    { filter: { ...wish, from: monday('00:00'), to: monday('24:00') + 5 * day }, minPosition: 7 },
  ]);
  expect(desk.waited).toEqual([expect.stringMatching(/^7 .* 7$/)]);
});

it('pages follow each other until there are no more, and a day that two of them tell is one', async () => {
  const desk = new SlotsDesk(inRoom4(), sundayNoon);
  const noon = monday('12:00');
  const whole = (await monthOf(desk, 2)).found;
  const { found, asked } = await monthOf(desk, 2, (all, nth) =>
    nth === 0 ? { ...all!, slots: all!.slots.filter(({ start }) => start < noon), nextFrom: noon } : all,
  );
  expect(found).toEqual(whole);
  expect(asked.map(({ filter }) => filter.from)).toEqual([monday('00:00'), noon]);
});

it('it stands at the earliest of its pages', async () => {
  const desk = new SlotsDesk(inRoom4(), sundayNoon);
  const at = [9, 7, 8];
  const { found } = await monthOf(desk, 1, (all, nth) => ({
    ...all!,
    ...{ position: at[nth]!, mark: `mark${at[nth]}`, nextFrom: nth < 2 ? monday('10:00') + nth : null },
  }));
  expect(found).toMatchObject({ position: 7, mark: 'mark7' });
  const { found: same } = await monthOf(desk, 1, (all, nth) => ({
    ...all!,
    ...{ position: 9, mark: `page${nth}`, nextFrom: nth === 0 ? monday('10:00') : null },
  }));
  expect(same).toMatchObject({ position: 9, mark: 'page0' });
});

it('a month of a service that moves to another zone meanwhile is looked at again in that one as a whole', async () => {
  const desk = new SlotsDesk(inRoom4(), sundayNoon);
  const tokyo = inRoom4({ service: theMassage({ version: 2, timeZone: 'Asia/Tokyo' }), calendar: theRoom() });
  const { found, asked } = await monthOf(desk, 1, (all, nth) => {
    if (nth > 0) return all;
    desk.context = tokyo;
    desk.move('service/svc_massage').catchUp();
    return { ...all!, service: tokyo.service };
  });
  expect(asked.map(({ filter }) => filter.from)).toEqual([monday('00:00'), monday('00:00') - 8 * 60 * minute]);
  expect(found?.service.timeZone).toBe('Asia/Tokyo');
});

it('there is none of a service that is not there, or is not there any more on a later page', async () => {
  expect(await monthOf(new SlotsDesk(null, sundayNoon), 1)).toEqual({ found: null, asked: [] });
  const { found } = await monthOf(new SlotsDesk(inRoom4(), sundayNoon), 1, () => null);
  expect(found).toBeNull();
});

import type { Progress } from '#libs/projection';
import { SlotsDesk } from '#test/harness/slots-desk';
import { inRoom4, monday, sundayNoon, theMassage } from '#test/rules/front-desk';
import { minute } from '../../../domain/time/interval.js';
import { localDay } from '../../../domain/time/zone.js';
import type { FindSlots, FindSlotsHandler } from '../find-slots.js';
import { SlotWatch } from '../slot-watch.js';

const zone = 'Europe/Berlin';
const fromDay = localDay(zone, monday('09:00'));
const filter = { fromDay, toDay: fromDay + 2, duration: 60, units: 1 };

const watching = (desk: SlotsDesk) => {
  const waited: string[] = [];
  const asked: FindSlots[] = [];
  const reached = async (shard: number, views: readonly { name: string }[], position: number) =>
    void waited.push([shard, ...views.map(({ name }) => name), position].join(' '));
  const execute = (query: FindSlots) => {
    asked.push(query);
    return desk.ask(query.filter);
  };
  const finder = { log: desk.log, pool: desk.pool, execute } as unknown as FindSlotsHandler;
  const progress = { reached } as unknown as Progress;
  return { watch: new SlotWatch(desk.log, progress, finder, desk.kept), waited, asked };
};

const looking = async (desk: SlotsDesk, known?: string) => {
  const { watch, asked } = watching(desk);
  const looked = await watch.look(desk.scope, await watch.reach(desk.scope), 'svc_massage', filter, known);
  return { watch, asked, looked: looked! };
};

it('the views are waited for until they have all that is stored by now, and that is told', async () => {
  const desk = new SlotsDesk(inRoom4(), sundayNoon);
  desk.move('calendar/cal_room4', 'service/svc_other');
  const { watch, waited } = watching(desk);
  const { past, asOf } = await watch.reach(desk.scope);
  expect(asOf).toEqual({ position: 12, mark: 'mark12' });
  expect(past).toBe((await desk.kept.movements.look(7)).past);
  expect(waited).toEqual(['7 services calendars claims tally-days tally-weeks 12']);
});

it('slots are found of whole local days of the service, as of what was reached', async () => {
  const desk = new SlotsDesk(inRoom4(), sundayNoon);
  const { asked, looked } = await looking(desk);
  expect(looked).toMatchObject({ at: sundayNoon, asOf: { position: 10 } });
  expect(looked.found.slots.length).toBeGreaterThan(20);
  expect(asked.map(({ scope, serviceId, filter }) => ({ scope, serviceId, filter }))).toEqual([
    {
      ...{ scope: desk.scope, serviceId: 'svc_massage' },
      filter: { duration: 60, units: 1, from: monday('00:00'), to: monday('24:00') + 24 * 60 * minute },
    },
  ]);
});

it('the days of a service that has moved to another zone are looked at in that one', async () => {
  const desk = new SlotsDesk(inRoom4({ service: theMassage({ timeZone: 'Asia/Tokyo' }) }), sundayNoon);
  const { asked } = await looking(desk, zone);
  const hours = 8 * 60 * minute;
  expect(asked.map(({ filter }) => filter.from)).toEqual([monday('00:00'), monday('00:00') - hours]);
  expect((await looking(desk)).asked).toHaveLength(1);
  expect((await looking(desk, 'Asia/Tokyo')).asked).toHaveLength(1);
});

it('a watch of a service that is not there finds nothing, whether or not its zone was known', async () => {
  const desk = new SlotsDesk(null, sundayNoon);
  expect((await looking(desk)).looked).toBeNull();
  expect((await looking(desk, zone)).looked).toBeNull();
});

describe('it need not be looked again', () => {
  const isStill = async (happens: (desk: SlotsDesk) => unknown) => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    const { watch, looked } = await looking(desk);
    happens(desk);
    return watch.isStill(desk.scope, looked);
  };

  it.each<[string, (desk: SlotsDesk) => unknown]>([
    ['nothing has moved', () => {}],
    ['other things have moved', (desk) => desk.move('calendar/cal_other', 'service/svc_other', 'agenda/cal_other/x')],
    ['less than a minute has passed', (desk) => (desk.now += minute - 1)],
  ])('where %s', async (_, happens) => expect(await isStill(happens)).toBe(true));

  it.each<[string, (desk: SlotsDesk) => unknown]>([
    ['the service has moved', (desk) => desk.move('service/svc_massage')],
    ['its calendar has moved', (desk) => desk.move('calendar/cal_room4')],
    ['any of its days has moved', (desk) => desk.move('agenda/cal_room4/2027-01-01')],
    ['it was counted', (desk) => desk.move('tally-week/svc_massage/2026-W48')],
    ['a minute has passed, as what is mended by hand moves nothing', (desk) => (desk.now += minute)],
    ['a failover may have taken back what was found', (desk) => desk.failOver()],
    ['nobody knows any more what has moved since', (desk) => desk.forgetMoves()],
  ])('but it must where %s', async (_, happens) => expect(await isStill(happens)).toBe(false));

  it('for as long as the slots are good by themselves, and a minute at most', async () => {
    const desk = new SlotsDesk(inRoom4(), monday('00:00') - 90_000);
    const { watch, looked } = await looking(desk);
    expect(watch.patience(looked)).toBe(60_000);
    desk.now += 50_000;
    expect(watch.patience(looked)).toBe(10_000);
    const late = await looking(desk);
    expect(late.watch.patience(late.looked)).toBe(40_000);
    desk.now += 40_000;
    expect(await late.watch.isStill(desk.scope, late.looked)).toBe(false);
  });
});

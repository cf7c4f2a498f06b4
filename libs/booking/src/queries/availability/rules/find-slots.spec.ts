import type { Progress } from '#libs/projection';
import { SlotsDesk } from '#test/harness/slots-desk';
import { booked, inRoom4, monday, sundayNoon, theMassage, theRoom } from '#test/rules/front-desk';
import { type Booking, evolveBooking } from '../../../domain/bookings/booking.js';
import { FindSlots, FindSlotsHandler } from '../find-slots.js';
import type { SlotFilter } from '../found-slots.js';
import type { RecentAnswers } from '../recent-answers.js';

const ofMonday = { from: monday('00:00'), to: monday('24:00'), duration: 30, units: 1 };
const views = ['services', 'calendars', 'claims', 'tally-days', 'tally-weeks'];

/** Ada's half hour on Monday at nine, as it was confirmed. */
const adas = (): Booking => {
  const { type, data } = booked('bkg_ada', monday('09:00')).at(-1)!;
  return evolveBooking(null, {
    event: { type, data } as never,
    ...{ version: 1, position: 5, mark: '', recordedAt: sundayNoon, actor: 'test/1' },
  });
};

/** What stood in the log. */
const then: Readonly<Record<string, unknown>> = {
  'service/svc_massage': theMassage(),
  'calendar/cal_room4': theRoom(),
};

const finding = (desk: SlotsDesk) => {
  const waited: unknown[] = [];
  const questions: unknown[] = [];
  const reached = async (shard: number, of: readonly { name: string }[], minPosition: unknown) =>
    void waited.push([shard, of.map(({ name }) => name), minPosition]);
  const answer = (scope: object, question: readonly unknown[], look: () => unknown, minPosition: unknown) => {
    questions.push([scope, ...question, minPosition]);
    return look();
  };
  const past = {
    positionAt: async () => ({ position: 3, mark: 'then' }),
    recall: async (_: number, __: string, streams: readonly { name: string; initial: unknown }[]) =>
      streams.map(({ name, initial }) => then[name] ?? initial),
  };
  const handler = new FindSlotsHandler(
    desk.pool,
    { ...past, now: () => desk.now } as never,
    { reached } as unknown as Progress,
    { answer } as unknown as RecentAnswers,
    desk.kept,
  );
  const ask = (more: Partial<SlotFilter>) =>
    handler.execute(new FindSlots(desk.scope, 'svc_massage', { ...ofMonday, ...more }, 4));
  return { ask, waited, questions };
};

it('slots are found once all views that they are made of have come as far as is asked for, and are kept', async () => {
  const desk = new SlotsDesk(inRoom4(), sundayNoon);
  const { ask, waited, questions } = finding(desk);
  const found = await ask({});
  expect(found?.slots.length).toBeGreaterThan(20);
  expect(waited).toEqual([[7, views, 4]]);
  expect(await ask({})).toBe(found);
  expect(questions).toEqual([]);
});

it('with what speaks against the other starts they are found by one look, and many who ask share it', async () => {
  const desk = new SlotsDesk(inRoom4(), sundayNoon);
  const { ask, waited, questions } = finding(desk);
  const found = await ask({ explain: true });
  expect(found?.refused.length).toBeGreaterThan(20);
  expect(found).toEqual(await desk.afresh({ explain: true }));
  expect([waited, questions]).toEqual([
    [[7, views, 4]],
    [[desk.scope, 'slots', 'svc_massage', { ...ofMonday, explain: true }, 4]],
  ]);
});

it('for a booking that is to be moved they wait for its view too, and its own time is free for it', async () => {
  const desk = new SlotsDesk(inRoom4(), sundayNoon);
  desk.bookings = [adas()];
  const { ask, waited, questions } = finding(desk);
  const found = await ask({ ignoreBooking: 'bkg_ada' });
  expect(waited).toEqual([[7, [...views, 'bookings'], 4]]);
  expect(questions).toEqual([]);
  expect(found).toEqual(await desk.afresh({ ignoreBooking: 'bkg_ada' }));
  expect(desk.ignored.at(-1)).toEqual(['bkg_ada']);
});

it('as of an instant of the past they are folded from the log, and no view is waited for', async () => {
  const desk = new SlotsDesk(inRoom4(), sundayNoon);
  const { ask, waited } = finding(desk);
  expect(await ask({ at: sundayNoon - 1 })).toMatchObject({ position: 3, mark: 'then' });
  expect(waited).toEqual([]);
  expect(desk.looks).toEqual([]);
});

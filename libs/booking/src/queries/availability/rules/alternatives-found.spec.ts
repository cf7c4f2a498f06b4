import type { EventLog } from '#libs/event-store';
import { SlotsDesk } from '#test/harness/slots-desk';
import { claim, inRoom4, monday, sundayNoon, theMassage, theRoom } from '#test/rules/front-desk';
import type { Asked, Sight } from '../../../domain/deciding/refused.js';
import { day, minute } from '../../../domain/time/interval.js';
import { FindAlternatives, FindAlternativesHandler } from '../find-alternatives.js';
import type { RecentAnswers } from '../recent-answers.js';

const nine = monday('09:00');
const asked: Asked = { serviceId: 'svc_massage', start: nine, duration: 30, units: 1 };
const allOf = (start: number, days: number) =>
  claim('bkg_all', start, { buffered: { start, end: start + days * day } });

const losing = async (desk: SlotsDesk, wish: Partial<Asked> = {}) => {
  const { service, calendars } = desk.context ?? inRoom4();
  const seen: Sight = { service, calendars: calendars.map(({ calendar }) => calendar), agendas: [], tallies: [] };
  const questions: unknown[] = [];
  const answer = (scope: object, question: readonly unknown[], look: () => unknown) => {
    questions.push([scope, question[0], question[1]]);
    return look();
  };
  const log = { now: () => desk.now } as unknown as EventLog;
  const handler = new FindAlternativesHandler(desk.pool, log, { answer } as unknown as RecentAnswers);
  const all = { ...asked, ...wish };
  const found = await handler.execute(new FindAlternatives(desk.scope, all, { seen, at: desk.at }));
  return { ...found, starts: found.alternatives.map(({ start }) => (start - nine) / minute), questions };
};

const dayOf = (at: number) => Math.floor(at / day);

it('the loser of a slot is told the five nearest others, and where that stands', async () => {
  const desk = new SlotsDesk(inRoom4({ claims: [claim('bkg_1', nine)] }), sundayNoon);
  const { starts, position, mark, questions } = await losing(desk);
  expect([starts, position, mark]).toEqual([[45, 60, 75, 90, 105], 10, 'mark10']);
  expect(questions).toEqual([[desk.scope, 'alternatives', asked]]);
  // As far as a day before and after, but for the past.
  expect(desk.looks).toEqual([{ first: dayOf(sundayNoon), last: dayOf(nine + day) }]);
});

it('it is looked further where the usual reach has too few, as far as the horizon', async () => {
  const desk = new SlotsDesk(inRoom4({ claims: [allOf(monday('00:00'), 9)] }), sundayNoon);
  expect((await losing(desk)).starts[0]).toBe(9 * 24 * 60);
  expect(desk.looks.map(({ last }) => last)).toEqual([1, 4, 16].map((days) => dayOf(nine + days * day)));
  const near = new SlotsDesk(
    inRoom4({ service: theMassage({ horizonDays: 3 }), claims: [allOf(monday('00:00'), 9)] }),
    sundayNoon,
  );
  expect((await losing(near)).starts).toEqual([]);
  // The fourth local day from now ends before the next reach does.
  const horizon = monday('24:00') + 2 * day;
  expect(near.looks.map(({ last }) => last)).toEqual([dayOf(nine + day), dayOf(horizon)]);
});

it('a search beyond the horizon, or from now on, reads no more than there is', async () => {
  const desk = new SlotsDesk(inRoom4({ service: theMassage({ horizonDays: 3 }) }), sundayNoon);
  const horizon = dayOf(monday('24:00') + 2 * day);
  await losing(desk, { start: nine + 60 * day });
  expect(desk.looks[0]).toEqual({ first: horizon, last: horizon });
  desk.looks.length = 0;
  await losing(desk, { start: sundayNoon });
  expect(desk.looks[0]).toEqual({ first: dayOf(sundayNoon), last: dayOf(sundayNoon + day) });
  desk.looks.length = 0;
  await losing(desk, { start: nine + 2 * day });
  expect(desk.looks[0]).toEqual({ first: dayOf(nine + day), last: horizon });
});

it('a search that nobody can answer has no alternatives, as of the decision', async () => {
  const found = await losing(new SlotsDesk(null, sundayNoon));
  expect(found).toMatchObject({ alternatives: [], position: 10, mark: 'mark10' });
});

it('alternatives that were found before the view had nothing any more are told', async () => {
  const desk = new SlotsDesk(inRoom4({ claims: [allOf(monday('09:30'), 9)], calendar: theRoom() }), sundayNoon);
  // At the second look the view has nothing any more.
  let looks = 0;
  const goOn = () => {
    looks += 1;
    if (looks === 2) desk.context = null;
    desk.meanwhile = goOn;
  };
  desk.meanwhile = goOn;
  const { starts } = await losing(desk, { start: nine + 15 * minute });
  expect([starts, looks]).toEqual([[], 2]);
});

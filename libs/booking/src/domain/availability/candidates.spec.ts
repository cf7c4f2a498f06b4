import fc from 'fast-check';
import { book, booked, claim, massageCreated, roomCreated, theMassage, theRoom } from '#test/rules/front-desk';
import { given } from '#test/rules/given';
import type { Strategy } from '../calendars/service.js';
import { laneOf } from '../claims/lane.js';
import { Refused } from '../deciding/refused.js';
import { minute } from '../time/interval.js';
import { choose, honours, openTo } from './candidates.js';

const timeZone = 'America/Los_Angeles';
const service = theMassage({ timeZone });
const people = ['cal_ann', 'cal_bob', 'cal_cyd'];
const quarter = 15 * minute;

/** By the clock of Los Angeles. */
const at = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime(timeZone).epochMilliseconds;
const dateOf = (instant: number) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** What somebody has to do: from when on, for how many quarters of an hour, and whether it is this service. */
type Task = readonly [start: number, quarters: number, isMassage: boolean];

const laneFor = (id: string, tasks: readonly Task[], nth: number) => {
  const claims = tasks.map(([start, quarters, isMassage], each) => {
    const time = { start, end: start + quarters * quarter };
    const serviceId = isMassage ? 'svc_massage' : 'svc_other';
    return claim(`bkg_${nth}_${each}`, start, { core: time, buffered: time, serviceId });
  });
  const around = { start: at('2026-11-21T00:00'), end: at('2026-11-26T00:00') };
  return laneOf({ calendar: theRoom({ id }), claims }, around, 0, undefined);
};

const chosen = (strategy: Strategy, tasks: readonly (readonly Task[])[], start: number, own?: readonly string[]) => {
  const free = tasks.map((each, nth) => laneFor(people[nth]!, each, nth));
  return choose({ anyOf: people, strategy }, free, service, start, own);
};

/** What each has to do on a date, as one counts it on a paper calendar: quarter by quarter, day by day. */
const models: Record<Strategy, (tasks: readonly Task[], date: string) => number> = {
  first: () => 0,
  'round-robin': (tasks, date) => tasks.filter(([start, , isMassage]) => isMassage && dateOf(start) === date).length,
  'least-busy': (tasks, date) =>
    tasks
      .flatMap(([start, quarters]) => Array.from({ length: quarters }, (_, nth) => start + nth * quarter))
      .filter((instant) => dateOf(instant) === date).length * 15,
};

const task = fc.tuple(
  fc.integer({ min: -8, max: 100 }).map((quarters) => at('2026-11-23T00:00') + quarters * quarter),
  fc.integer({ min: 1, max: 8 }),
  fc.boolean(),
);
const days = fc.tuple(...people.map(() => fc.array(task, { maxLength: 4 })));

it.each(['first', 'round-robin', 'least-busy'] as const)(
  '%s takes whoever has least to do on the day in question, the first of those that have as little',
  (strategy) => {
    fc.assert(
      fc.property(days, fc.constantFrom('2026-11-22', '2026-11-23', '2026-11-24'), (tasks, date) => {
        const counts = tasks.map((each) => models[strategy](each, date));
        const { lane } = chosen(strategy, tasks, at(`${date}T12:00`));
        expect(lane.calendar.id).toBe(people[counts.indexOf(Math.min(...counts))]);
      }),
      { numRuns: 40 },
    );
  },
);

describe('the record of a choice says', () => {
  const noon = at('2026-11-23T12:00');
  const busy: Task[] = [[noon - 8 * quarter, 3, true]];
  const reasonOf = (...asked: Parameters<typeof chosen>) => chosen(...asked).choice;

  it('on which strategy, what was counted, and among how many', () => {
    expect(reasonOf('first', [[], []], noon)).toEqual({
      calendarId: 'cal_ann',
      strategy: 'first',
      reason: 'the first of 2 that were free',
    });
    expect(reasonOf('round-robin', [[...busy, [noon, 1, true]], busy], noon)).toEqual({
      calendarId: 'cal_bob',
      strategy: 'round-robin',
      reason: '1 of this service that day, the fewest of 2 that were free',
    });
    expect(reasonOf('least-busy', [busy, []], noon)!.reason).toBe(
      '0 minutes claimed that day, the fewest of 2 that were free',
    );
  });

  it('also where only one was free', () => {
    expect(reasonOf('first', [[]], noon)!.reason).toBe('the first of 1 that was free');
    expect(reasonOf('round-robin', [busy], noon)!.reason).toBe(
      '1 of this service that day, the fewest of 1 that was free',
    );
    expect(reasonOf('least-busy', [busy], noon)!.reason).toBe(
      '45 minutes claimed that day, the fewest of 1 that was free',
    );
  });

  it('that it was no choice where somebody stays with whom they have', () => {
    expect(reasonOf('least-busy', [[], busy], noon, ['cal_bob'])).toEqual({
      calendarId: 'cal_bob',
      strategy: 'least-busy',
      reason: 'the calendar it had before',
    });
    expect(reasonOf('least-busy', [[], busy], noon, ['cal_cyd'])!.calendarId).toBe('cal_ann');
  });

  it('nothing where there is none', () => {
    const lane = laneFor('cal_ann', [], 0);
    expect(choose({ calendarId: 'cal_ann' }, [lane], service, noon)).toEqual({ lane, choice: null });
  });
});

describe('a customer who asks for some calendars by name', () => {
  const uses = [{ calendarId: 'cal_room4' }, { anyOf: people, strategy: 'first' as const }];

  it('leaves the entries that name none of them as they are', () => {
    expect(openTo({ uses }, ['cal_bob']).map(({ candidates }) => candidates)).toEqual([['cal_room4'], ['cal_bob']]);
    expect(openTo({ uses }, []).map(({ candidates }) => candidates)).toEqual([['cal_room4'], people]);
  });

  it('has what they asked for if one of them was taken, whatever else was', () => {
    const isHonoured = (pinned: readonly string[], taken: string) => honours({ uses }, pinned, ['cal_room4', taken]);
    expect(isHonoured(['cal_bob', 'cal_cyd'], 'cal_cyd')).toBe(true);
    expect(isHonoured(['cal_bob', 'cal_cyd'], 'cal_ann')).toBe(false);
    expect(isHonoured([], 'cal_ann')).toBe(true);
  });
});

const always = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, from: '00:00', to: '24:00' }];
const either = ['cal_ann', 'cal_bob'];

/** Who gets a massage at a time, where Ann has one already; both by the clock of the place. */
const whoGets = (timeZone: string, strategy: Strategy, annHas: string, wanted: string) => {
  const at = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime(timeZone).epochMilliseconds;
  const facts = [
    ...either.map((id) => roomCreated({ timeZone, openingHours: always }, id)),
    massageCreated({ timeZone, uses: [{ anyOf: either, strategy }] }),
    ...booked('bkg_first', at(annHas), { calendarIds: ['cal_ann'] }),
  ];
  const { outcome } = given(...facts).when(book({ start: at(wanted) }, at('2026-11-22T06:00')));
  if (outcome instanceof Refused) return outcome.reason;
  return outcome.events.map(({ data }) => (data as { calendarIds?: readonly string[] }).calendarIds?.[0]).find(Boolean);
};

describe.each(['America/Los_Angeles', 'Asia/Tokyo', 'Pacific/Auckland', 'Asia/Kathmandu'])('in %s', (timeZone) => {
  it.each(['round-robin', 'least-busy'] as const)('%s counts what is done on that day there', (strategy) => {
    const [early, late] = ['2026-11-23T00:00', '2026-11-23T23:00'];
    expect(whoGets(timeZone, strategy, early, late)).toBe('cal_bob');
    expect(whoGets(timeZone, strategy, late, early)).toBe('cal_bob');
  });

  it.each(['round-robin', 'least-busy'] as const)(
    '%s does not count what is done on the days beside it',
    (strategy) => {
      expect(whoGets(timeZone, strategy, '2026-11-22T23:00', '2026-11-23T00:15')).toBe('cal_ann');
      expect(whoGets(timeZone, strategy, '2026-11-24T00:00', '2026-11-23T23:00')).toBe('cal_ann');
    },
  );
});

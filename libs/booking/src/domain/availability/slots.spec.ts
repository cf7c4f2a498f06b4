import { claim, inRoom4, monday, sundayNoon, theMassage, theRoom } from '#test/rules/front-desk';
import type { Standing } from '../claims/standing.js';
import { day, firstInstant, lastInstant, minute } from '../time/interval.js';
import { isInRange, startsInRange } from './service-rules.js';
import { findSlots, possibleRange, walkOpenStarts, walkSlots } from './slots.js';

const ten = monday('10:00');
const half = { duration: 30, units: 1 };
const from = (start: string, end: string) => ({ start: monday(start), end: monday(end) });
const one = from('10:00', '10:15');
const blackout = (start: string, end: string) => ({ id: 'blk_paint', ...from(start, end), reason: null });
const paint = blackout('10:40', '10:45');

describe('the room that a slot tells', () => {
  const people = ['cal_ann', 'cal_bob'];
  /** Ann has three places and Bob five, and of each one is taken. */
  const calendars = [3, 5].map((capacity, nth) => ({
    calendar: theRoom({ id: people[nth]!, capacity }),
    claims: [claim(`bkg_${nth}`, ten)],
  }));
  const offered = (uses: ReturnType<typeof theMassage>['uses'], most = 9) =>
    findSlots({ service: theMassage({ uses, maxUnitsPerBooking: most }), calendars }, one, half, sundayNoon)[0]!;

  it('is that of the one with the most, where one will do, and of the one with the least where all are needed', () => {
    expect(offered([{ anyOf: people, strategy: 'first' }])).toMatchObject({ free: 4, remaining: 4 });
    expect(offered(people.map((calendarId) => ({ calendarId })))).toMatchObject({ free: 2, remaining: 2 });
  });

  it('is no more than one booking may take', () => {
    expect(offered([{ anyOf: people, strategy: 'first' }], 3)).toMatchObject({ free: 4, remaining: 3 });
  });

  it('comes with all who would do only where that was asked for', () => {
    const candidates = (withCandidates: boolean) =>
      [...walkSlots(inRoom4(), one, half, sundayNoon, { withCandidates })].flatMap((slot) =>
        slot ? [slot.candidates] : [],
      );
    expect([candidates(true), candidates(false)]).toEqual([[['cal_room4']], [[]]]);
  });
});

describe('a customer who changes what they have', () => {
  const standingAt = (start: number, calendarIds = ['cal_room4']): Standing => {
    const core = { start, end: start + 30 * minute };
    return { calendarIds, had: { core, buffered: core, units: 1 }, mayHaveBegun: false };
  };
  const odd = monday('10:07');
  const starts = (
    range: { start: number; end: number },
    {
      now = sundayNoon,
      duration = 30,
      own = odd,
      ...more
    }: Partial<Record<'now' | 'duration' | 'own', number>> & NonNullable<Parameters<typeof inRoom4>[0]> = {},
  ) => {
    const service = theMassage({ ...more.service, durations: [30, 45, 60] });
    const wanted = { duration, units: 1, standing: standingAt(own) };
    return findSlots(inRoom4({ ...more, service }), range, wanted, now).map(({ start }) => start);
  };

  it('is offered the start that they keep, off the grid and within the notice, alone or among others', () => {
    const now = monday('09:50');
    expect(starts(from('10:00', '10:30'), { now })).toEqual([odd]);
    expect(starts(from('10:00', '11:15'), { now })).toEqual([odd, monday('11:00')]);
    expect(starts(from('10:00', '10:30'))).toEqual([ten, odd, monday('10:15')]);
  });

  it('is not once it has passed', () => {
    expect(starts(from('10:00', '10:30'), { now: odd })).toEqual([odd]);
    expect(starts(from('10:00', '10:30'), { now: odd + 1 })).toEqual([]);
  });

  it.each([
    ['alone', from('10:00', '10:30'), monday('09:50'), {}],
    ['before all others', from('10:00', '12:00'), monday('09:50'), {}],
    ['beyond the horizon', { start: sundayNoon, end: monday('11:00') }, sundayNoon, { horizonDays: 0 }],
  ])('may not have it for longer than there is time, %s', (_, range, now, content) => {
    const service = theMassage(content);
    const longer = (duration: number, ...blackouts: readonly ReturnType<typeof blackout>[]) =>
      starts(range, { now, duration, service, calendar: theRoom({ blackouts }) }).includes(odd);
    expect([longer(45), longer(30, paint), longer(45, paint)]).toEqual([true, true, false]);
  });

  it('stays with whom they have, where those are free', () => {
    const people = ['cal_ann', 'cal_bob'];
    const calendars = people.map((id) => ({ calendar: theRoom({ id }), claims: [] }));
    const service = theMassage({ uses: [{ anyOf: people, strategy: 'first' }] });
    const standing = { ...standingAt(monday('15:00'), ['cal_bob']) };
    const [slot] = findSlots({ service, calendars }, one, { ...half, standing }, sundayNoon);
    expect(slot!.calendarIds).toEqual(['cal_bob']);
  });
});

it('nothing is offered of what the service does not offer: a length, a number, a calendar', () => {
  const offered = (wanted: Partial<typeof half> & { readonly calendarIds?: readonly string[] }) =>
    findSlots(inRoom4(), one, { ...half, ...wanted }, sundayNoon).length;
  expect([{}, { duration: 45 }, { units: 2 }, { calendarIds: ['cal_strange'] }].map(offered)).toEqual([1, 0, 0, 0]);
});

describe('without a possible start', () => {
  const nothing = [
    ['in an empty range', { start: ten, end: ten }],
    ['beyond the horizon', { start: ten + 100 * day, end: ten + 101 * day }],
    ['in the past', { start: sundayNoon - day, end: sundayNoon }],
  ] as const;

  it.each(nothing)('no calendar is looked at: %s', (_, range) => {
    expect([...walkSlots(inRoom4(), range, half, sundayNoon)]).toEqual([]);
    expect([...walkOpenStarts(inRoom4(), range, half, sundayNoon)]).toEqual([]);
  });

  it('none is looked at of a service that is archived either', () => {
    const context = inRoom4({ service: theMassage({ status: 'archived' }) });
    expect([...walkSlots(context, one, half, sundayNoon)]).toEqual([]);
    expect([...walkOpenStarts(context, one, half, sundayNoon)]).toEqual([]);
  });
});

describe('the starts at which it is open, whoever has booked', () => {
  const afternoons = [{ days: ['mon'] as const, from: '12:00', to: '17:00' }];
  const calendars = [theRoom({ id: 'cal_ann' }), theRoom({ id: 'cal_bob', openingHours: afternoons })].map(
    (calendar) => ({
      calendar,
      claims: [claim(`bkg_${calendar.id}`, monday('12:00'))],
    }),
  );
  const open = (uses: ReturnType<typeof theMassage>['uses']) =>
    [...walkOpenStarts({ service: theMassage({ uses }), calendars }, from('11:30', '12:30'), half, sundayNoon)]
      .filter((start) => start !== null)
      .map((start) => (start - monday('11:30')) / minute);

  it('are those at which one of several is, and those at which all are that are needed', () => {
    expect(open([{ anyOf: ['cal_ann', 'cal_bob'], strategy: 'first' }])).toEqual([0, 15, 30, 45]);
    expect(open([{ calendarId: 'cal_ann' }, { calendarId: 'cal_bob' }])).toEqual([30, 45]);
  });

  it('are walked with a pause after each calendar and every thirty-two starts', () => {
    const range = { start: monday('09:00'), end: monday('09:00') + 69 * 5 * minute };
    const walk = [...walkOpenStarts(inRoom4({ service: theMassage({ step: 5 }) }), range, half, sundayNoon)];
    expect(walk.filter((each) => each === null)).toHaveLength(1 + 2);
  });
});

describe('a booking and its buffers', () => {
  const service = theMassage({ bufferBefore: 7, bufferAfter: 10, horizonDays: 0 });

  it('lie between the first instant and the last', () => {
    const { start, end } = startsInRange(service, 30);
    expect([start, end - 1]).toEqual([firstInstant + 7 * minute, lastInstant - 40 * minute]);
    const isTaken = (at: number) => isInRange(service, { start: at, duration: 30 });
    expect([start - 1, start, end - 1, end].map(isTaken)).toEqual([false, true, true, false]);
  });

  it('begin where the range, notice, horizon and the ends of time all allow it', () => {
    const all = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
    const possible = (range: typeof all, now: number) => possibleRange(service, range, half, now);
    expect(possible(all, sundayNoon)).toEqual({ start: sundayNoon + 60 * minute, end: monday('00:00') });
    expect(possible({ start: monday('10:00'), end: monday('11:00') }, monday('00:00'))).toEqual(from('10:00', '11:00'));
    const long = { ...service, horizonDays: 5_000_000 };
    expect(possibleRange(long, all, half, -day)).toEqual({ start: 7 * minute, end: lastInstant - 40 * minute + 1 });
  });

  it('that somebody has to approve begin later than now', () => {
    const now = monday('10:00');
    const first = (approval: 'automatic' | 'required') =>
      possibleRange(theMassage({ approval, minNotice: 0 }), from('09:00', '11:00'), half, now).start;
    expect([first('automatic'), first('required')]).toEqual([now, now + 1]);
  });
});

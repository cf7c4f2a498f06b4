import { inRoom4, monday, sundayNoon, theMassage, theRoom, utc } from '#test/rules/front-desk';
import { minute } from '../time/interval.js';
import { judge } from './availability.js';
import { isOffered, type Wanted } from './service-rules.js';

const service = theMassage();

const judged = (wanted: Partial<Wanted>, now = sundayNoon, more: Partial<typeof service> = {}) =>
  judge(
    inRoom4({ service: { ...service, ...more }, calendar: theRoom({ capacity: 3 }) }),
    { start: monday('10:00'), duration: 30, units: 1, ...wanted },
    now,
  );

const broken = (...asked: Parameters<typeof judged>) =>
  judged(...asked).violations.map(({ pointer, rule }) => `${pointer} ${rule}`);

describe('a massage may be booked', () => {
  it('for as long as the service lasts', () => {
    expect(broken({ duration: 60 })).toEqual([]);
    expect(broken({ duration: 45 })).toEqual(['/duration unknown-duration']);
  });

  it('for as many as one booking may bring', () => {
    expect(broken({ units: 3 }, sundayNoon, { maxUnitsPerBooking: 3 })).toEqual([]);
    expect(broken({ units: 4 }, sundayNoon, { maxUnitsPerBooking: 3 })).toEqual(['/units too-many-units']);
    expect(broken({ units: 4 }, sundayNoon, { maxUnitsPerBooking: 9 })).toEqual(['/units too-many-units']);
  });

  it('on the calendars that the service uses', () => {
    expect(broken({ calendarIds: ['cal_room4'] })).toEqual([]);
    const { violations } = judged({ calendarIds: ['cal_room4', 'cal_strange'] });
    const detail = 'Massage does not use one of these calendars.';
    expect(violations).toEqual([{ pointer: '/calendarIds', rule: 'unknown-calendar', detail }]);
  });

  it('on the quarter of an hour', () => {
    expect(broken({ start: monday('10:15') })).toEqual([]);
    expect(broken({ start: monday('10:10') })).toEqual(['/start off-grid']);
  });

  it('an hour ahead at the latest', () => {
    expect(broken({}, monday('09:00'))).toEqual([]);
    expect(broken({}, monday('09:00') + 1)).toEqual(['/start under-notice']);
    expect(broken({}, monday('10:00'))).toEqual(['/start under-notice']);
  });

  it('not in the past, which is reason enough', () => {
    expect(broken({}, monday('10:00') + 1)).toEqual(['/start in-past']);
  });

  it('up to the very moment where no notice is asked for', () => {
    expect(broken({}, monday('10:00'), { minNotice: 0 })).toEqual([]);
  });

  it('within the horizon, counted in dates of the service’s own zone', () => {
    const near = { horizonDays: 1 };
    const lastMomentOfSaturday = monday('00:00') - 24 * 60 * minute - 1;
    expect(broken({}, lastMomentOfSaturday + 1, near)).toEqual([]);
    expect(broken({}, lastMomentOfSaturday, near)).toEqual(['/start beyond-horizon']);
    const midnight = monday('00:00') + 24 * 60 * minute;
    expect(broken({ start: midnight - 15 * minute }, sundayNoon, near)).not.toContain('/start beyond-horizon');
    expect(broken({ start: midnight }, sundayNoon, near)).toContain('/start beyond-horizon');
  });

  it('while the room is open for all of it; airing may take place after hours', () => {
    expect(broken({ start: monday('09:00') })).toEqual([]);
    expect(broken({ start: monday('16:30') })).toEqual([]);
    expect(broken({ start: monday('16:45') })).toEqual(['/start outside-hours']);
    expect(broken({ start: monday('08:45') })).toEqual(['/start outside-hours']);
    expect(broken({ start: monday('07:00') })).toEqual(['/start outside-hours']);
  });

  it('across opening hours that adjoin', () => {
    const openingHours = [
      { days: ['mon'] as const, from: '09:00', to: '12:00' },
      { days: ['mon'] as const, from: '12:00', to: '17:00' },
    ];
    expect(
      judge(
        inRoom4({ calendar: theRoom({ openingHours }) }),
        { start: monday('11:45'), duration: 30, units: 1 },
        sundayNoon,
      ).bookable,
    ).toBe(true);
  });

  it('and is told everything that is wrong at once, in words', () => {
    const { violations } = judged({ start: utc('2027-06-06T10:05'), duration: 45, units: 2 });
    expect(violations).toEqual([
      { pointer: '/duration', rule: 'unknown-duration', detail: 'Massage can be booked for 30 or 60 minutes.' },
      { pointer: '/units', rule: 'too-many-units', detail: 'A booking may take at most 1 unit.' },
      { pointer: '/start', rule: 'off-grid', detail: 'Starts are every 15 minutes from midnight in Europe/Berlin.' },
      { pointer: '/start', rule: 'beyond-horizon', detail: 'Bookings can be made up to 90 days ahead.' },
    ]);
    expect(judged({ start: monday('07:00') }).violations[0]!.detail).toBe('Room 4 is not open for the whole time.');
    expect(judged({}, monday('11:00')).violations[0]!.detail).toBe('The start has passed.');
    expect(judged({}, monday('09:30')).violations[0]!.detail).toBe(
      'A booking must be made at least 60 minutes before its start.',
    );
  });
});

describe('the judgement stands', () => {
  it('until the notice has run out', () => {
    expect(judged({}).until).toBe(monday('09:00') + 1);
  });

  it('from then until the start has passed, and from then on for good', () => {
    expect(judged({}, monday('09:00') + 1).until).toBe(monday('10:00') + 1);
    expect(judged({}, monday('10:00') + 1).until).toBe(Number.POSITIVE_INFINITY);
  });

  it('beyond the horizon until the midnight that brings the day within it', () => {
    expect(judged({}, utc('2026-10-01T00:00'), { horizonDays: 30 }).until).toBe(utc('2026-10-23T22:00'));
  });
});

it('a service offers so many units at most, in one of its lengths and on its own calendars', () => {
  const forTwo = theMassage({ maxUnitsPerBooking: 2 });
  const offered = (more: object) => isOffered(forTwo, { duration: 30, units: 2, ...more });
  expect([offered({}), offered({ units: 3 }), offered({ duration: 45 }), offered({ calendarIds: ['cal_x'] })]).toEqual([
    ...[true, false, false, false],
  ]);
});

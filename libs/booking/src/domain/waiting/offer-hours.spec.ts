import { day, minute } from '../time/interval.js';
import { offeredFrom, offeredUntil } from './offer-hours.js';

const hours = { from: 8, to: 21 };
const zone = 'Europe/Berlin';
const berlin = (date: string, time: string) => Date.parse(`${date}T${time}:00+01:00`);
const far = berlin('2026-12-20', '10:00');

describe('offers are made', () => {
  it.each([
    ['at noon', '12:00', '2026-12-01', '12:00'],
    ['before people are up', '03:00', '2026-12-01', '08:00'],
    ['late in the evening', '21:00', '2026-12-02', '08:00'],
  ])('%s', (_, now, date, from) => {
    expect(offeredFrom(hours, zone, far, berlin('2026-12-01', now))).toBe(berlin(date, from));
  });

  it('at any hour of what begins within a day', () => {
    const night = berlin('2026-12-01', '03:00');
    expect(offeredFrom(hours, zone, night + day - 1, night)).toBe(night);
    expect(offeredFrom(hours, zone, night + day, night)).toBe(night + 1);
  });
});

describe('offers run', () => {
  it.each([
    ['an hour at noon', '12:00', 60, '2026-12-01', '13:00'],
    ['on in the morning what the evening had no time for', '20:30', 60, '2026-12-02', '08:30'],
    ['over as many days as it takes', '12:00', 24 * 60, '2026-12-03', '10:00'],
  ])('%s', (_, now, minutes, date, end) => {
    expect(offeredUntil(hours, zone, far, berlin('2026-12-01', now), minutes)).toBe(berlin(date, end));
  });

  it('through the night where there is no more than a day, and never beyond the start', () => {
    const evening = berlin('2026-12-01', '20:30');
    expect(offeredUntil(hours, zone, evening + 20 * 60 * minute, evening, 60)).toBe(evening + 60 * minute);
    expect(offeredUntil(hours, zone, evening + 30 * minute, evening, 60)).toBe(evening + 30 * minute);
    expect(offeredUntil(hours, zone, evening + 26 * 60 * minute, evening, 30 * 24 * 60)).toBe(
      evening + 26 * 60 * minute,
    );
  });

  it('in a night in which the clock is set, by the clock', () => {
    const [saturday, sunday] = [Date.parse('2027-03-27T20:00:00+01:00'), Date.parse('2027-03-28T09:00:00+02:00')];
    expect(offeredUntil(hours, zone, saturday + 9 * day, saturday, 120)).toBe(sunday);
  });
});

it('an offer that runs as long as the people are up ends as they go to bed, and begins no later than its start', () => {
  const evening = berlin('2026-12-01', '20:00');
  expect(offeredUntil(hours, zone, far, evening, 60)).toBe(berlin('2026-12-01', '21:00'));
  const early = berlin('2026-12-03', '06:00');
  expect(offeredUntil(hours, zone, early, berlin('2026-12-01', '20:00'), 20 * 60)).toBe(early);
  const opening = berlin('2026-12-03', '08:00');
  expect(offeredUntil(hours, zone, opening, berlin('2026-12-01', '20:00'), 20 * 60)).toBe(opening);
});

it('an offer of a time that begins in less than a day runs through the night', () => {
  const night = berlin('2026-12-01', '22:00');
  expect(offeredUntil(hours, zone, night + day - 1, night, 60)).toBe(night + 60 * minute);
  expect(offeredUntil(hours, zone, night + day, night, 60)).toBe(berlin('2026-12-02', '09:00'));
});

it('a time that begins soon may be offered from now on, not from a moment that has passed', () => {
  const night = berlin('2026-12-01', '03:00');
  expect(offeredFrom(hours, zone, night + 60 * minute, night)).toBe(night);
});

import { utc } from '#test/rules/front-desk';
import { weekdays } from './calendar.js';
import { holds, type Opening, openIntervals } from './opening-hours.js';

const daily = (timeZone: string, from: string, to: string, more: Partial<Opening> = {}): Opening => ({
  timeZone,
  openingHours: [{ days: weekdays, from, to }],
  exceptions: [],
  ...more,
});

const opened = (calendar: Opening, start: string, end: string) =>
  openIntervals(calendar, { start: utc(start), end: utc(end) }).map(({ start, end }) => [written(start), written(end)]);

const written = (instant: number) => new Date(instant).toISOString().slice(0, 16);

describe('the opening hours of a calendar', () => {
  it('are those of the weekday, by the clock on its wall', () => {
    const office = daily('Europe/Berlin', '09:00', '17:00', {
      openingHours: [
        { days: ['mon', 'tue'], from: '09:00', to: '12:00' },
        { days: ['mon'], from: '13:30', to: '17:00' },
      ],
    });
    expect(opened(office, '2026-11-22T00:00', '2026-11-29T00:00')).toEqual([
      ['2026-11-23T08:00', '2026-11-23T11:00'],
      ['2026-11-23T12:30', '2026-11-23T16:00'],
      ['2026-11-24T08:00', '2026-11-24T11:00'],
    ]);
  });

  it('are cut to what was asked for', () => {
    const office = daily('Europe/Berlin', '09:00', '17:00');
    expect(opened(office, '2026-11-23T10:00', '2026-11-23T10:30')).toEqual([['2026-11-23T10:00', '2026-11-23T10:30']]);
    expect(opened(office, '2026-11-23T16:00', '2026-11-23T20:00')).toEqual([]);
  });

  it('last over midnight when they end before they begin', () => {
    const bar = daily('Europe/Berlin', '20:00', '02:30', {
      openingHours: [{ days: ['sat'], from: '20:00', to: '02:30' }],
    });
    expect(opened(bar, '2026-11-27T00:00', '2026-11-30T00:00')).toEqual([['2026-11-28T19:00', '2026-11-29T01:30']]);
    expect(opened(bar, '2026-11-29T00:00', '2026-11-29T12:00')).toEqual([['2026-11-29T00:00', '2026-11-29T01:30']]);
  });

  it('last a day and a night when they end as they begin', () => {
    const desk = daily('Europe/Berlin', '06:00', '06:00', {
      openingHours: [{ days: ['mon'], from: '06:00', to: '06:00' }],
    });
    expect(opened(desk, '2026-11-22T00:00', '2026-11-29T00:00')).toEqual([['2026-11-23T05:00', '2026-11-24T05:00']]);
  });

  it('may end at 24:00', () => {
    const late = daily('Europe/Berlin', '22:00', '24:00', {
      openingHours: [{ days: ['mon'], from: '22:00', to: '24:00' }],
    });
    expect(opened(late, '2026-11-22T00:00', '2026-11-29T00:00')).toEqual([['2026-11-23T21:00', '2026-11-23T23:00']]);
  });

  it('become one where they adjoin or overlap', () => {
    const always = daily('Europe/Berlin', '00:00', '24:00');
    expect(opened(always, '2026-11-22T00:00', '2026-11-29T00:00')).toEqual([['2026-11-22T00:00', '2026-11-29T00:00']]);
    const shifts = daily('Europe/Berlin', '09:00', '13:00', {
      openingHours: [
        { days: ['mon'], from: '12:00', to: '17:00' },
        { days: ['mon'], from: '09:00', to: '13:00' },
        { days: ['mon'], from: '10:00', to: '11:00' },
      ],
    });
    expect(opened(shifts, '2026-11-22T00:00', '2026-11-29T00:00')).toEqual([['2026-11-23T08:00', '2026-11-23T16:00']]);
  });

  it('give way to an exception on its date, but for what began the evening before', () => {
    const bar = daily('Europe/Berlin', '20:00', '02:00', {
      exceptions: [
        { date: '2026-12-24', openingHours: [] },
        { date: '2026-12-26', openingHours: [{ from: '12:00', to: '14:00' }] },
      ],
    });
    expect(opened(bar, '2026-12-23T12:00', '2026-12-27T12:00')).toEqual([
      ['2026-12-23T19:00', '2026-12-24T01:00'],
      ['2026-12-25T19:00', '2026-12-26T01:00'],
      ['2026-12-26T11:00', '2026-12-26T13:00'],
    ]);
  });
});

describe('when the clocks change', () => {
  it('a night in spring is an hour shorter, one in autumn an hour longer', () => {
    const bar = daily('Europe/Berlin', '22:00', '06:00');
    expect(opened(bar, '2026-03-28T12:00', '2026-03-29T12:00')).toEqual([['2026-03-28T21:00', '2026-03-29T04:00']]);
    expect(opened(bar, '2026-10-24T12:00', '2026-10-25T12:00')).toEqual([['2026-10-24T20:00', '2026-10-25T05:00']]);
  });

  it('hours that begin or end in the gap do so when the clock has passed them', () => {
    expect(opened(daily('Europe/Berlin', '02:30', '04:00'), '2026-03-29T00:00', '2026-03-29T12:00')).toEqual([
      ['2026-03-29T01:00', '2026-03-29T02:00'],
    ]);
    expect(opened(daily('Europe/Berlin', '01:00', '02:30'), '2026-03-29T00:00', '2026-03-29T12:00')).toEqual([
      ['2026-03-29T00:00', '2026-03-29T01:00'],
    ]);
    expect(opened(daily('Europe/Berlin', '02:00', '03:00'), '2026-03-29T00:00', '2026-03-29T12:00')).toEqual([]);
  });

  it('hours that begin or end in the hour that comes twice do so the first time', () => {
    expect(opened(daily('Europe/Berlin', '02:30', '03:30'), '2026-10-25T00:00', '2026-10-25T12:00')).toEqual([
      ['2026-10-25T00:30', '2026-10-25T02:30'],
    ]);
    expect(opened(daily('Europe/Berlin', '01:00', '02:30'), '2026-10-24T12:00', '2026-10-25T12:00')).toEqual([
      ['2026-10-24T23:00', '2026-10-25T00:30'],
    ]);
    expect(opened(daily('Europe/Berlin', '03:00', '04:00'), '2026-10-25T00:00', '2026-10-25T12:00')).toEqual([
      ['2026-10-25T02:00', '2026-10-25T03:00'],
    ]);
  });

  it('Lord Howe shifts by half an hour', () => {
    const nights = daily('Australia/Lord_Howe', '01:00', '03:00');
    expect(opened(nights, '2026-04-04T12:00', '2026-04-05T00:00')).toEqual([['2026-04-04T14:00', '2026-04-04T16:30']]);
    expect(opened(nights, '2026-10-03T12:00', '2026-10-04T00:00')).toEqual([['2026-10-03T14:30', '2026-10-03T16:00']]);
  });

  it('a day without a midnight begins at one in the morning', () => {
    expect(opened(daily('Africa/Cairo', '00:00', '02:00'), '2026-04-23T12:00', '2026-04-24T12:00')).toEqual([
      ['2026-04-23T22:00', '2026-04-23T23:00'],
    ]);
    expect(opened(daily('Asia/Beirut', '22:00', '24:00'), '2026-03-28T12:00', '2026-03-29T12:00')).toEqual([
      ['2026-03-28T20:00', '2026-03-28T22:00'],
    ]);
  });

  it('a date that Samoa skipped has no hours, and the night before it ends where the next day begins', () => {
    const office = daily('Pacific/Apia', '09:00', '17:00');
    expect(opened(office, '2011-12-29T12:00', '2012-01-01T00:00')).toEqual([
      ['2011-12-29T19:00', '2011-12-30T03:00'],
      ['2011-12-30T19:00', '2011-12-31T03:00'],
      ['2011-12-31T19:00', '2012-01-01T00:00'],
    ]);
    const bar = daily('Pacific/Apia', '22:00', '02:00', {
      exceptions: [{ date: '2011-12-31', openingHours: [] }],
    });
    expect(opened(bar, '2011-12-30T04:00', '2011-12-31T12:00')).toEqual([['2011-12-30T08:00', '2011-12-30T10:00']]);
  });
});

it('an interval is held only by one that spans the whole of it', () => {
  const open = [
    { start: 0, end: 10 },
    { start: 20, end: 30 },
  ];
  const inside = [
    [0, 10],
    [20, 30],
    [22, 25],
  ];
  const outside = [
    [-1, 5],
    [5, 11],
    [9, 21],
    [12, 15],
    [25, 31],
    [40, 50],
  ];
  expect(inside.map(([start, end]) => holds(open, { start: start!, end: end! }))).not.toContain(false);
  expect(outside.map(([start, end]) => holds(open, { start: start!, end: end! }))).not.toContain(true);
});

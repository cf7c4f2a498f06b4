import { utc } from '#test/rules/front-desk';
import { type Grid, gridStarts, isOnGrid } from './grid.js';

const starts = (grid: Grid, start: string, end: string) =>
  gridStarts(grid, { start: utc(start), end: utc(end) }).map((at) => new Date(at).toISOString().slice(11, 16));

describe('the starts of a service', () => {
  it('are multiples of its step from midnight, by the clock on the wall', () => {
    const quarterly = { timeZone: 'Asia/Kathmandu', step: 30 };
    expect(starts(quarterly, '2026-11-23T08:00', '2026-11-23T09:30')).toEqual(['08:15', '08:45', '09:15']);
  });

  it('include the first instant asked for and not the last', () => {
    const hourly = { timeZone: 'Europe/Berlin', step: 60 };
    expect(starts(hourly, '2026-11-23T08:00', '2026-11-23T10:00')).toEqual(['08:00', '09:00']);
    expect(starts(hourly, '2026-11-23T10:00', '2026-11-23T10:00')).toEqual([]);
    expect(starts(hourly, '2026-11-23T10:00', '2026-11-23T08:00')).toEqual([]);
  });

  it('begin anew each midnight when the step does not divide the day', () => {
    const lessons = { timeZone: 'UTC', step: 500 };
    expect(starts(lessons, '2026-11-23T00:00', '2026-11-24T10:00')).toEqual([
      '00:00',
      '08:20',
      '16:40',
      '00:00',
      '08:20',
    ]);
  });

  it('leave out the hour that spring skips', () => {
    const half = { timeZone: 'Europe/Berlin', step: 30 };
    expect(starts(half, '2026-03-29T00:00', '2026-03-29T02:00')).toEqual(['00:00', '00:30', '01:00', '01:30']);
    expect(starts({ timeZone: 'Europe/Berlin', step: 120 }, '2026-03-28T22:00', '2026-03-29T05:00')).toEqual([
      '23:00',
      '02:00',
      '04:00',
    ]);
  });

  it('come twice in the hour that autumn repeats', () => {
    const hourly = { timeZone: 'Europe/Berlin', step: 60 };
    expect(starts(hourly, '2026-10-24T23:00', '2026-10-25T03:00')).toEqual(['23:00', '00:00', '01:00', '02:00']);
    expect(starts({ timeZone: 'Europe/Berlin', step: 120 }, '2026-10-24T22:00', '2026-10-25T04:00')).toEqual([
      '22:00',
      '00:00',
      '01:00',
      '03:00',
    ]);
  });

  it('follow the half hour by which Lord Howe shifts', () => {
    const hourly = { timeZone: 'Australia/Lord_Howe', step: 60 };
    expect(starts(hourly, '2026-10-03T14:00', '2026-10-03T18:00')).toEqual(['14:30', '16:00', '17:00']);
    const half = { timeZone: 'Australia/Lord_Howe', step: 30 };
    expect(starts(half, '2026-04-04T14:00', '2026-04-04T16:00')).toEqual(['14:00', '14:30', '15:00', '15:30']);
  });

  it('go on after a midnight that Cairo skips', () => {
    const hourly = { timeZone: 'Africa/Cairo', step: 60 };
    expect(starts(hourly, '2026-04-23T20:00', '2026-04-24T00:00')).toEqual(['20:00', '21:00', '22:00', '23:00']);
    const lessons = { timeZone: 'Africa/Cairo', step: 90 };
    expect(starts(lessons, '2026-04-23T20:00', '2026-04-24T01:00')).toEqual(['20:30', '22:30', '00:00']);
  });

  it('are exactly the instants that lie on the grid', () => {
    const grid = { timeZone: 'Europe/Berlin', step: 25 };
    const [start, end] = [utc('2026-10-24T12:00'), utc('2026-10-25T12:00')];
    const minutes = Array.from({ length: (end - start) / 60_000 }, (_, at) => start + at * 60_000);
    expect(gridStarts(grid, { start, end })).toEqual(minutes.filter((at) => isOnGrid(grid, at)));
  });

  it('lie on whole minutes', () => {
    expect(isOnGrid({ timeZone: 'UTC', step: 1 }, utc('2026-11-23T08:00'))).toBe(true);
    expect(isOnGrid({ timeZone: 'UTC', step: 1 }, utc('2026-11-23T08:00') + 1)).toBe(false);
  });
});

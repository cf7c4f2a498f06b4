import fc from 'fast-check';
import { monday, theMassage } from '#test/rules/front-desk';
import type { Standing } from '../claims/standing.js';
import { minute } from '../time/interval.js';
import { keptWithin, startsWithin } from './extent.js';

const ten = monday('10:00');

describe('the start that somebody keeps', () => {
  const standingAt = (start: number): Standing => {
    const core = { start, end: start + 30 * minute };
    return { calendarIds: ['cal_room4'], had: { core, buffered: core, units: 1 }, mayHaveBegun: false };
  };
  const morning = { start: ten, end: ten + 60 * minute };

  it('is theirs within a range that holds it, and its first moment is of the range, its last not', () => {
    const kept = (start: number) => keptWithin(morning, standingAt(start));
    expect([ten - 1, ten, ten + 1, morning.end - 1, morning.end].map(kept)).toEqual([
      null,
      ten,
      ten + 1,
      morning.end - 1,
      null,
    ]);
  });

  it('is none where nobody has anything, or it was lost', () => {
    expect(keptWithin(morning, undefined)).toBeNull();
    expect(keptWithin(morning, { ...standingAt(ten), had: null })).toBeNull();
  });
});

describe('the starts that are looked at', () => {
  const service = theMassage({ step: 15 });
  const looked = (from: number, to: number, own: number | null) => [
    ...startsWithin(service, { start: ten + from * minute, end: ten + to * minute }, own),
  ];

  it('are those on the grid, and the one that is kept in its place among them, once', () => {
    const minutes = fc.integer({ min: -50, max: 50 });
    const quarter = fc.integer({ min: -3, max: 3 }).map((each) => each * 15);
    fc.assert(
      fc.property(minutes, minutes, fc.option(fc.oneof(minutes, quarter)), (from, to, kept) => {
        const own = kept === null ? null : ten + kept * minute;
        const quarters = Array.from({ length: 101 }, (_, at) => at - 50).filter((at) => at % 15 === 0);
        const onGrid = quarters.filter((at) => from <= at && at < to).map((at) => ten + at * minute);
        const all = new Set([...onGrid, ...(own === null ? [] : [own])]);
        expect(looked(from, to, own)).toEqual([...all].sort((a, b) => a - b));
      }),
    );
  });
});

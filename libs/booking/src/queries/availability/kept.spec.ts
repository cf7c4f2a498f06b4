import { ShardMovements } from '#libs/event-store';
import { monday, sundayNoon, theMassage } from '#test/rules/front-desk';
import { day } from '../../domain/time/interval.js';
import { localDay } from '../../domain/time/zone.js';
import { isStill, movesOf, readFor } from './kept.js';

const service = theMassage();
const date = localDay(service.timeZone, monday('09:00'));
const { days, dates, weeks } = readFor(service, date, date, { start: monday('00:00'), end: monday('24:00') });

/** A Monday's slots as the read models gave them at position 10, and what has moved since 5. */
const stands = (moved: readonly (readonly [string, string, number])[], changes: object = {}, now = sundayNoon) => {
  const shard = new ShardMovements({ position: 5, mark: '00000005' });
  shard.goOn({ position: 20, mark: '00000014' }, moved);
  const at = { position: 10, mark: '0000000a' };
  const read = { days, dates, weeks };
  const kept = { value: [], at, since: sundayNoon, until: sundayNoon + day, past: shard.past, read, ...changes };
  return isStill(kept, movesOf(shard, 'default', service), now);
};

describe('a kept part of a day still stands', () => {
  it.each([
    ['nothing moved', []],
    ['its calendar moved before it was read', [['default', 'calendar/cal_room4', 10]]],
    ['another calendar moved', [['default', 'calendar/cal_room5', 11]]],
    ['it moved for another tenant', [['other', 'calendar/cal_room4', 11]]],
    ['another day moved', [['default', 'agenda/cal_room4/2026-11-26', 11]]],
    ['another service was counted', [['default', 'tally-day/svc_other/2026-11-23', 11]]],
    ['another day was counted', [['default', 'tally-day/svc_massage/2026-11-24', 11]]],
  ] as const)('when %s', (_, moved) => expect(stands(moved)).toBe(true));

  it.each([
    ['its service', 'service/svc_massage'],
    ['its calendar', 'calendar/cal_room4'],
    ['its day', 'agenda/cal_room4/2026-11-23'],
    ['the day before, into which its midnight reaches', 'agenda/cal_room4/2026-11-22'],
    ['what was counted on it', 'tally-day/svc_massage/2026-11-23'],
    ['what was counted in its week', 'tally-week/svc_massage/2026-W48'],
  ])('but not when %s moved', (_, stream) => expect(stands([['default', stream, 11]])).toBe(false));

  it('for five minutes at most, since rows that are mended in place move no stream', () => {
    expect(stands([], {}, sundayNoon + 5 * 60_000 - 1)).toBe(true);
    expect(stands([], {}, sundayNoon + 5 * 60_000)).toBe(false);
  });

  it('only within its time, as far back as is known, and in the same past', () => {
    expect(stands([], {}, sundayNoon - 1)).toBe(false);
    expect(stands([], { until: sundayNoon + 60_000 }, sundayNoon + 60_000)).toBe(false);
    expect(stands([], { at: { position: 4, mark: '00000004' } })).toBe(false);
    expect(stands([], { past: {} })).toBe(false);
  });
});

it('the days read for a day are those that its bookings can reach, before and after', () => {
  const of = { start: Date.UTC(2026, 10, 23, 9), end: Date.UTC(2026, 10, 23, 17) };
  const read = (changes: Parameters<typeof theMassage>[0]) => {
    const { days: read, around } = readFor(theMassage(changes), date, date, of);
    return [...read, around.start, around.end];
  };
  const midnight = (of: number) => Date.UTC(2026, 10, of);
  expect(read({ bufferBefore: 0 })).toEqual(['2026-11-23', '2026-11-24', midnight(23), midnight(25)]);
  expect(read({ bufferBefore: 10 })).toEqual(['2026-11-22', '2026-11-24', midnight(22), midnight(25)]);
  expect(read({ bufferBefore: 10, bufferAfter: 24 * 60 })).toEqual([
    ...['2026-11-22', '2026-11-25', midnight(22), midnight(26)],
  ]);
});

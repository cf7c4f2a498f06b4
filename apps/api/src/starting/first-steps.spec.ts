import { firstSteps, nextWeekdayMorning } from './first-steps.js';

const morningAfter = (now: string) => nextWeekdayMorning(Date.parse(now), 'Europe/Berlin').toInstant().toString();

describe('the first steps', () => {
  it.each([
    ['a Sunday', '2026-11-22T12:00:00Z', '2026-11-23T08:00:00Z'],
    ['a Monday', '2026-11-23T12:00:00Z', '2026-11-24T08:00:00Z'],
    ['a Friday', '2026-11-27T12:00:00Z', '2026-11-30T08:00:00Z'],
    ['a Saturday in summer', '2026-06-27T12:00:00Z', '2026-06-29T07:00:00Z'],
    ['an evening that is tomorrow in Berlin', '2026-11-22T23:30:00Z', '2026-11-24T08:00:00Z'],
  ])('begin at nine of the next weekday after %s', (_, now, start) => {
    expect(morningAfter(now)).toBe(start);
  });

  it('show a new key once and later where it is', () => {
    const file = { from: 'file', path: '.slotlog/operator-key' } as const;
    expect(firstSteps('http://127.0.0.1:3000', { ...file, created: 'slk_x' }, 0)).toContain("KEY='slk_x'");
    expect(firstSteps('http://127.0.0.1:3000', { ...file, created: null }, 0)).toContain(
      "$(cat '.slotlog/operator-key')",
    );
  });
});

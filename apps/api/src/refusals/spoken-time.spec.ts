import { spokenInstant, spokenInterval } from './spoken-time.js';

const at = Date.parse;

describe('times in sentences', () => {
  it('are told as the clocks of the zone show them', () => {
    const half = { start: at('2026-11-23T08:00:00Z'), end: at('2026-11-23T08:30:00Z') };
    expect(spokenInterval(half, 'Europe/Berlin')).toBe('from 09:00 to 09:30');
    expect(spokenInstant(half.start, 'Europe/Berlin')).toBe('09:00 on 23 November 2026');
  });

  it('name both days where there are two', () => {
    const night = { start: at('2026-11-23T21:00:00Z'), end: at('2026-11-24T01:00:00Z') };
    expect(spokenInterval(night, 'Europe/Berlin')).toBe('from 22:00 on 23 November 2026 to 02:00 on 24 November 2026');
  });

  it('count midnight to the day that ends', () => {
    const evening = { start: at('2026-11-23T22:00:00Z'), end: at('2026-11-23T23:00:00Z') };
    expect(spokenInterval(evening, 'Europe/Berlin')).toBe('from 23:00 to 00:00');
  });
});

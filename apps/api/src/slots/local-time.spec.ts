import { localTimeIn } from './local-time.js';

describe('local time', () => {
  it.each([
    ['Europe/Berlin', '2026-11-23T09:00:00Z', '2026-11-23T10:00:00+01:00'],
    ['Europe/Berlin', '2026-07-01T22:30:00Z', '2026-07-02T00:30:00+02:00'],
    ['America/St_Johns', '2026-01-01T00:00:00Z', '2025-12-31T20:30:00-03:30'],
    ['UTC', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00+00:00'],
  ])('in %s, %s is %s', (zone, instant, local) => {
    expect(localTimeIn(zone)(Date.parse(instant))).toBe(local);
  });

  it('follows the zone over its transitions, in both directions', () => {
    const localTime = localTimeIn('Europe/Berlin');
    const instants = [
      '2026-03-29T00:45:00Z',
      '2026-03-29T01:00:00Z',
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:30:00Z',
      '2026-03-29T00:45:00Z',
    ];
    expect(instants.map((instant) => localTime(Date.parse(instant)))).toEqual([
      '2026-03-29T01:45:00+01:00',
      '2026-03-29T03:00:00+02:00',
      '2026-10-25T02:30:00+02:00',
      '2026-10-25T02:30:00+01:00',
      '2026-03-29T01:45:00+01:00',
    ]);
  });
});

import type { StaleVersion } from '#libs/booking';
import type { Asking } from './asking.js';
import { staleVersion } from './stale-version.js';

const asking = { caller: { origin: 'https://slotlog.example' } } as Asking;
const renamed = {
  version: 3,
  position: 9,
  type: 'CalendarChanged',
  recordedAt: Date.UTC(2026, 10, 23, 9),
  actor: 'ada',
};

const told = (expectedVersion: number | null) => {
  const subject = { kind: 'calendar', id: 'cal_room4' } as const;
  return staleVersion({ subject, expectedVersion, currentVersion: 3, changes: [renamed] } as StaleVersion, asking);
};

describe('a caller who decided on what is no longer so', () => {
  it('is told at which version it is by now, where to read it, and what has happened since', () => {
    expect(told(2)).toEqual({
      detail: 'You decided on version 2; the calendar is at version 3.',
      members: {
        ...{ expectedVersion: 2, currentVersion: 3, current: 'https://slotlog.example/v1/calendars/cal_room4' },
        changes: [{ version: 3, type: 'CalendarChanged', recordedAt: '2026-11-23T09:00:00Z' }],
      },
    });
  });

  it('is told what works in any case where the tag can never match', () => {
    expect(told(null)).toMatchObject({
      detail: expect.stringMatching(/^The tag cannot match: .* expectedVersion .*; the calendar is at version 3\.$/),
      members: { expectedVersion: null, currentVersion: 3 },
    });
  });
});

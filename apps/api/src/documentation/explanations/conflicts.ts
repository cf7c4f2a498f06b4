import type { Explanation } from './explanation.js';

const slot = { start: '2026-11-23T09:00:00Z', end: '2026-11-23T09:30:00Z' };

const next = {
  start: '2026-11-23T09:30:00Z',
  end: '2026-11-23T10:00:00Z',
  localStart: '2026-11-23T10:30:00+01:00',
  calendarIds: ['cal_room-0004'],
};

const booking = '/v1/bookings/bkg_ada-first-visit';

const calendar = '/v1/calendars/cal_room-0004';

const current = (path: string) => `https://booking.example.com${path}`;

const lost = {
  conflicts: [{ ...slot, calendarId: 'cal_room-0004', kind: 'booking' }],
  alternatives: [next],
  position: '815@7f3a90bc.9c01d2e3',
  waitlist: current('/v1/waitlist'),
};

const stale = {
  expectedVersion: 2,
  currentVersion: 3,
  current: current(booking),
  changes: [{ version: 3, type: 'BookingRescheduled', recordedAt: '2026-11-20T14:03:11Z' }],
};

/** What the business says no to. */
export const conflicts = {
  'slot-held': {
    meaning: 'Somebody holds this time and has not confirmed it yet. It becomes free if the hold expires.',
    remedy: 'Ask again at `heldUntil`, or book one of the `alternatives`. `conflicts` lists what stands in the way.',
    example: {
      detail:
        'Room 4 is held from 09:00 to 09:30. It is free again at 2026-11-20T14:08:13Z unless the hold is confirmed.',
      members: { heldUntil: '2026-11-20T14:08:13Z', ...lost, conflicts: [{ ...lost.conflicts[0], kind: 'hold' }] },
    },
  },
  'slot-taken': {
    meaning: 'Somebody else has booked this time, a moment or a week ago. Nothing was written.',
    remedy:
      '`alternatives` lists up to five of the nearest bookable slots; book one of them. `conflicts` lists what stands in the way.',
    example: { detail: 'Room 4 is booked from 09:00 to 09:30.', members: lost },
  },
  'capacity-exhausted': {
    meaning: 'The calendar takes several bookings at once, and fewer units are left than you asked for.',
    remedy: 'Ask for at most `remaining` units, or book one of the `alternatives`.',
    example: {
      detail: '1 of 8 places is left; you asked for 3.',
      members: { capacity: 8, remaining: 1, requested: 3, ...lost },
    },
  },
  'series-conflict': {
    meaning:
      'Some occurrences of a series that must be booked as a whole are unavailable; or, with the mode `available`, all of them are. Nothing was written.',
    remedy:
      '`occurrences` lists all of them, each refused one with its problem. Send another start, or book the bookable ones with the mode `available`.',
    example: {
      detail: '1 of 2 occurrences cannot be booked; nothing was booked.',
      path: '/v1/series',
      members: {
        occurrences: [
          { start: slot.start, outcome: 'bookable' },
          {
            start: '2026-11-30T09:00:00Z',
            outcome: 'refused',
            problem: {
              type: current('/problems/slot-taken'),
              title: 'The slot is taken',
              status: 409,
              code: 'slot-taken',
              detail: 'Room 4 is booked from 09:00 to 09:30.',
              conflicts: [
                {
                  start: '2026-11-30T09:00:00Z',
                  end: '2026-11-30T09:30:00Z',
                  calendarId: 'cal_room-0004',
                  kind: 'booking',
                },
              ],
            },
          },
        ],
      },
    },
  },
  'hold-expired': {
    meaning: 'The hold expired before it was confirmed or extended, and somebody else has its time now.',
    remedy: 'Book one of the `alternatives`. Confirming a hold before its `expiresAt` always succeeds.',
    example: {
      detail: 'The hold expired at 2026-11-20T14:08:11Z, and its time is taken.',
      path: `${booking}/confirm`,
      members: { expiredAt: '2026-11-20T14:08:11Z', ...lost, conflicts: undefined },
    },
  },
  'limit-reached': {
    meaning:
      'A limit is reached. A service can limit its bookings per local day, per ISO week and per customer (upcoming ones), holds and requests included. The number of live holds of a customer and the number of people on the waitlist of a service are limited too.',
    remedy:
      '`limit` says which limit, and of which day or week. Book one of the `alternatives`, which lie on other days; if the limit is the customer’s own, cancel something or wait until it has passed.',
    example: {
      detail: '2026-11-23 already has 8 bookings, the maximum.',
      members: { limit: { kind: 'per-day', atMost: 8, period: '2026-11-23' }, ...lost, conflicts: undefined },
    },
  },
  'version-conflict': {
    meaning:
      'The `expectedVersion` in the body is not the current version: somebody else has changed the resource since you read it.',
    remedy:
      '`changes` lists what has happened since; `current` is where to read the current state. Decide again and send the new version.',
    example: {
      detail: 'You decided on version 2; the booking is at version 3.',
      path: `${booking}/cancel`,
      members: stale,
    },
  },
  'precondition-failed': {
    meaning: 'The tag in `If-Match` is not that of the current version, or it is weak and can never match.',
    remedy: 'As with `version-conflict`: read the current state, decide again, and send its tag.',
    example: {
      detail: 'You decided on version 2; the booking is at version 3.',
      path: `${booking}/cancel`,
      members: stale,
    },
  },
  'version-required': {
    meaning:
      'This command changes something that others may be changing too, so it must state the version it was decided on.',
    remedy:
      'Read the resource and send its version, as `expectedVersion` in the body or as a tag in `If-Match`. `If-Match: *` accepts any version.',
    example: {
      detail: 'State the version of the booking that you decided on: expectedVersion in the body, or If-Match.',
      path: `${booking}/cancel`,
      members: { accepts: ['expectedVersion', 'If-Match'], current: current(booking) },
    },
  },
  'already-exists': {
    meaning:
      'The id that you chose belongs to something with other content, or to somebody else. Repeating the same content as the same caller returns what exists.',
    remedy: 'Choose another id. `differs` lists the fields that differ, if you may read the resource.',
    example: {
      detail: 'The booking bkg_ada-first-visit already exists and was not made by this request.',
      members: { existing: current(booking), differs: ['start'] },
    },
  },
  'illegal-transition': {
    meaning: 'The current state does not allow this, such as moving a booking that was cancelled.',
    remedy: '`currentStatus` gives the state, `allowed` what can still be done.',
    example: {
      detail: 'The booking is cancelled.',
      path: `${booking}/reschedule`,
      members: { currentStatus: 'cancelled', allowed: [], currentVersion: 3 },
    },
  },
  'window-closed': {
    meaning:
      'The service lets customers cancel and move bookings only until some time before they start, and that time has passed.',
    remedy: '`closedAt` says when it passed. Only the people who run the service can help.',
    example: {
      detail: 'Cancelling and moving ended at 2026-11-22T09:00:00Z.',
      path: `${booking}/cancel`,
      members: { closedAt: '2026-11-22T09:00:00Z' },
    },
  },
  'dependency-conflict': {
    meaning: 'Upcoming bookings depend on what you want to archive, close or shrink.',
    remedy: '`blockers` counts and lists them. `resolutions` says how to resolve them first.',
    example: {
      detail: 'An upcoming booking depends on the calendar.',
      path: `${calendar}/archive`,
      members: {
        blockers: { count: 1, bookings: ['bkg_ada-first-visit'] },
        resolutions: ['reschedule-bookings', 'cancel-bookings'],
      },
    },
  },
  'dependency-gone': {
    meaning:
      'Something that this depends on has changed: a calendar or service is archived, a calendar is closed by a blackout, or its opening hours differ from those at `slotPosition`.',
    remedy:
      '`missing` says what; `changed` lists what has happened since `slotPosition`, if you sent one. Book one of the `alternatives`, if any, or another service.',
    example: {
      detail: 'The calendar cal_room-0004 is archived.',
      members: { missing: { type: 'calendar', id: 'cal_room-0004' }, alternatives: [] },
    },
  },
  'rule-violation': {
    meaning:
      'The request breaks a rule that does not depend on other bookings: off the grid, in the past, too short notice, beyond the horizon, outside opening hours, or a length that is not offered.',
    remedy: '`errors` lists the fields and the rules. The slots of the service break none of them.',
    example: {
      detail: 'Room 4 is not open for the whole time.',
      members: {
        errors: [{ pointer: '/start', rule: 'outside-hours', detail: 'Room 4 is not open for the whole time.' }],
      },
    },
  },
} as const satisfies Record<string, Explanation>;

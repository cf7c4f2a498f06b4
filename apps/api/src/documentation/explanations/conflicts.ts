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
    meaning: 'Somebody holds this time and has not confirmed yet. It would be free once the holds on it have lapsed.',
    remedy: 'Ask again at `heldUntil`, or book one of the `alternatives`. `conflicts` say what stands in the way.',
    example: {
      detail: 'Room 4 is held from 09:00 to 09:30. It is free again at 2026-11-20T14:08:13Z unless that is confirmed.',
      members: { heldUntil: '2026-11-20T14:08:13Z', ...lost, conflicts: [{ ...lost.conflicts[0], kind: 'hold' }] },
    },
  },
  'slot-taken': {
    meaning: 'Somebody else has booked this time, a moment or a week ago. Nothing was written.',
    remedy:
      '`alternatives` are up to five bookable slots that lie nearest; book one of them. `conflicts` say what stands in the way.',
    example: { detail: 'Room 4 is booked from 09:00 to 09:30.', members: lost },
  },
  'capacity-exhausted': {
    meaning: 'The calendar takes several at once, and not as many are left as were asked for.',
    remedy: 'Ask for at most as many as `remaining` says, or book one of the `alternatives`.',
    example: {
      detail: 'Of 8 places 1 is left, and 3 were asked for.',
      members: { capacity: 8, remaining: 1, requested: 3, ...lost },
    },
  },
  'series-conflict': {
    meaning:
      'Of a series that is to be booked as a whole some occurrences cannot be had; or of one that takes what is available none can. Nothing was written.',
    remedy:
      '`occurrences` has all of them, each refused one with its problem. Send another start, or book those that are bookable with the mode `available`.',
    example: {
      detail: 'Of 2 occurrences 1 cannot be booked; nothing was.',
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
    meaning: 'The hold ran out before it was confirmed or extended, and somebody else has its time now.',
    remedy: 'Book one of the `alternatives`. A hold that is confirmed before its `expiresAt` always succeeds.',
    example: {
      detail: 'The hold ran out at 2026-11-20T14:08:11Z, and its time is gone.',
      path: `${booking}/confirm`,
      members: { expiredAt: '2026-11-20T14:08:11Z', ...lost, conflicts: undefined },
    },
  },
  'limit-reached': {
    meaning:
      'There are as many of it as may be. A service can limit its bookings per local day, per ISO week and per customer (upcoming ones), holds and requests included; and one customer can have so many live holds at once, and one service so many who wait for it.',
    remedy:
      '`limit` says which it is, and of which day or week. Book one of the `alternatives`, which lie on other days; where the limit is the customer’s own, cancel something or wait until it is over.',
    example: {
      detail: 'There are 8 bookings on 2026-11-23 already, which is as many as may be.',
      members: { limit: { kind: 'per-day', atMost: 8, period: '2026-11-23' }, ...lost, conflicts: undefined },
    },
  },
  'version-conflict': {
    meaning:
      'The `expectedVersion` in the body is not the current version: somebody else changed the thing since you read it.',
    remedy:
      '`changes` say what happened since, `current` is where to read it. Decide again on what is there now and send the new version.',
    example: {
      detail: 'You decided on version 2; the booking is at version 3.',
      path: `${booking}/cancel`,
      members: stale,
    },
  },
  'precondition-failed': {
    meaning: 'The tag in `If-Match` is not that of the current version, or it is weak and can never match.',
    remedy: 'As with `version-conflict`: read what is there now, decide again, send its tag.',
    example: {
      detail: 'You decided on version 2; the booking is at version 3.',
      path: `${booking}/cancel`,
      members: stale,
    },
  },
  'version-required': {
    meaning:
      'This command changes a thing that others may be changing too, so it has to say which version it was decided on.',
    remedy:
      'Read the thing and send its version, as `expectedVersion` in the body or as a tag in `If-Match`. `If-Match: *` passes whatever the version is.',
    example: {
      detail: 'Say which version of the booking you decided on: expectedVersion in the body, or If-Match.',
      path: `${booking}/cancel`,
      members: { accepts: ['expectedVersion', 'If-Match'], current: current(booking) },
    },
  },
  'already-exists': {
    meaning:
      'The id that you chose belongs to something with other content, or that somebody else made. The same content by the same caller would have been answered with what is there.',
    remedy: 'Choose another id. `differs` names the fields that say something else, if you may read the thing.',
    example: {
      detail: 'There is a booking bkg_ada-first-visit already, and it is not the one you asked for.',
      members: { existing: current(booking), differs: ['start'] },
    },
  },
  'illegal-transition': {
    meaning: 'The state that the thing is in does not allow this, such as moving a booking that was cancelled.',
    remedy: '`currentStatus` says what it is, `allowed` what can still be done with it.',
    example: {
      detail: 'The booking is cancelled.',
      path: `${booking}/reschedule`,
      members: { currentStatus: 'cancelled', allowed: [], currentVersion: 3 },
    },
  },
  'window-closed': {
    meaning:
      'The service lets bookings be cancelled and moved only until some time before they start, and that time has passed.',
    remedy: '`closedAt` says when that was. There is no way around it but the people who run the service.',
    example: {
      detail: 'Cancelling and moving ended at 2026-11-22T09:00:00Z.',
      path: `${booking}/cancel`,
      members: { closedAt: '2026-11-22T09:00:00Z' },
    },
  },
  'dependency-conflict': {
    meaning: 'Upcoming bookings depend on what you would archive, close or shrink.',
    remedy: '`blockers` counts and names them. `resolutions` say what can be done with them first.',
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
      'What this depends on has changed in the meantime: a calendar or service is archived, a calendar is closed by a blackout, or its opening hours are not those of `slotPosition` any more.',
    remedy:
      '`missing` says what; `changed` says what has happened since `slotPosition`, if one was stated. Book one of the `alternatives`, if there are some, or another service.',
    example: {
      detail: 'The calendar cal_room-0004 is archived.',
      members: { missing: { type: 'calendar', id: 'cal_room-0004' }, alternatives: [] },
    },
  },
  'rule-violation': {
    meaning:
      'The request breaks a rule that no other booking could change: off the grid, in the past, under the notice, beyond the horizon, outside opening hours, a length that is not offered.',
    remedy: '`errors` name the fields and the rules. The slots of the service are those that break none.',
    example: {
      detail: 'Room 4 is not open for the whole time.',
      members: {
        errors: [{ pointer: '/start', rule: 'outside-hours', detail: 'Room 4 is not open for the whole time.' }],
      },
    },
  },
} as const satisfies Record<string, Explanation>;

import { type Explanation, sendAgain } from './explanation.js';

const booking = '/v1/bookings/bkg_ada-first-visit';

/** What time, or sending the request again, will mend. */
export const sendingAgain = {
  'write-contention': {
    meaning:
      'Too many requests wrote to the same place at once, and the server ran out of attempts. Nothing was written.',
    remedy: sendAgain,
    example: {
      detail: 'Others wrote to the same place at the same time; send the request again.',
      members: { attempts: 4 },
    },
  },
  'request-in-progress': {
    meaning: 'A request with the same idempotency key has arrived before and is still being processed.',
    remedy: 'Wait and send the same request again; it gets the answer of the first one.',
    example: {
      detail: 'The first request with this idempotency key is still being processed.',
      members: { startedAt: '2026-11-20T14:03:11Z' },
    },
  },
  'idempotency-key-reused': {
    meaning: 'The idempotency key was used before, for a request with other content.',
    remedy: 'Use a new key for each new request, and an old one only to repeat the same request.',
    example: {
      detail: 'This idempotency key was used before, for another request.',
      members: { firstSeenAt: '2026-11-20T14:03:11Z' },
    },
  },
  'other-history': {
    meaning:
      'The position belongs to another history: to another log, such as the one before a restore, or to events that this log has lost, as a failover can lose the most recent ones.',
    remedy: 'Discard the positions that you kept, read again, and continue from the positions in those answers.',
    example: { detail: 'This position belongs to another history; read again and continue from there.', path: booking },
  },
  internal: {
    meaning: 'An unexpected error occurred. It was logged under the id of your request.',
    remedy: `Report the \`requestId\` to us. ${sendAgain}`,
    example: { detail: 'Something went wrong on our side; please report the request id.' },
  },
  busy: {
    meaning: 'The database does not respond, or is at its limit. Nothing was written.',
    remedy: `${sendAgain} \`Retry-After\` says when.`,
    example: { detail: 'The database does not respond; nothing was changed.' },
  },
  'storage-full': {
    meaning: 'The database has run out of disk space. Reads still work.',
    remedy: `The people who run the service must free disk space. ${sendAgain}`,
    example: { detail: 'The database has run out of disk space; reads still work.' },
  },
  'clock-ahead': {
    meaning:
      'The clock of the database was changed, or differs so much from the server’s that the time is uncertain. A wrong time would stay in the history for ever, so nothing is written until the clock is right or an operator has accepted it. Reads still work.',
    remedy: `The people who run the service must correct the clock or accept it. ${sendAgain}`,
    example: { detail: 'The clock of the database cannot be trusted now; nothing was changed, and reads still work.' },
  },
  'outcome-unknown': {
    meaning: 'The connection to the database was lost while writing, so the change may or may not have been stored.',
    remedy:
      'Send the same request again with the same idempotency key or id: it finds out, and the change happens at most once.',
    example: { detail: 'The connection to the database was lost; send the request again with the same key or id.' },
  },
  unavailable: {
    meaning:
      'An event that this request depends on cannot be read by this version, or cannot be applied, so the state is unknown. Everything else still works. Nothing was written.',
    remedy:
      'The people who run the service must repair it; `detail` names it. Book one of the `alternatives`, if any: they are on other calendars or days. After the repair the same request can be sent again.',
    example: {
      detail: 'The bookings of the calendar cal_room-0004 cannot be read now, so it is unknown whether it is free.',
      members: {
        alternatives: [
          {
            start: '2026-11-24T09:00:00Z',
            end: '2026-11-24T09:30:00Z',
            localStart: '2026-11-24T10:00:00+01:00',
            calendarIds: ['cal_room-0004'],
          },
        ],
        position: '815@7f3a90bc.9c01d2e3',
        waitlist: 'https://booking.example.com/v1/waitlist',
      },
    },
  },
  'read-behind': {
    meaning:
      'You asked for a read model at least as new as a position, and it did not get there within two seconds; or it could not process the latest events of the resource that you asked for, which `parked` names. The read model retries it every minute.',
    remedy: 'Send the same request again, or send a smaller `minPosition`. `position` says how far the read model is.',
    example: {
      detail: 'The read model has not reached minPosition yet.',
      path: booking,
      members: { minPosition: '815@7f3a90bc.9c01d2e3', position: '790@7f3a90bc.4be01c77' },
    },
  },
} as const satisfies Record<string, Explanation>;

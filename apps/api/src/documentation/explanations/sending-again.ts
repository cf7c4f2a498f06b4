import { type Explanation, sendAgain } from './explanation.js';

const booking = '/v1/bookings/bkg_ada-first-visit';

/** What time, or sending the request again, will mend. */
export const sendingAgain = {
  'write-contention': {
    meaning: 'So many wrote to the same place at once that the attempts of the server ran out. Nothing was written.',
    remedy: sendAgain,
    example: {
      detail: 'Others wrote to the same place at the same time; send the request again.',
      members: { attempts: 4 },
    },
  },
  'request-in-progress': {
    meaning: 'A request with the same idempotency key arrived before and is not finished yet.',
    remedy: 'Wait and send the same request again; it will get the answer of the first one.',
    example: {
      detail: 'The first request with this idempotency key is still under way.',
      members: { startedAt: '2026-11-20T14:03:11Z' },
    },
  },
  'idempotency-key-reused': {
    meaning: 'The idempotency key was used before, for a request that said something else.',
    remedy: 'Use a new key for each new request, and an old one only to repeat the same request.',
    example: {
      detail: 'This idempotency key came with another request before.',
      members: { firstSeenAt: '2026-11-20T14:03:11Z' },
    },
  },
  'other-history': {
    meaning:
      'The position belongs to another history: to another log, such as the one before a restore, or to events that this log has lost, as a failover may lose the last ones.',
    remedy: 'Forget the positions you kept, read anew and go on from the positions in those answers.',
    example: { detail: 'This position belongs to another history; read anew and go on from there.', path: booking },
  },
  internal: {
    meaning: 'Something broke on our side. It was written down under the id of your request.',
    remedy: `Tell us the \`requestId\`. ${sendAgain}`,
    example: { detail: 'Something went wrong here; the request id helps us to find out what.' },
  },
  busy: {
    meaning: 'The database does not answer, or it takes no more work now. Nothing was written.',
    remedy: `${sendAgain} \`Retry-After\` says when.`,
    example: { detail: 'The database does not answer now; nothing was changed.' },
  },
  'storage-full': {
    meaning: 'The database has no room left to write to. Reading goes on.',
    remedy: `The people who run the service have to make room. ${sendAgain}`,
    example: { detail: 'The database has no room left for writing; reading goes on.' },
  },
  'clock-ahead': {
    meaning:
      'The clock of the database has been set, or is far from that of the server, so that nobody can say what time it is. What is written with a wrong time stays in the history for ever, so nothing is written until the clock is right or somebody has vouched for it. Reading goes on.',
    remedy: `The people who run the service have to set the clock right or accept it. ${sendAgain}`,
    example: { detail: 'The clock of the database is not believed now; nothing was changed, and reading goes on.' },
  },
  'outcome-unknown': {
    meaning: 'The connection to the database broke at the very moment of writing, so it may have happened or not.',
    remedy: 'Send the same request again with the same idempotency key or id: it finds out, and happens once at most.',
    example: { detail: 'The connection to the database broke; send the request again with the same key or id.' },
  },
  unavailable: {
    meaning:
      'An event of what this needs cannot be read by this build, or fails when it is applied, so nobody can say what stands there. Everything else goes on. Nothing was written.',
    remedy:
      'The people who run the service have to mend it; `detail` names it. Book one of the `alternatives`, if there are some: they are on other calendars or days. Afterwards the same request may be sent again.',
    example: {
      detail: 'What is booked on the calendar cal_room-0004 cannot be read now, so nobody can say whether it is free.',
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
      'You asked for a view at least as new as a position, and it has not got there within two seconds; or it could not take the newest events of the very thing that you ask for, which `parked` names. That is tried again every minute.',
    remedy:
      'Send the same request again, or ask for less with a smaller `minPosition`. `position` says how far the view is.',
    example: {
      detail: 'What you ask for has not arrived in this view yet.',
      path: booking,
      members: { minPosition: '815@7f3a90bc.9c01d2e3', position: '790@7f3a90bc.4be01c77' },
    },
  },
} as const satisfies Record<string, Explanation>;

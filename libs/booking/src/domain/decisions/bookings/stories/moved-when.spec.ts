import {
  agreed,
  at,
  blackoutAdded,
  booked,
  contentOf,
  freed,
  held,
  massageCreated,
  monday,
  requested,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { adasHolds, confirmed, counted, displaced, fivePast } from '#test/rules/front-desk-holds';
import { type Fact, given } from '#test/rules/given';
import { bookingStream } from '../../../bookings/booking.js';
import type { Move } from '../../../bookings/reschedule-target.js';
import { append, type Read } from '../../../deciding/decision.js';
import { minute } from '../../../time/interval.js';
import { rescheduleBooking } from '../reschedule-booking.js';

const [ten, eleven] = [monday('10:00'), monday('11:00')];
const adas = { expiresAt: fivePast, holder: adasHolds };
const desks = [roomCreated(), massageCreated()];
const deadline = [roomCreated(), massageCreated({ approval: 'required', approvalDeadline: 60 })];

const move =
  (
    start: number,
    { version = 1, now = sundayNoon, ...more }: Partial<Move> & { version?: number; now?: number } = {},
  ) =>
  (read: Read) => {
    const request = { id: 'bkg_ada', stated: at(version), start, duration: null, units: null, ...more };
    return rescheduleBooking({ ...{ holdsPerCustomer: 1 }, read, now }, request);
  };

/** What is written of the booking itself, and how it counts among holds. */
const written = (facts: readonly Fact[], decide: ReturnType<typeof move>) => {
  const { outcome } = given(...facts).when(decide);
  if (!('events' in outcome)) return outcome.reason;
  const events = outcome.events.filter(({ stream }) => /^(booking|holds)\//.test(stream.name));
  return events.map(({ type, data }) => ({ type, ...data }));
};
const rescheduled = (more: object) => expect.objectContaining({ type: 'BookingRescheduled', ...more });

describe('a hold that is moved', () => {
  const hold = [...desks, ...held('bkg_ada', ten, adas)];

  it('lasts as long as before, and is not counted twice', () => {
    expect(written(hold, move(eleven, { now: sundayNoon + minute }))).toEqual([rescheduled({ expiresAt: fivePast })]);
  });

  it('is one of those that there are already, however many may be', () => {
    const full = [...hold, counted('bkg_other', fivePast)];
    expect(written(full, move(eleven))).toEqual([rescheduled({ expiresAt: fivePast })]);
  });

  it('having been displaced is counted again, and lasts as long as one that is made then', () => {
    const gone = [...hold, ...freed('bkg_ada', contentOf(ten)), displaced()];
    const back = move(eleven, { version: 2, now: sundayNoon + minute });
    const expiresAt = fivePast + minute;
    const { type, data } = counted('bkg_ada', expiresAt);
    expect(written(gone, back)).toEqual([{ type, ...data }, rescheduled({ expiresAt })]);
  });
});

describe('a thing that was a hold once', () => {
  const other = counted('bkg_other', fivePast);
  const booking = [...desks, ...held('bkg_ada', ten, adas), confirmed(contentOf(ten)), other];

  it('and is a booking now is moved, however many holds there are', () => {
    expect(written(booking, move(eleven, { version: 2 }))).toEqual([rescheduled({ expiresAt: null, decideBy: null })]);
    const gone = [...booking, ...freed('bkg_ada', contentOf(ten)), displaced()];
    expect(written(gone, move(eleven, { version: 3 }))).toEqual([rescheduled({ expiresAt: null })]);
  });

  it('and is a request now is counted as no hold', () => {
    const asked = append(bookingStream('bkg_ada'), {
      type: 'BookingRequested',
      data: { id: 'bkg_ada', ...contentOf(ten), decideBy: null, expiresAt: ten },
    });
    const request = [...desks, ...held('bkg_ada', ten, adas), asked];
    expect(written(request, move(eleven, { version: 2 }))).toEqual([rescheduled({ expiresAt: eleven })]);
  });
});

describe('by when it is to be answered', () => {
  const soon = sundayNoon + 30 * minute;
  const request = [...deadline, ...requested('bkg_ada', ten, soon)];

  it('a request that its customer moves is asked anew', () => {
    const decideBy = sundayNoon + 60 * minute;
    expect(written(request, move(eleven))).toEqual([rescheduled({ decideBy, expiresAt: decideBy })]);
  });

  it('one that the desk moves is answered as before, unless it was displaced', () => {
    expect(written(request, move(eleven, { byDesk: true }))).toEqual([
      rescheduled({ decideBy: soon, expiresAt: soon }),
    ]);
    const gone = [...request, ...freed('bkg_ada', contentOf(ten)), displaced()];
    const decideBy = sundayNoon + 60 * minute;
    expect(written(gone, move(eleven, { byDesk: true, version: 2 }))).toEqual([rescheduled({ decideBy })]);
  });

  it('a booking never is, nor a hold', () => {
    const booking = [...deadline, ...booked('bkg_ada', ten, {}, agreed)];
    expect(written(booking, move(eleven))).toEqual([rescheduled({ decideBy: null, expiresAt: null })]);
    const hold = [...deadline, ...held('bkg_ada', ten, adas)];
    expect(written(hold, move(eleven))).toEqual([rescheduled({ decideBy: null, expiresAt: fivePast })]);
  });
});

describe('as a booking begins', () => {
  const booking = [...desks, ...booked('bkg_ada', ten)];

  it('the desk may move it yet, and that stands for more than this moment', () => {
    const now = ten;
    const moves = move(eleven, { byDesk: true, now, override: ['window-closed', 'under-notice'] });
    const { outcome } = given(...booking).when(moves);
    expect('events' in outcome && outcome.until).toBeGreaterThan(now);
  });

  it('it stays where it is for whoever asks it to, though that has passed', () => {
    given(...booking)
      .when(move(ten, { now: ten + minute }))
      .thenNothing();
    given(...booking, blackoutAdded({ start: monday('15:00'), end: monday('16:00') }))
      .when(move(ten, { now: ten + minute, duration: 30 }))
      .thenNothing();
  });
});

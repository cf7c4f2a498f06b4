import {
  adasHash,
  at,
  book,
  booked,
  claimed,
  contentOf,
  freed,
  held,
  massageCreated,
  monday,
  requested,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { adasHolds, counted, displaced, extended, moved } from '#test/rules/front-desk-holds';
import { desk, given } from '#test/rules/given';
import type { Move } from '../../../bookings/reschedule-target.js';
import type { Read } from '../../../deciding/decision.js';
import { day, minute } from '../../../time/interval.js';
import { confirmBooking } from '../confirm-booking.js';
import { extendHold } from '../extend-hold.js';
import { rescheduleBooking } from '../reschedule-booking.js';

const ten = monday('10:00');
const nextWeek = ten + 7 * day;

const move =
  (start: number, more: Partial<Move> = {}, now = sundayNoon, version = 1) =>
  (read: Read) => {
    const to = { id: 'bkg_ada', stated: at(version), start, duration: null, units: null, ...more };
    return rescheduleBooking({ ...{ holdsPerCustomer: 5 }, read, now }, to);
  };

const extend = (now: number, seconds: number | null) => (read: Read) =>
  extendHold({ ...{ holdsPerCustomer: 5 }, read, now }, { id: 'bkg_ada', stated: at(1), seconds });

const confirm = (now: number) => (read: Read) => {
  const confirmation = { id: 'bkg_ada', stated: at(1), customer: null, notes: null };
  return confirmBooking({ read, actor: desk, now }, confirmation, { customerId: 'cus_new', customerHash: adasHash });
};

describe('a request that waits until its start', () => {
  const history = [roomCreated(), massageCreated({ approval: 'required' }), ...requested('bkg_ada', ten)];
  const request = (start: number) => claimed('bkg_ada', contentOf(start), { kind: 'request', expiresAt: start });

  it('waits until its new start once it is moved to next week', () => {
    given(...history)
      .when(move(nextWeek))
      .thenEvents(...freed('bkg_ada', contentOf(ten)), ...request(nextWeek), moved(contentOf(nextWeek), nextWeek));
  });

  it('also when the desk moves it, and when it is moved to an earlier time', () => {
    const nine = monday('09:00');
    given(...history)
      .when(move(nine, { byDesk: true }))
      .thenEvents(...request(nine), moved(contentOf(nine), nine));
  });

  it('and was displaced waits until its start again', () => {
    given(...history, ...freed('bkg_ada', contentOf(ten)), displaced())
      .when(move(nextWeek, {}, sundayNoon, 2))
      .thenEvents(...request(nextWeek), moved(contentOf(nextWeek), nextWeek));
  });
});

describe('a request that the service answers within two hours', () => {
  const by = sundayNoon + 120 * minute;
  const wants = massageCreated({ approval: 'required', approvalDeadline: 120 });
  const history = [roomCreated(), wants, ...requested('bkg_ada', ten, by)];
  const later = sundayNoon + 60 * minute;
  const requestOf = (start: number, expiresAt: number) =>
    claimed('bkg_ada', contentOf(start), { kind: 'request', expiresAt });

  it('is answered two hours after its customer moved it', () => {
    const anew = later + 120 * minute;
    given(...history)
      .when(move(monday('12:00'), {}, later))
      .thenEvents(...requestOf(monday('12:00'), anew), moved(contentOf(monday('12:00')), anew, 'bkg_ada', anew));
  });

  it('is answered by when it was once the desk moves it', () => {
    given(...history)
      .when(move(monday('12:00'), { byDesk: true }, later))
      .thenEvents(...requestOf(monday('12:00'), by), moved(contentOf(monday('12:00')), by, 'bkg_ada', by));
  });

  it('had less because it was to begin soon, and has all of it where it begins later', () => {
    const [nine, half, agreedBy] = [monday('09:00'), monday('09:30'), monday('10:30')];
    const soon = requested('bkg_ada', half, half, {}, agreedBy);
    given(roomCreated(), massageCreated({ approval: 'required', approvalDeadline: 120, minNotice: 0 }), ...soon)
      .when(move(monday('14:00'), { byDesk: true }, nine))
      .thenEvents(
        ...requestOf(monday('14:00'), agreedBy),
        moved(contentOf(monday('14:00')), agreedBy, 'bkg_ada', agreedBy),
      );
  });
});

describe('no hold outlives its start', () => {
  const desks = [roomCreated(), massageCreated({ minNotice: 0, holdSecondsMax: 3_600 })];
  const soon = ten - 2 * minute;
  const adas = held('bkg_ada', ten, { expiresAt: ten, holder: adasHolds });

  it('when it is made', () => {
    given(...desks)
      .when(book({ hold: { seconds: 600 } }, soon, { holder: adasHolds }))
      .thenEvents(...held('bkg_ada', ten, { expiresAt: ten, holdSeconds: 600, holder: adasHolds }));
  });

  it('when it is extended', () => {
    const expiresAt = soon + minute;
    given(...desks, ...held('bkg_ada', ten, { expiresAt, holder: adasHolds }))
      .when(extend(soon, 600))
      .thenEvents(
        ...claimed('bkg_ada', contentOf(ten), { kind: 'hold', expiresAt: ten }),
        counted('bkg_ada', ten),
        extended(contentOf(ten), ten),
      );
    const asItWas = given(...desks, ...adas).when(extend(soon, 600));
    asItWas.thenNothing();
    asItWas.thenUntil(ten);
  });

  it('when it is moved to an earlier time, and is counted for as long as it lasts there', () => {
    const half = monday('09:30');
    given(...desks, ...adas)
      .when(move(half, {}, half - minute))
      .thenEvents(
        ...claimed('bkg_ada', contentOf(half), { kind: 'hold', expiresAt: half }),
        counted('bkg_ada', half),
        moved(contentOf(half), half),
      );
  });

  it('so that one of a time that has begun is no hold at all', () => {
    for (const now of [ten, ten + minute]) {
      given(...desks)
        .when(book({ hold: { seconds: 60 } }, now))
        .thenRefused('rule-violation', { errors: [expect.objectContaining({ pointer: '/start', rule: 'in-past' })] });
    }
    given(...desks)
      .when(book({}, ten))
      .thenEvents(...booked('bkg_ada', ten));
  });

  it('and once it has begun it cannot be confirmed or extended any more', () => {
    given(...desks, ...adas)
      .when(confirm(ten + 1))
      .thenRefused('hold-expired', { expiredAt: ten });
    given(...desks, ...adas)
      .when(extend(ten, 60))
      .thenRefused('hold-expired');
  });
});

it('an approval that nobody could give any more is not asked for', () => {
  const wants = massageCreated({ approval: 'required', minNotice: 0 });
  given(roomCreated(), wants)
    .when(book({}, ten))
    .thenRefused('rule-violation', { errors: [expect.objectContaining({ rule: 'in-past' })] });
  given(roomCreated(), wants, ...held('bkg_ada', ten, { expiresAt: ten }))
    .when(confirm(ten))
    .thenRefused('hold-expired');
  given(roomCreated(), wants)
    .when(book({}, ten - 1))
    .thenEvents(...requested('bkg_ada', ten));
});

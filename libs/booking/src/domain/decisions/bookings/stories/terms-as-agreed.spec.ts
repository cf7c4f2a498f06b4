import {
  at,
  booked,
  contentOf,
  freed,
  held,
  massageChanged,
  massageCreated,
  monday,
  requested,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { approved, cancelled, fivePast, moved } from '#test/rules/front-desk-holds';
import { desk, given } from '#test/rules/given';
import type { Read } from '../../../deciding/decision.js';
import { day, minute } from '../../../time/interval.js';
import { approveBooking } from '../approve-booking.js';
import { cancelBooking } from '../cancel-booking.js';
import { confirmBooking } from '../confirm-booking.js';
import { rescheduleBooking } from '../reschedule-booking.js';

const ten = monday('10:00');
const week = 7 * 24 * 60;
const freely = { cancellationWindow: 0 };

const cancel =
  (now = sundayNoon, version = 1) =>
  (read: Read) =>
    cancelBooking({ read, actor: desk, now }, { id: 'bkg_ada', stated: at(version), reason: null });

const gone = [...freed('bkg_ada', contentOf(ten)), cancelled()];

describe('a booking keeps the window that it was confirmed with', () => {
  const history = [roomCreated(), massageCreated(freely), ...booked('bkg_ada', ten, {}, freely)];

  it('though its service lets nobody out by now who books today', () => {
    given(...history, massageChanged({ cancellationWindow: week }))
      .when(cancel(ten - minute))
      .thenEvents(...gone);
    given(...history, massageChanged({ cancellationWindow: week }))
      .when(cancel(ten + 1))
      .thenRefused('window-closed', { closedAt: ten });
  });

  it('also where it was moved meanwhile, and for moving', () => {
    const later = contentOf(monday('12:00'));
    given(...history, massageChanged({ cancellationWindow: week }), moved(later))
      .when(cancel(monday('11:59'), 2))
      .thenEvents(...freed('bkg_ada', later), cancelled());
    const move = (read: Read) => {
      const to = { id: 'bkg_ada', stated: at(1), start: ten + day, duration: null, units: null };
      return rescheduleBooking({ ...{ holdsPerCustomer: 5 }, read, now: sundayNoon }, to);
    };
    expect(given(...history, massageChanged({ cancellationWindow: week })).when(move).outcome).toMatchObject({
      events: expect.arrayContaining([expect.objectContaining({ type: 'BookingRescheduled' })]),
    });
  });

  it('unless the service has become milder', () => {
    const strict = { cancellationWindow: week };
    given(roomCreated(), massageCreated(strict), ...booked('bkg_ada', ten, {}, strict), massageChanged(freely))
      .when(cancel(ten - minute))
      .thenEvents(...gone);
  });
});

describe('the window that counts is that of the service', () => {
  const strict = [roomCreated(), massageCreated({ cancellationWindow: 90 })];

  it('when a hold is confirmed', () => {
    const confirmation = { id: 'bkg_ada', stated: at(1), customer: null, notes: null };
    const drawn = { customerId: 'cus_new', customerHash: 'hash_of_new' };
    given(...strict, ...held('bkg_ada', ten, { expiresAt: fivePast }))
      .when((read) => confirmBooking({ read, actor: desk, now: sundayNoon }, confirmation, drawn))
      .thenEvents(...booked('bkg_ada', ten, {}, { cancellationWindow: 90 }));
  });

  it('when a request is approved', () => {
    const outcome = given(...strict, ...requested('bkg_ada', ten)).when((read) =>
      approveBooking({ read, actor: desk, now: sundayNoon }, { id: 'bkg_ada', stated: at(1) }),
    ).outcome;
    expect(outcome).toMatchObject({
      events: expect.arrayContaining([
        expect.objectContaining({ type: 'BookingApproved', data: { cancellationWindow: 90 } }),
      ]),
    });
    given(...strict, ...requested('bkg_ada', ten), approved())
      .when(cancel(monday('08:31'), 2))
      .thenRefused('window-closed', { closedAt: monday('08:30') });
  });
});

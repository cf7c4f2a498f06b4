import {
  at,
  booked,
  held,
  massageArchived,
  massageCreated,
  monday,
  roomCreated,
  sundayNoon,
  utc,
} from '#test/rules/front-desk';
import { displaced, fivePast } from '#test/rules/front-desk-holds';
import { by, desk, given, someoneElse } from '#test/rules/given';
import { bookingStream } from '../../bookings/booking.js';
import { agendaStream } from '../../claims/agenda.js';
import { append, type Read } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';
import { cancelBooking } from './cancel-booking.js';

const cancel =
  (stated: StatedVersion | undefined, now = sundayNoon, reason: string | null = null) =>
  (read: Read) =>
    cancelBooking({ read, actor: desk, now }, { id: 'bkg_ada', stated, reason });

const cancelled = (reason: string | null = null) =>
  append(bookingStream('bkg_ada'), { type: 'BookingCancelled', data: { reason } });
const noted = append(bookingStream('bkg_ada'), { type: 'BookingDetailsChanged', data: { notes: 'window' } });
const freed = (date: string) =>
  append(agendaStream('cal_room4', date), { type: 'TimeFreed', data: { bookingId: 'bkg_ada' } });

const history = [roomCreated(), massageCreated(), ...booked('bkg_ada', monday('10:00'))];

describe('a booking is cancelled', () => {
  it('with a reason or without, and its time is free', () => {
    const decision = given(...history).when(cancel(at(1), sundayNoon, 'ill'));
    decision.thenEvents(freed('2026-11-23'), cancelled('ill'));
    decision.thenUntil(monday('08:00') + 1);
    given(...history)
      .when(cancel(at(1)))
      .thenEvents(freed('2026-11-23'), cancelled());
  });

  it('on every day that it touches', () => {
    const night = booked('bkg_ada', utc('2026-11-23T23:45'));
    given(roomCreated(), massageCreated(), ...night)
      .when(cancel(at(1)))
      .thenEvents(freed('2026-11-23'), freed('2026-11-24'), cancelled());
  });

  it('though its service takes no new bookings', () => {
    given(...history, massageArchived())
      .when(cancel(at(1)))
      .thenEvents(freed('2026-11-23'), cancelled());
  });

  it('once, however often it is asked and by whom', () => {
    given(...history, cancelled())
      .when(cancel(at(1)))
      .thenNothing();
    given(...history, by(someoneElse, cancelled()))
      .when(cancel(at(1)))
      .thenNothing();
    given(...history, cancelled())
      .when(cancel({ by: 'if-match', version: 1 }, monday('12:00')))
      .thenNothing();
  });

  it('up to two hours before its start', () => {
    given(...history)
      .when(cancel(at(1), monday('08:00')))
      .thenEvents(freed('2026-11-23'), cancelled());
    given(...history)
      .when(cancel(at(1), monday('08:00') + 1))
      .thenRefused('window-closed', { subject: { kind: 'booking', id: 'bkg_ada' }, closedAt: monday('08:00') });
  });

  it('from its present version, which must be stated', () => {
    given(...history, noted)
      .when(cancel(at(1)))
      .thenRefused('version-conflict', { expectedVersion: 1, currentVersion: 2 });
    given(...history, noted)
      .when(cancel({ by: 'if-match', version: 1 }))
      .thenRefused('precondition-failed', { expectedVersion: 1, currentVersion: 2 });
    given(...history, noted)
      .when(cancel(undefined))
      .thenRefused('version-required', { currentVersion: 2 });
    given(...history, noted)
      .when(cancel({ by: 'any' }))
      .thenEvents(freed('2026-11-23'), cancelled());
  });

  it('only if there is one', () => {
    given(roomCreated(), massageCreated())
      .when(cancel(at(1)))
      .thenRefused('not-found', { subject: { kind: 'booking', id: 'bkg_ada' } });
  });
});

describe('a cancellation', () => {
  it('gives nothing more back where the time is lost already', () => {
    const gone = [...history, freed('2026-11-23'), displaced()];
    given(...gone)
      .when(cancel(at(2)))
      .thenEvents(cancelled());
  });

  it('gives the time back late where the desk sets the window aside', () => {
    const late = { id: 'bkg_ada', stated: at(1), reason: null, override: ['window-closed'] } as const;
    const decision = given(...history).when((read) => cancelBooking({ read, actor: desk, now: monday('09:30') }, late));
    decision.thenEvents(freed('2026-11-23'), cancelled());
    decision.thenUntil(Number.POSITIVE_INFINITY);
  });

  it('gives a hold back as long as it lasts', () => {
    const hold = held('bkg_ada', monday('10:00'), { expiresAt: fivePast });
    given(roomCreated(), massageCreated(), ...hold)
      .when(cancel(at(1)))
      .thenUntil(fivePast);
  });
});

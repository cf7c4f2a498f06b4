import { agreed, contentOf, massageCreated, monday, roomCreated } from '#test/rules/front-desk';
import { given } from '#test/rules/given';
import { type Booking, bookingStream } from '../../bookings/booking.js';
import { append, nothing } from '../../deciding/decision.js';
import { revokeManageTokens } from './revoke-manage-tokens.js';

const booked = append(bookingStream('bkg_ada'), {
  type: 'BookingConfirmed',
  data: { id: 'bkg_ada', ...contentOf(monday('10:00')), ...agreed },
});
const revoked = append(bookingStream('bkg_ada'), { type: 'BookingDetailsChanged', data: { handedOn: true } });
const stories = [roomCreated(), massageCreated(), booked];

const folded = (...facts: readonly (typeof booked)[]): Booking => {
  const seen: Booking[] = [];
  given(roomCreated(), massageCreated(), ...facts).when((read) => {
    seen.push(read(bookingStream('bkg_ada')).state!);
    return nothing;
  });
  return seen[0]!;
};

describe('revoking the tokens of a booking', () => {
  it('is as if it were handed on, to whom it is for already', () => {
    given(...stories)
      .when((read) => revokeManageTokens(read, 'bkg_ada'))
      .thenEvents(revoked);
    const [before, now] = [folded(booked), folded(booked, revoked)];
    expect(now).toMatchObject({
      customer: before.customer,
      status: 'confirmed',
      sequence: before.sequence,
      isHandedOn: true,
    });
  });

  it('is refused where there is no such booking', () => {
    given()
      .when((read) => revokeManageTokens(read, 'bkg_ada'))
      .thenRefused('not-found', { subject: { kind: 'booking', id: 'bkg_ada' } });
  });
});

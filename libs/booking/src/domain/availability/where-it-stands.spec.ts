import { claim, inRoom4, monday, sundayNoon } from '#test/rules/front-desk';
import { findAlternatives } from './alternatives.js';

const taken = [claim('bkg_ada', monday('10:00')), claim('bkg_bob', monday('11:00'))];
const wish = { serviceId: 'svc_massage', start: monday('11:00'), duration: 30, units: 1, ignoreBooking: 'bkg_ada' };

const starts = (more: { readonly standsAt?: number }) =>
  findAlternatives(inRoom4({ claims: taken }), { ...wish, ...more }, sundayNoon).slots.map(({ start }) => start);

describe('whoever moves a booking to a time that is taken', () => {
  it('is not sent back to where it stands, which would be no move', () => {
    expect(starts({ standsAt: monday('10:00') })).toEqual(['10:15', '11:45', '12:00', '09:45', '12:15'].map(monday));
  });

  it('may be, where the move would make it longer or larger there', () => {
    expect(starts({})).toEqual(['10:15', '11:45', '10:00', '12:00', '09:45'].map(monday));
  });
});

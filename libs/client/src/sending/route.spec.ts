import { targetOf } from './route.js';

it('puts ids into the path and the query behind it, lists by repeating their name', () => {
  const query = { status: ['held', 'confirmed'], limit: 2, cursor: undefined };
  expect(targetOf('/v1/bookings', { query })).toBe('/v1/bookings?status=held&status=confirmed&limit=2');
  expect(targetOf('/v1/bookings/{id}/cancel', { path: { id: 'bkg_a' } })).toBe('/v1/bookings/bkg_a/cancel');
});

it.each(['', '.', '..', undefined])('an id that is %j would lead elsewhere, and is refused', (id) => {
  expect(() => targetOf('/v1/bookings/{id}', { path: { id } })).toThrow(TypeError);
});

it('an id of signs that mean something in a path stays one part of it', () => {
  expect(targetOf('/v1/bookings/{id}', { path: { id: '../a?b#c' } })).toBe('/v1/bookings/..%2Fa%3Fb%23c');
});

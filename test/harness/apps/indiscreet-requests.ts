import type { ApiClient } from '#test/harness/clients/api-client';
import { inBerlin, openRoom } from './running-api.js';

/** Stands in everything that must not be told. */
export const planted = (what: string) => `planted-${what}`;

/**
 * Requests that come to all kinds of ends, with `planted` wherever something personal, a key or anything else of the
 * caller's own may stand. Returns the key that was made on the way.
 */
export async function sendIndiscreetRequests(client: ApiClient): Promise<string> {
  const { calendarId, serviceId } = await openRoom(client, 'discreet');
  const customer = {
    id: planted('customer'),
    name: planted('name'),
    email: `${planted('email')}@example.com`,
    phone: planted('phone'),
  };
  const booking = {
    serviceId,
    start: inBerlin(2, '09:00'),
    customer,
    notes: planted('notes'),
    metadata: { [planted('key-of-metadata')]: planted('metadata') },
  };
  const keys = { 'Idempotency-Key': planted('idempotency-key') };
  const { body: booked } = await client.post('/v1/bookings', booking, keys);
  await client.post('/v1/bookings', booking);
  await client.post('/v1/bookings', { ...booking, start: planted('start') });
  await client.post('/v1/bookings', { ...booking, [planted('field')]: 1 });
  await client.post('/v1/bookings', `{"name": "${planted('broken-json')}`);
  await client.post('/v1/bookings', booking, { 'Content-Type': `text/${planted('type')}` });
  await client.patch(`/v1/bookings/${booked.id}`, { notes: planted('new-notes'), expectedVersion: 1 });
  await client.post(`/v1/bookings/${booked.id}/cancel`, { reason: planted('reason'), expectedVersion: 1 });
  await client.get(`/v1/bookings?customerId=${planted('customer')}`);
  await client.get(`/v1/bookings?${planted('parameter')}=1`);
  await client.get(`/v1/bookings/bkg_${planted('booking')}`);
  await client.get(`/v1/${planted('path')}`);
  await client.post(`/v1/calendars/${calendarId}/blackouts`, {
    ...{ start: inBerlin(5, '09:00'), end: inBerlin(5, '10:00') },
    ...{ reason: planted('blackout'), expectedVersion: 1 },
  });
  const { body: made } = await client.post('/v1/api-keys', { name: planted('key-name'), scopes: ['bookings:read'] });
  await client.as(made.key).get('/v1/bookings');
  await client.as(`slk_${planted('wrong-key')}`).get('/v1/bookings');
  return made.key;
}

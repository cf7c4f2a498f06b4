import { BookingServer } from '../../../test/models/booking-server.js';
import { createClient } from './client.js';
import { slotlogQueries } from './react.js';

it('a query has what is asked for in its key, is ended by the signal, and is not repeated from outside', async () => {
  const server = new BookingServer();
  const queries = slotlogQueries(createClient({ url: '', fetch: server.fetch }));
  const asked = { serviceId: 'svc_1', from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' };
  const { queryKey, queryFn, retry } = queries.slots(asked);
  expect([queryKey, retry]).toEqual([['slotlog', 'slots', asked], false]);
  expect((await queryFn({ signal: new AbortController().signal })).slots).toEqual([]);
  await expect(queryFn({ signal: AbortSignal.abort('left') })).rejects.toBe('left');
  await queries.book().mutationFn({ serviceId: 'svc_1', start: asked.from });
  expect(server.bookings.size).toBe(1);
});

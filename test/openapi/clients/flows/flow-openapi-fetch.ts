import createClient from 'openapi-fetch';
import type { components, paths } from './openapi-typescript.js';
import { ada, grace, newKey, type Scene, type Told } from './scene.js';

type Event = components['schemas']['Event'];

/** Books, loses a race, takes the alternative, moves, cancels, and follows what happened. */
export const flow = async ({ url, desk, visitor, serviceId, start }: Scene): Promise<Told> => {
  const page = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${visitor}` } });
  const staff = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${desk}` } });
  const book = (customer: typeof ada, at: string) =>
    page.POST('/v1/bookings', {
      params: { header: { 'Idempotency-Key': newKey() } },
      body: { serviceId, start: at, customer },
    });

  const first = await book(ada, start);
  if (!first.data) throw new Error(first.error.detail);
  const lost = await book(grace, start);
  if (lost.error?.code !== 'slot-taken') throw new Error('the slot was given away twice');
  const [alternative] = lost.error.alternatives;
  if (!alternative) throw new Error(lost.error.detail);
  const second = await book(grace, alternative.start);
  if (!second.data) throw new Error(second.error.detail);

  const { id, manageToken = '', version } = second.data;
  const params = { path: { id } };
  const headers = { Authorization: `Bearer ${manageToken}` };
  const slots = await page.GET('/v1/services/{id}/slots', {
    params: { path: { id: serviceId }, query: { from: alternative.end, to: dayAfter(start) } },
  });
  const [free] = slots.data?.slots ?? [];
  if (!free) throw new Error('nothing is free');
  const move = { start: free.start, expectedVersion: version };
  const moved = await page.POST('/v1/bookings/{id}/reschedule', { params, headers, body: move });
  if (!moved.data) throw new Error(moved.error.detail);
  const stale = await page.POST('/v1/bookings/{id}/cancel', { params, headers, body: { expectedVersion: version } });
  if (stale.error?.code !== 'version-conflict') throw new Error('a stale version passed');
  const { currentVersion } = stale.error;
  const cancelled = await page.POST('/v1/bookings/{id}/cancel', {
    params,
    headers,
    body: { expectedVersion: currentVersion, reason: 'ill' },
  });
  if (!cancelled.data) throw new Error(cancelled.error.detail);

  const events: Event[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const query = { stream: `booking/${id}`, limit: 2, ...(after !== undefined && { after }) };
    const { data, error } = await staff.GET('/v1/events', { params: { query } });
    if (!data) throw new Error(error.detail);
    events.push(...data.items);
    after = data.nextCursor;
  }
  return {
    alternative: alternative.start,
    movedTo: moved.data.start,
    status: cancelled.data.status,
    events: events.map((event) =>
      event.type === 'BookingCancelled' ? `${event.type}: ${event.data.reason}` : event.type,
    ),
  };
};

const dayAfter = (instant: string) => new Date(Date.parse(instant) + 86_400_000).toISOString();

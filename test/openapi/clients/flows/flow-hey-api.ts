import { createClient, createConfig } from './hey-api/client/index';
import type { Event } from './hey-api/index';
import { cancelBooking, createBooking, findEvents, findSlots, rescheduleBooking } from './hey-api/index';
import { ada, grace, newKey, type Scene, type Told } from './scene.js';

/** Books, loses a race, takes the alternative, moves, cancels, and follows what happened. */
export const flow = async ({ url, desk, visitor, serviceId, start }: Scene): Promise<Told> => {
  const as = (token: string) => createClient(createConfig({ baseUrl: url, auth: token }));
  const [page, staff] = [as(visitor), as(desk)];
  const book = (customer: typeof ada, at: string) =>
    createBooking({
      client: page,
      headers: { 'Idempotency-Key': newKey() },
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
  const own = { client: as(manageToken), path: { id } };
  const query = { from: alternative.end, to: dayAfter(start) };
  const slots = await findSlots({ client: page, path: { id: serviceId }, query });
  const [free] = slots.data?.slots ?? [];
  if (!free) throw new Error('nothing is free');
  const moved = await rescheduleBooking({ ...own, body: { start: free.start, expectedVersion: version } });
  if (!moved.data) throw new Error(moved.error.detail);
  const stale = await cancelBooking({ ...own, body: { expectedVersion: version } });
  if (stale.error?.code !== 'version-conflict') throw new Error('a stale version passed');
  const { currentVersion } = stale.error;
  const cancelled = await cancelBooking({ ...own, body: { expectedVersion: currentVersion, reason: 'ill' } });
  if (!cancelled.data) throw new Error(cancelled.error.detail);

  const events: Event[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const asked = { stream: `booking/${id}`, limit: 2, ...(after !== undefined && { after }) };
    const { data, error } = await findEvents({ client: staff, query: asked });
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

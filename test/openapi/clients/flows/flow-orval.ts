import { cancelBooking, createBooking, findEvents, findSlots, rescheduleBooking } from './orval-fetch.js';
import type { Event } from './orval-model/index.ts';
import { ada, grace, newKey, type Scene, type Told } from './scene.js';
import { served } from './served.js';

/** Books, loses a race, takes the alternative, moves, cancels, and follows what happened. */
export const flow = async ({ url, desk, visitor, serviceId, start }: Scene): Promise<Told> => {
  served.by(url);
  const as = (token: string, headers: Record<string, string> = {}) => ({
    headers: { Authorization: `Bearer ${token}`, ...headers },
  });
  const book = (customer: typeof ada, at: string) =>
    createBooking({ serviceId, start: at, customer }, as(visitor, { 'Idempotency-Key': newKey() }));

  const first = await book(ada, start);
  if (first.status !== 201) throw new Error('the slot was not free');
  const lost = await book(grace, start);
  if (lost.status !== 409 || lost.data.code !== 'slot-taken') throw new Error('the slot was given away twice');
  const [alternative] = lost.data.alternatives;
  if (!alternative) throw new Error(lost.data.detail);
  const second = await book(grace, alternative.start);
  if (second.status !== 201) throw new Error('the alternative was not free');

  const { id, manageToken = '', version } = second.data;
  const own = as(manageToken);
  const slots = await findSlots(serviceId, { from: alternative.end, to: dayAfter(start) }, as(visitor));
  const [free] = slots.status === 200 ? slots.data.slots : [];
  if (!free) throw new Error('nothing is free');
  const moved = await rescheduleBooking(id, { start: free.start, expectedVersion: version }, own);
  if (moved.status !== 200) throw new Error(moved.data.detail);
  const stale = await cancelBooking(id, { expectedVersion: version }, own);
  if (stale.status !== 409 || stale.data.code !== 'version-conflict') throw new Error('a stale version passed');
  const { currentVersion } = stale.data;
  const cancelled = await cancelBooking(id, { expectedVersion: currentVersion, reason: 'ill' }, own);
  if (cancelled.status !== 200) throw new Error(cancelled.data.detail);

  const events: Event[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const asked = { stream: `booking/${id}`, limit: 2, ...(after !== undefined && { after }) };
    const answer = await findEvents(asked, as(desk));
    if (answer.status !== 200) throw new Error(answer.data.detail);
    events.push(...answer.data.items);
    after = answer.data.nextCursor;
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

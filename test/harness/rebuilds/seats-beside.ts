import type { ReplayedEvent } from '#libs/event-store';
import type { Projection } from '#libs/projection';

/** Somebody takes a seat: the next event of a stream of tenant `acme`, or of another one. */
export const seated = (position: number, stream: string, version: number, who: string, tenant = 'acme') =>
  ({ position, stream, version, tenant, data: { who } }) as unknown as ReplayedEvent;

const whoOf = (event: ReplayedEvent) => (event.data as unknown as { who: string }).who;

/** Who sits at each stream, a row each; nobody can be called `nobody`. */
export const seats: Projection = {
  ...{ name: 'seats/rebuild', version: 2, handles: ['seat'] },
  table: { name: 'seats_v2_rebuild', key: ['tenant', 'id'], columns: ['who'] },
  fold: (events) => {
    if (events.some((event) => whoOf(event) === 'nobody')) throw new Error('nobody is called that');
    return [[events[0]!.tenant, events[0]!.stream, events.map(whoOf).join(' ')]];
  },
  project: async () => {},
};

export const parkedSeat = (subject: string, fromVersion: number, tenant = 'acme') => ({
  ...{ name: seats.name, consumerVersion: seats.version, tenant, subject, fromVersion, fromPosition: fromVersion * 10 },
  ...{ fault: 'fold', reason: 'nobody is called that', build: '1', attempts: 3 },
});

import type { Event } from '../generated/api.js';
import type { Query } from '../sending/route.js';
import type { Sender } from '../sending/sender.js';
import { type FollowOptions, listen } from './listen.js';

export type FollowQuery = Omit<Query<'GET /v1/events/stream'>, 'ticket' | 'names'>;

/** Yields all events from a place on, each once and in their order, over lost connections and restarted servers. */
export async function* follow(
  sender: Sender,
  { after, ...query }: FollowQuery,
  options: FollowOptions,
): AsyncGenerator<Event, void, undefined> {
  const listening = { ...options, template: '/v1/events/stream', query, last: after };
  for await (const { data } of listen(sender, listening)) {
    if (typeof data?.schemaVersion === 'number') yield data as Event;
  }
}

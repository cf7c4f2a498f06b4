import { allows } from '#libs/access';
import { type EventFilter, eventTypes } from '#libs/booking';
import type { Point } from '#libs/event-store';
import { eventKinds } from '../history/kinds/event-kinds.js';
import type { Caller } from '../http/callers/caller.js';
import { lacksScope } from '../http/problems/unauthenticated.js';

interface Asked {
  readonly types?: readonly string[];
  readonly stream?: string;
  readonly include?: 'internal';
}

/** Those that no event has: a word for what is not there yet, or misspelt. */
export const unknownTypes = (types: readonly string[]): string[] =>
  types.filter((type) => !Object.hasOwn(eventTypes, type) && !Object.hasOwn(eventKinds, type));

/** What a caller may see of what it asked for; what the server keeps count with is for whoever may read all events. */
export const eventFilter = (caller: Caller, { types, stream, include }: Asked, after: Point): EventFilter => {
  if (include === 'internal') {
    if (allows(caller.scopes, 'events:read')) return { after, types, stream };
    throw lacksScope('Internal events need the scope events:read.', 'events:read');
  }
  const told = Object.keys(eventKinds);
  const categories = caller.onlyCustomer === null ? undefined : ['booking'];
  return { after, types: types ? types.filter((type) => told.includes(type)) : told, stream, categories };
};

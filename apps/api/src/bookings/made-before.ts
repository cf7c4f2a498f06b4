import { type Booking, isTheirs } from '#libs/booking';
import type { Settled } from '#libs/event-store';
import type { Caller } from '../http/callers/caller.js';
import { Problem } from '../http/problems/problem.js';

/**
 * What a creation is answered with. Where the booking was made before, by the same content under the same id, whoever may be
 * anybody gets of what is written there only what it sent itself, and of what is somebody else's by now nobody gets anything.
 */
export const toMaker = ({ state, appended, replayed }: Settled<Booking>, caller: Caller): Booking => {
  if (appended || replayed) return state;
  const isMakers = caller.kind !== 'public' || !state.isHandedOn;
  if (!isMakers || !isTheirs(state, caller)) throw notTheirs(state.id);
  if (caller.kind !== 'public') return state;
  const { notes, metadata, customer } = state.creation.content;
  return { ...state, notes, metadata, customer };
};

/** What is said to whoever would make what is somebody else's. */
export const notTheirs = (id: string): Problem =>
  new Problem('already-exists', `The booking ${id} already exists and belongs to somebody else.`);

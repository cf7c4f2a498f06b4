import { probeOf, type Wait } from '../endpoint/endpoint.js';
import type { Parking } from './parking.js';
import type { Item, Task } from './task.js';

/** What there is to be sent, and of which subjects a request is under way. */
interface Work {
  readonly pending: readonly Item[];
  readonly parking: Parking;
  readonly flying: ReadonlySet<string>;
}

/** To see whether an endpoint is there again. */
export const probeAmong = ({ pending, parking }: Work, wait: Wait): Task | null => {
  const item = probeOf(wait, pending);
  if (item) return { kind: 'live', item, subject: item.subject, isProbe: true };
  const subject = parking.first;
  return subject === undefined ? null : { kind: 'parked', subject, isProbe: true };
};

/** One parked subject at a time comes before all else: so a receiver that is always busy is sent those too. */
export const nextAmong = ({ pending, parking, flying }: Work, now: number): Task | null => {
  const due = parking.due(now, flying);
  const item = pending.find(({ subject }) => !flying.has(subject));
  const isFirst = due !== undefined && ![...flying].some((subject) => parking.find(subject));
  if (item && !isFirst) return { kind: 'live', item, subject: item.subject, isProbe: false };
  return due === undefined ? null : { kind: 'parked', subject: due, isProbe: false };
};

import pg from 'pg';
import { UnreadableEvent } from '#libs/event-store';
import { isOfQuery } from '../sql/watch-queries.js';
import type { Fault } from './parked-subject.js';

const longestReason = 500;
const ofTheData = /^2[23]/;

/**
 * What of a failure the data alone explain; null: it may be something else, such as a connection, a lock, a time-out, a
 * full disk or a missing table, and is to be tried again as a whole. What a watched connection's queries did not throw
 * was thrown by the code between them.
 */
export const faultOf = (error: unknown): Fault | null => {
  const reason = reasonOf(error);
  if (error instanceof UnreadableEvent) return { fault: 'unknown', reason };
  if (!isOfQuery(error)) return { fault: 'fold', reason };
  return isDataFault(error) ? { fault: error.code, reason } : null;
};

/** Whether it is the database's word that a value cannot be, or not beside the others. */
export const isDataFault = (error: unknown): error is pg.DatabaseError & { readonly code: string } =>
  error instanceof pg.DatabaseError && ofTheData.test(error.code ?? '');

/** As Postgres takes it: a text has no zero byte. */
const reasonOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).replaceAll('\0', '').slice(0, longestReason);

import { same } from '../deciding/patch.js';
import type { Exception } from './calendar.js';

/** Dates whose hours are others from now on, and dates that have the weekly hours again. */
export interface ExceptionsChanged {
  readonly set?: readonly Exception[];
  readonly unset?: readonly string[];
}

export const byDate = (exceptions: readonly Exception[]): readonly Exception[] =>
  exceptions.toSorted((a, b) => (a.date < b.date ? -1 : 1));

/** What leads from the one list to the other: of a thousand dates of which one is changed, that one. */
export const exceptionsChanged = (before: readonly Exception[], after: readonly Exception[]): ExceptionsChanged => {
  const known = new Map(before.map((each) => [each.date, each]));
  const set = after.filter((each) => !same(each, known.get(each.date)));
  const staying = new Set(after.map(({ date }) => date));
  const unset = [...known.keys()].filter((date) => !staying.has(date));
  return { ...(set.length > 0 && { set }), ...(unset.length > 0 && { unset }) };
};

/** Both lists are in the order of their dates. */
export const exceptionsAfter = (
  before: readonly Exception[],
  { set = [], unset = [] }: ExceptionsChanged,
): readonly Exception[] => {
  const others = new Set([...unset, ...set.map(({ date }) => date)]);
  return byDate([...before.filter(({ date }) => !others.has(date)), ...set]);
};

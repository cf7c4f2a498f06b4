import { same } from '../deciding/merge-patch.js';

/** Wall-clock times `HH:MM`; `to` at or before `from` is on the next day, `24:00` is the end of this one. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

/** A local date whose hours differ from the weekly ones; no hours: closed. */
export interface Exception {
  readonly date: string;
  readonly openingHours: readonly Hours[];
}

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

export type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two JSON values say the same; the order of keys says nothing. */
export const same = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => same(item, b[at]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
};

/** The smallest merge patch that leads from one to the other, which came out of one by a merge patch. */
export const patchBetween = (before: Json, after: Json): Json => {
  const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const changed = Object.entries(after).filter(
    ([key, value]) => !Object.hasOwn(before, key) || !same(before[key], value),
  );
  return Object.fromEntries([
    ...removed.map((key) => [key, null] as const),
    ...changed.map(([key, value]) => {
      const known = Object.hasOwn(before, key) ? before[key] : undefined;
      return [key, isObject(known) && isObject(value) ? patchBetween(known, value) : value] as const;
    }),
  ]);
};

/** A JSON merge patch (RFC 7396): objects are merged, null removes a key, all else replaces. */
export const merge = (known: Json, patch: Json): Json => {
  const merged = new Map(Object.entries(known));
  for (const [key, value] of Object.entries(patch)) {
    const before = merged.get(key);
    if (value === null) merged.delete(key);
    else merged.set(key, isObject(value) ? merge(isObject(before) ? before : {}, value) : value);
  }
  return Object.fromEntries(merged);
};

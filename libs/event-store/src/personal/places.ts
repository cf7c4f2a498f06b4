import type { Personal } from '../catalogue/event-version.js';

/** A member of an event's data that has something personal: the fields of it, or all of it where there are none. */
export interface Place {
  readonly name: string;
  readonly fields: readonly string[] | null;
}

/** What is sealed together: all personal fields of one member. Throws TypeError where a path goes deeper than that. */
export const placesOf = ({ fields }: Personal): Place[] => {
  const places = new Map<string, string[]>();
  for (const path of fields) {
    const [name, field, ...deeper] = path.split('.') as [string, ...string[]];
    if (deeper.length > 0) throw new TypeError(`${path}: personal data lie two names deep at most`);
    const known = places.get(name) ?? [];
    if (field !== undefined) known.push(field);
    places.set(name, known);
  }
  return [...places].map(([name, known]) => ({ name, fields: known.length > 0 ? known : null }));
};

/** What stands at a path of an object, undefined where nothing does. */
export const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | null | undefined)?.[name], value);

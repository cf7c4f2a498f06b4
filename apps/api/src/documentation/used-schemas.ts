type Json = Readonly<Record<string, unknown>>;

const named = /"#\/components\/schemas\/([^"]+)"/g;

const namesIn = (part: unknown): string[] => [...(JSON.stringify(part) ?? '').matchAll(named)].map(([, name]) => name!);

/** Of all schemas those that a part of the document refers to, and what they refer to themselves. */
export const usedIn = (schemas: Json, part: unknown): Json => {
  const used = new Set(namesIn(part));
  // A set that grows while it is walked is walked to its end.
  for (const name of used) for (const inner of namesIn(schemas[name])) used.add(inner);
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
};

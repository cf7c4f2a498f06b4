import type { Attributes } from '@opentelemetry/api';

/** Attributes that nobody else has: they stand behind the name of the product. What is undefined is left out. */
export const ownAttributes = (
  attributes: Readonly<Record<string, string | number | boolean | undefined>>,
): Attributes => Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`slotlog.${name}`, value]));

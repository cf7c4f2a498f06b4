import { Refused, type Rule, type Violation } from './refused.js';

/** How much a caller may keep with a thing: what a change leaves there counts, not the change alone. */
export const metadataLimits = { keys: 50, bytes: 16_384, depth: 8 };

export const sizeOf = (metadata: object) => new TextEncoder().encode(JSON.stringify(metadata)).length;

export const refuseTooMuch = (metadata: object) => {
  const { keys, bytes } = metadataLimits;
  const broken: readonly [boolean, Rule, string][] = [
    [Object.keys(metadata).length > keys, 'too-many', `metadata would have more than ${keys} keys.`],
    [sizeOf(metadata) > bytes, 'too-long', `metadata would be larger than ${bytes} bytes.`],
  ];
  const errors = broken
    .filter(([isBroken]) => isBroken)
    .map(([, rule, detail]): Violation => ({ pointer: '/metadata', rule, detail }));
  if (errors.length > 0) throw new Refused('rule-violation', { errors });
};

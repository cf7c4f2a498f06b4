import { rules as businessRules } from '#libs/booking';

/** Everything that can be wrong with content; `rule` of `errors[]`. */
export const rules = [
  ...businessRules,
  'position-unknown',
  'wrong-type',
  'unknown-field',
  'unknown-value',
  'wrong-format',
  'too-short',
  'too-few',
  'duplicate',
] as const;

export type Rule = (typeof rules)[number];

/**
 * What is wrong, and where: a JSON pointer into the body, `?name` for a parameter of the query, the name of a header.
 */
export interface ContentError {
  readonly pointer: string;
  readonly rule: Rule;
  readonly detail: string;
}

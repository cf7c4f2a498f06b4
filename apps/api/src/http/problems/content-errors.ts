import type { core } from 'zod';
import type { ContentError, Rule } from './rules.js';

/** Which part of the request a value is. */
export type Part = 'body' | 'query';

/** More would help nobody, and how many there are is up to the sender. */
const atMost = 50;

/** What zod found wrong with a value, in this API's own words. */
export const contentErrors = (issues: readonly core.$ZodIssue[], value: unknown, part: Part): ContentError[] =>
  issues.flatMap((issue) => errorsOf(issue, value, part)).slice(0, atMost);

const errorsOf = (issue: core.$ZodIssue, value: unknown, part: Part): ContentError[] => {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => errorAt([...issue.path, key], part, 'unknown-field', 'is unknown'));
  }
  if (issue.code === 'invalid_type' && valueAt(value, issue.path) === undefined) {
    return [errorAt(issue.path, part, 'required', 'is required')];
  }
  const [rule, says] = complaint(issue);
  return [errorAt(issue.path, part, rule, says)];
};

const errorAt = (path: readonly PropertyKey[], part: Part, rule: Rule, says: string): ContentError => {
  const pointer = pointerTo(path, part);
  return { pointer, rule, detail: `${path.length === 0 ? `The ${part}` : pointer.replace(/^[/?]/, '')} ${says}.` };
};

/** So many characters of a sender's own word are repeated: an answer is not made long by what it answers. */
const quotedAtMost = 100;

const quoted = (word: string) =>
  word.length <= quotedAtMost ? word : `${word.slice(0, quotedAtMost - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** A JSON pointer (RFC 6901) into the body, `?name` into the query. */
export const pointerTo = (path: readonly PropertyKey[], part: Part): string => {
  const steps = path.map((step) => quoted(String(step)).replaceAll('~', '~0').replaceAll('/', '~1'));
  return part === 'query' ? `?${steps.join('/')}` : steps.map((step) => `/${step}`).join('');
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], value);

const bounds: Record<string, readonly [below: Rule, above: Rule, unit: string]> = {
  string: ['too-short', 'too-long', ' characters'],
  array: ['too-few', 'too-many', ' entries'],
  number: ['too-small', 'too-large', ''],
  int: ['too-small', 'too-large', ''],
};

const complaint = (issue: core.$ZodIssue): [Rule, string] => {
  switch (issue.code) {
    case 'invalid_type':
      return ['wrong-type', `must be ${article(issue.expected)}`];
    case 'too_small': {
      const [rule, , unit] = bounds[issue.origin] ?? bounds.number!;
      return [rule, `must be at least ${issue.minimum}${unit}`];
    }
    case 'too_big': {
      const [, rule, unit] = bounds[issue.origin] ?? bounds.number!;
      return [rule, `must be at most ${issue.maximum}${unit}`];
    }
    case 'invalid_value':
      return ['unknown-value', `must be one of ${issue.values.map(String).join(', ')}`];
    case 'custom':
      return [(issue.params?.rule as Rule | undefined) ?? 'wrong-format', issue.message];
    default:
      return ['wrong-format', issue.message];
  }
};

const article = (expected: string) => {
  const noun = { int: 'whole number', record: 'object' }[expected] ?? expected;
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
};

import { z } from 'zod';
import { expectedVersion } from './expected-version.js';

type Optional<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends z.ZodType ? z.ZodExactOptional<Fields[Name]> : never;
};

/** In a change null clears: the field is what it usually is again. */
export const cleared = <Schema extends z.ZodType>(schema: Schema, usual: z.output<Schema>) =>
  schema.nullable().transform((value) => (value === null ? usual : (value as z.output<Schema>)));

/** Any of the fields, at least one; what is not stated stays as it is. `how`: what else may be said. */
export const changeOf = <
  Fields extends Record<string, z.ZodType>,
  How extends Record<string, z.ZodType> = Record<never, never>,
>(
  fields: Fields,
  how?: How,
) => {
  const optional = Object.entries(fields).map(([name, field]) => [name, field.exactOptional()]);
  return z
    .strictObject({ ...(Object.fromEntries(optional) as Optional<Fields>), expectedVersion, ...(how as How) })
    .refine((change) => Object.keys(change).some((name) => Object.hasOwn(fields, name)), {
      message: 'contains no change',
      params: { rule: 'required' },
    });
};

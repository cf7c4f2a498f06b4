import { z } from 'zod';

type SomeOf<Shape extends z.ZodRawShape> = { [Name in keyof Shape]: z.ZodExactOptional<Shape[Name] & z.core.SomeType> };

/** The fields that a change may have: each is there with a value, or is not there. */
export const someOf = <Shape extends z.ZodRawShape>({ shape }: z.ZodObject<Shape>) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(shape).map(([name, field]) => [name, z.exactOptional(field as z.ZodType)]),
    ) as unknown as SomeOf<Shape>,
  );

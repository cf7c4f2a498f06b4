import { z } from 'zod';

type Json = Record<string, unknown>;

export interface Described {
  readonly schema: Json;
  /** The schemas with a name that it refers to. */
  readonly components: Record<string, Json>;
}

/**
 * What zod knows, as JSON Schema 2020-12, the one of OpenAPI 3.1. Answers may grow new fields, so theirs are open.
 * Undefined: this is none of zod's.
 */
export const jsonSchemaOf = (schema: unknown, io: 'input' | 'output'): Described | undefined => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const wrapped = z.toJSONSchema(z.object({ schema }), {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (io === 'output') delete jsonSchema.additionalProperties;
      delete jsonSchema.id;
    },
  });
  const { $defs = {}, properties } = JSON.parse(
    JSON.stringify(wrapped).replaceAll('#/$defs/', '#/components/schemas/'),
  );
  return { schema: properties.schema, components: $defs };
};

import { z } from 'zod';
import type { Edition } from './edition.js';

type Json = Record<string, unknown>;

export interface Described {
  readonly schema: Json;
  /** The schemas with a name that it refers to. */
  readonly components: Record<string, Json>;
}

const dialects = { '3.1': 'draft-2020-12', '3.0': 'openapi-3.0' } as const;

/**
 * What zod knows, as JSON Schema 2020-12, the one of OpenAPI 3.1, or in what 3.0 has instead of it. Answers may grow new
 * fields, so theirs are open. Undefined: this is none of zod's.
 */
export const jsonSchemaOf = (schema: unknown, io: 'input' | 'output', edition: Edition): Described | undefined => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const wrapped = z.toJSONSchema(z.object({ schema }), {
    target: dialects[edition],
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (io === 'input') Object.assign(jsonSchema, statedExamples(zodSchema));
      if (io === 'output') delete jsonSchema.additionalProperties;
      delete jsonSchema.id;
      if (edition === '3.1') return;
      // Words that came with 3.1.
      if (Array.isArray(jsonSchema.examples)) Object.assign(jsonSchema, { example: jsonSchema.examples[0] });
      delete jsonSchema.examples;
      delete jsonSchema.propertyNames;
    },
  });
  const { $defs, definitions, properties } = JSON.parse(
    JSON.stringify(wrapped).replaceAll(/#\/(\$defs|definitions)\//g, '#/components/schemas/'),
  );
  return { schema: properties.schema, components: $defs ?? definitions ?? {} };
};

/** zod takes examples for what comes out of a transformation and drops them; ours are what is sent. */
const statedExamples = (schema: z.core.$ZodType) => {
  const { examples } = z.globalRegistry.get(schema) ?? {};
  return examples && { examples };
};

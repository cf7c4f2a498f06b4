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
  const isBody = io === 'input' && z.globalRegistry.get(schema)?.id !== undefined;
  const wrapped = z.toJSONSchema(z.object({ schema }), {
    target: dialects[edition],
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (io === 'input') Object.assign(jsonSchema, statedExamples(zodSchema));
      if (isBody) sayDefault(jsonSchema);
      if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      withoutNoise(jsonSchema);
      Object.assign(jsonSchema, discriminatorOf(zodSchema));
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

/** Generators take a field of a body that has a default for one that must be there. */
const sayDefault = (schema: Json) => {
  const { default: value, description } = schema;
  delete schema.default;
  if (value === undefined || value === null || typeof value === 'object') return;
  schema.description = [description && `${description}`.replace(/\.?$/, '.'), `Default: ${value}.`]
    .filter(Boolean)
    .join(' ');
};

/** Bounds that every number of JavaScript has say nothing. */
const withoutNoise = (schema: Json) => {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (Number.isInteger(schema.const) || (Array.isArray(schema.enum) && schema.enum.every(Number.isInteger))) {
    schema.type = 'integer';
  }
};

/** By which property the parts of a union are told apart. */
const discriminatorOf = ({ _zod: { def } }: z.core.$ZodType) => {
  if (!isDiscriminated(def)) return {};
  const { discriminator: propertyName, options } = def;
  const named = options.map((option) => [valuesOf(option, propertyName), z.globalRegistry.get(option)?.id] as const);
  if (named.some(([, id]) => id === undefined)) return { discriminator: { propertyName } };
  const mapping = Object.fromEntries(
    named.flatMap(([values, id]) => values.map((value) => [value, `#/components/schemas/${id}`])),
  );
  return { discriminator: { propertyName, mapping } };
};

const isDiscriminated = (def: z.core.$ZodTypeDef): def is z.core.$ZodDiscriminatedUnionDef => 'discriminator' in def;

const valuesOf = (option: z.core.$ZodType, property: string) =>
  [...(option._zod.propValues?.[property] ?? [])].map(String);

/** zod takes examples for what comes out of a transformation and drops them; ours are what is sent. */
const statedExamples = (schema: z.core.$ZodType) => {
  const { examples } = z.globalRegistry.get(schema) ?? {};
  return examples && { examples };
};

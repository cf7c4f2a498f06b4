import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { EventTypes, EventVersion } from '#libs/event-store';

/** A file that keeps one version of a type as it was when it was first written. */
export interface Sample {
  /** `BookingConfirmed.v1.json` */
  readonly name: string;
  /** Data of events. */
  readonly samples: readonly object[];
  /** As JSON Schema, in which the order of names says nothing. */
  readonly schema: object;
}

export const sampleName = (type: string, version: number) => `${type}.v${version}.json`;

export const jsonSchemaOf = ({ schema }: EventVersion): object => {
  const { $schema: _, ...described } = z.toJSONSchema(schema as z.ZodType, {
    override: ({ jsonSchema }) => {
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      jsonSchema.required?.sort();
    },
  });
  return described;
};

/** What is wrong with the samples of these types, and what to do about it. */
export const complaintsOf = (types: EventTypes, samples: readonly Sample[]): string[] => {
  const byName = new Map(samples.map((sample) => [sample.name, sample]));
  const versions = Object.entries(types).flatMap(([type, all]) =>
    all.map((version, at) => ({ name: sampleName(type, at + 1), version, later: all.slice(at + 1) })),
  );
  const names = new Set(versions.map(({ name }) => name));
  return [
    ...versions.flatMap(({ name, version, later }) => [
      ...complaintsAbout(name, version, later, byName.get(name)),
      ...complaintsAboutPersonal(name, version, types),
    ]),
    ...samples
      .filter(({ name }) => !names.has(name))
      .map(({ name }) => `${name}: the catalogue does not have it; what was once written has to be read for ever`),
  ];
};

const complaintsAbout = (name: string, version: EventVersion, later: readonly EventVersion[], sample?: Sample) => {
  if (!sample) return [`${name} is missing: run \`npm run samples\`, then put data into its "samples"`];
  if (sample.samples.length === 0) return [`${name} has no data in its "samples": put in some, as they are written`];
  if (!isDeepStrictEqual(sample.schema, jsonSchemaOf(version))) {
    return [
      `${name}: the schema is another one than it was; add a version with an upcast (docs/evolution.md), or, where no ` +
        'log has this one yet, run `npm run samples -- rewrite`',
    ];
  }
  return sample.samples.flatMap((data, index) => {
    const issues = issuesOf(version, data);
    if (issues.length > 0) return issues.map((issue) => `${name}: sample ${index} is not read: ${issue}`);
    const newest = later.reduce((before, { upcast }) => upcast!(before), data);
    return issuesOf(later.at(-1) ?? version, newest).map(
      (issue) => `${name}: sample ${index} brought up to date: ${issue}`,
    );
  });
};

const issuesOf = ({ schema }: EventVersion, data: unknown): string[] => {
  const { error } = (schema as z.ZodType).safeParse(data);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
};

interface Described {
  readonly properties?: Readonly<Record<string, Described>>;
  readonly anyOf?: readonly Described[];
}

/** Whose it is may stand in the event itself or in one before it, which another type brought into the state. */
const complaintsAboutPersonal = (name: string, version: EventVersion, types: EventTypes) => {
  const { fields = [], subject } = version.personal ?? {};
  const has = (each: EventVersion, path: string) => isThere(jsonSchemaOf(each), path.split('.'));
  const isSaid = !subject || Object.values(types).some((all) => all.some((each) => has(each, subject)));
  return [...fields.filter((path) => !has(version, path)), ...(isSaid ? [] : [subject])].map(
    (path) => `${name}: declares ${path} as personal, which it does not have`,
  );
};

const isThere = ({ properties, anyOf = [] }: Described, [first, ...rest]: readonly string[]): boolean => {
  if (first === undefined) return true;
  const property = properties?.[first];
  return property ? isThere(property, rest) : anyOf.some((each) => isThere(each, [first, ...rest]));
};

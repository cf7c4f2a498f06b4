import { isDeepStrictEqual } from 'node:util';
import { type Part, resolve } from './resolve.js';

/** A schema and the document that its references are meant in. */
export interface Told {
  readonly document: Part;
  readonly schema: Part;
}

/** request: what was taken has to be taken still; answer: what is sent has to be what was told. */
export type Direction = 'request' | 'answer';

const at = ({ document }: Told, schema: unknown): Told => ({ document, schema: schema as Part });

const variantsOf = (told: Told): Told[] => {
  const { anyOf, oneOf, allOf, ...rest } = resolve(told.document, told.schema) as Part &
    Record<'anyOf' | 'oneOf' | 'allOf', Part[] | undefined>;
  const among = anyOf ?? oneOf;
  if (among) return among.flatMap((each) => variantsOf(at(told, each)));
  if (allOf)
    return variantsOf({ ...told, schema: merged([rest, ...allOf.map((each) => resolve(told.document, each))]) });
  const { type } = rest;
  if (Array.isArray(type)) return type.map((each) => ({ ...told, schema: { ...rest, type: each } }));
  return [{ ...told, schema: rest }];
};

const merged = (parts: readonly Part[]): Part => ({
  ...Object.assign({}, ...parts),
  properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
  required: parts.flatMap(({ required }) => (required as string[] | undefined) ?? []),
});

/** What has a name is told of by its name, however many operations it is in. */
const named = ({ schema }: Told, where: string) => String(schema.$ref ?? where).replace('#/components/schemas/', '');

/** Why a client that knows the earlier schema would be surprised by the later one. */
export const schemaBreaks = (earlier: Told, later: Told, direction: Direction, place: string): string[] => {
  const where = named(earlier, place);
  const [before, after] = [variantsOf(earlier), variantsOf(later)];
  const [wide, narrow] = direction === 'request' ? [after, before] : [before, after];
  const tag = discriminatorOf(earlier) ?? discriminatorOf(later);
  return narrow.flatMap((each) => {
    const alike = tag === undefined ? wide : wide.filter((one) => isOfOneKind(each, one, tag));
    if (alike.length === 0) return direction === 'request' ? [`${where} takes no ${kindsOf(each, tag!)}`] : [];
    const attempts = alike.map((one) =>
      direction === 'request' ? plainBreaks(each, one, direction, where) : plainBreaks(one, each, direction, where),
    );
    return attempts.sort((a, b) => a.length - b.length)[0] ?? [];
  });
};

/** The property by which the variants of a union are told apart: each is compared with what has the same value there. */
const discriminatorOf = ({ document, schema }: Told) =>
  (resolve(document, schema).discriminator as { readonly propertyName: string } | undefined)?.propertyName;

const kindsOf = ({ schema }: Told, property: string) =>
  valuesOf(((schema.properties as Part | undefined)?.[property] ?? {}) as Part);

const isOfOneKind = (one: Told, other: Told, property: string): boolean => {
  const [here, there] = [kindsOf(one, property), kindsOf(other, property)];
  return !here || !there || here.some((value) => there.includes(value));
};

const plainBreaks = (earlier: Told, later: Told, direction: Direction, where: string): string[] => {
  const [before, after] = [earlier.schema, later.schema];
  const [wide, narrow] = direction === 'request' ? [after, before] : [before, after];
  const says = (what: string) => `${where} ${what}`;
  const isWhole = wide.type === 'number' && narrow.type === 'integer';
  if (wide.type !== undefined && wide.type !== narrow.type && !isWhole) {
    return [says(`is ${after.type}, was ${before.type}`)];
  }
  const valuesGone = direction === 'request' ? valuesLost(before, after).map((value) => says(`takes no ${value}`)) : [];
  return [
    ...valuesGone,
    ...(direction === 'request' ? tighter(after, before) : []).map((word) => says(`has a narrower ${word}`)),
    ...propertyBreaks(earlier, later, direction, where),
    ...(before.items && after.items
      ? schemaBreaks(at(earlier, before.items), at(later, after.items), direction, `${where}[]`)
      : []),
  ];
};

const valuesOf = ({ enum: values, const: only }: Part): unknown[] | undefined =>
  (values as unknown[] | undefined) ?? (only === undefined ? undefined : [only]);

const valuesLost = (before: Part, after: Part): unknown[] => {
  const allowed = valuesOf(after);
  if (!allowed) return [];
  return (valuesOf(before) ?? ['other value']).filter((value) => !allowed.includes(value));
};

const ceilings = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const floors = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];

/** The words by which one schema takes less than another. */
const tighter = (wide: Part, narrow: Part): string[] => [
  ...ceilings.filter((word) => Number(wide[word] ?? Infinity) < Number(narrow[word] ?? Infinity)),
  ...floors.filter((word) => Number(wide[word] ?? -Infinity) > Number(narrow[word] ?? -Infinity)),
  ...['pattern', 'format'].filter((word) => wide[word] !== undefined && !isDeepStrictEqual(wide[word], narrow[word])),
];

const propertyBreaks = (earlier: Told, later: Told, direction: Direction, where: string): string[] => {
  const [before, after] = [earlier.schema, later.schema];
  const [had, has] = [(before.properties ?? {}) as Part, (after.properties ?? {}) as Part];
  const [needed, needs] = [(before.required ?? []) as string[], (after.required ?? []) as string[]];
  const [wide, narrow] = direction === 'request' ? [needs, needed] : [needed, needs];
  return [
    ...Object.keys(had)
      .filter((name) => !(name in has))
      .map((name) => `${where}/${name} is gone`),
    ...wide
      .filter((name) => !narrow.includes(name) && name in has)
      .map((name) => `${where}/${name} is ${direction === 'request' ? 'required now' : 'not always there any more'}`),
    ...Object.keys(had)
      .filter((name) => name in has)
      .flatMap((name) => schemaBreaks(at(earlier, had[name]), at(later, has[name]), direction, `${where}/${name}`)),
  ];
};

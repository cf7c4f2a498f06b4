import { type Json, merge, same } from './merge-patch.js';
import { refuseTooMuch } from './metadata-limits.js';

export { merge, patchBetween, same } from './merge-patch.js';

type Stated<Content> = { readonly [Field in keyof Content]?: Content[Field] | undefined };

/** The names of the stated fields that say something else than the known ones. */
export const differing = <Content extends object>(stated: Stated<Content>, known: Content): string[] =>
  Object.entries(stated)
    .filter(([field, value]) => value !== undefined && !same(value, known[field as keyof Content]))
    .map(([field]) => field);

/** Metadata is merged into what is there; null: nothing is left of it. */
export type Changes<Content> = Stated<Omit<Content, 'metadata'>> & { readonly metadata?: Json | null | undefined };

/** Those of the changes that really change something. What becomes of `metadata` has to be small enough. */
export const realChanges = <Content extends { metadata: Json }>(
  { metadata, ...others }: Changes<Content>,
  known: Content,
): Partial<Content> => {
  const merged = metadata === undefined ? {} : { metadata: metadata && merge(known.metadata ?? {}, metadata) };
  const wanted = { ...others, ...('metadata' in merged && { metadata: merged.metadata ?? {} }) } as Stated<Content>;
  const fields = differing(wanted, known) as (keyof Content)[];
  if (fields.includes('metadata')) refuseTooMuch(wanted.metadata as Json);
  return Object.fromEntries(fields.map((field) => [field, wanted[field]])) as Partial<Content>;
};
